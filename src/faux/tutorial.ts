import { join } from 'node:path'
import { CommandError, UsageError, bool, defineCommand, string } from '../cli/command.ts'
import type { CommandContext } from '../cli/command.ts'
import { tourFile, tourSteps } from './tour.ts'

export const tutorial = defineCommand({
  use: 'tutorial [--write DIR | --run]',
  short: 'Show, write or run a first tour of pods, services and deployments',
  long: 'Prints the manifests and commands of a first tour. With --write the manifests become files to follow it with; with --run it is run in a cluster of its own, and everything shown.',
  examples: '  # Follow the tour yourself\n  fauxctl tutorial --write tour\n  cd tour && fauxctl shell\n\n  # Watch it run\n  fauxctl tutorial --run',
  flags: {
    write: string('', 'The `folder` to write the manifests to.'),
    run: bool(false, 'Run the tour and show every command with its output.'),
  },
  flagGroups: { exclusive: [['run', 'write']] },
  offline: true,
  async run(ctx, args, flags) {
    if (args.length > 0) throw new UsageError(`unexpected arguments: ${args.join(' ')}`)
    if (flags.run) ctx.exitCode = await (await import('./tourrun.ts')).runTour(ctx.env)
    else if (flags.write) write(ctx, flags.write)
    else show(ctx)
  },
})

function show(ctx: CommandContext): void {
  for (const [at, { about, file, commands }] of tourSteps().entries()) {
    ctx.out(`${at ? '\n' : ''}${at + 1}. ${about}\n`)
    if (file) ctx.out(`\n${file}:\n\n${tourFile(file).replace(/^(?=.)/gm, '    ')}`)
    ctx.out(`\n${commands.map((command) => `    $ ${command}\n`).join('')}`)
  }
  ctx.out('\n"fauxctl tutorial --write DIR" writes the files, "fauxctl tutorial --run" runs it all.\n')
}

/** Writes the manifests; files that are there with another content stay. */
function write(ctx: CommandContext, folder: string): void {
  const { files } = ctx.env
  const steps = tourSteps()
  const names = steps.flatMap(({ file }) => file ?? [])
  for (const name of names) {
    const path = join(folder, name)
    if (files.stat(path) && files.readText(path) !== tourFile(name)) throw new CommandError(`${path} is there already, with another content`)
  }
  files.makeFolder(folder)
  for (const name of names) {
    files.writeText(join(folder, name), tourFile(name))
    ctx.out(`${join(folder, name)}\n`)
  }
  ctx.out(`\nNow, in ${folder}:\n${steps.flatMap(({ commands }) => commands).map((command) => `    $ ${command}\n`).join('')}`)
}
