import type { Fields } from '../../api/object.ts'
import { CommandError, string } from '../../cli/command.ts'
import type { CommandContext } from '../../cli/command.ts'
import { collect } from '../../client/visit.ts'
import { defineGenerator } from './generator.ts'

const template = (name: string, image: string, command: readonly string[], restartPolicy: string) => ({
  spec: { containers: [{ name, image, ...(command.length && { command }) }], restartPolicy },
})

/** `kubectl create job`. */
export const job = defineGenerator({
  use: 'job NAME --image=image [--from=cronjob/name] -- [COMMAND] [args...]',
  short: 'Create a job with the specified name',
  examples: '  # A job with a command\n  kubectl create job once --image=busybox -- date\n\n  # A run of a cron job, now\n  kubectl create job now --from=cronjob/tick',
  flags: {
    image: string('', 'The image to run.'),
    from: string('', 'The cron job to make the job from, as cronjob/NAME.'),
  },
  failure: 'failed to create job: ',
  async make({ ctx, name, command, namespace, flags }) {
    if (Boolean(flags.image) === Boolean(flags.from)) throw new CommandError('either --image or --from must be specified')
    if (command.length && flags.from) throw new CommandError('cannot specify --from and command')
    if (flags.from) return fromCronJob(await cronJobOf(ctx, flags.from), name, namespace)
    return { apiVersion: 'batch/v1', kind: 'Job', metadata: { name, namespace }, spec: { template: template(name, flags.image, command, 'Never') } }
  },
})

async function cronJobOf(ctx: CommandContext, from: string): Promise<Fields> {
  const infos = await collect(ctx, { args: [from] })
  if (infos.length !== 1) throw new CommandError('from must be an existing cronjob')
  const { resource, object } = infos[0]!
  if (resource.group !== 'batch' || resource.kind !== 'CronJob') throw new CommandError(`unknown object type *${resource.version}.${resource.kind}`)
  return object!
}

/** A job as the cron job's template has it, owned by the cron job. */
function fromCronJob(cronJob: Fields, name: string, namespace: string | undefined): Fields {
  const { metadata = {}, spec } = cronJob.spec.jobTemplate
  return {
    apiVersion: 'batch/v1', kind: 'Job',
    metadata: {
      name, namespace, labels: metadata.labels,
      annotations: { 'cronjob.kubernetes.io/instantiate': 'manual', ...metadata.annotations },
      ownerReferences: [{ apiVersion: 'batch/v1', kind: 'CronJob', name: cronJob.metadata.name, uid: cronJob.metadata.uid, controller: true }],
    },
    spec,
  }
}

/** `kubectl create cronjob`. */
export const cronJob = defineGenerator({
  use: "cronjob NAME --image=image --schedule='0/5 * * * ?' -- [COMMAND] [args...]",
  aliases: ['cj'],
  short: 'Create a cron job with the specified name',
  examples: "  # Every five minutes\n  kubectl create cronjob tick --image=busybox --schedule='*/5 * * * *' -- date",
  flags: {
    image: string('', 'The image to run.', { required: true }),
    schedule: string('', 'When to run, in cron\'s five fields.', { required: true }),
    restart: string('', 'The restart policy of its pods: OnFailure (the default) or Never.'),
  },
  failure: 'failed to create cronjob: ',
  make({ name, command, namespace, flags }) {
    return {
      apiVersion: 'batch/v1', kind: 'CronJob', metadata: { name, namespace },
      spec: { schedule: flags.schedule, jobTemplate: { metadata: { name }, spec: { template: template(name, flags.image, command, flags.restart || 'OnFailure') } } },
    }
  },
})
