import type { Env } from '../env.ts'
import { isAbsolute, join } from 'node:path'
import { clusterPlace } from '../place.ts'
import { tourFolder, tourSteps } from './tour.ts'

/** The cluster that the tour runs in: made for it, gone after it. */
const clusterName = 'tutorial'

/** The world as the tour's commands see it: they stand in the folder of its manifests, in a cluster that waits for nothing. */
function tourEnv(env: Env): Env {
  const { KUBECONFIG: _, ...vars } = env.vars
  const at = (path: string) => (isAbsolute(path) ? path : join(tourFolder(), path))
  const { files } = env
  return {
    ...env, cwd: tourFolder(), cluster: undefined,
    vars: { ...vars, FAUXCTL_CLUSTER: clusterName, FAUXCTL_CLOCK: 'instant' },
    files: {
      readText: (path) => files.readText(at(path)), readBytes: (path) => files.readBytes(at(path)),
      writeText: (path, text, mode) => files.writeText(at(path), text, mode), stat: (path) => files.stat(at(path)),
      list: (path) => files.list(at(path)), makeFolder: (path) => files.makeFolder(at(path)),
    },
  }
}

/**
 * Runs the tutorial in this process and shows every command with its output, as a terminal would.
 * @returns the first exit code that was not 0, else 0
 */
export async function runTour(env: Env): Promise<number> {
  const [{ run }, { clusterExists, removeCluster }] = await Promise.all([import('../cli/run.ts'), import('../store/clusters.ts')])
  const inside = tourEnv(env)
  const place = clusterPlace(inside)
  if (clusterExists(place)) await removeCluster(inside, place)
  let exitCode = 0
  for (const { about, commands } of tourSteps()) {
    env.stdout.write(`# ${about}\n`)
    for (const command of commands) {
      env.stdout.write(`$ ${command}\n`)
      const [, ...argv] = command.split(' ')
      const code = await run({ ...inside, calledAs: 'kubectl' }, argv)
      exitCode ||= code
    }
    env.stdout.write('\n')
  }
  await removeCluster(inside, place)
  return exitCode
}
