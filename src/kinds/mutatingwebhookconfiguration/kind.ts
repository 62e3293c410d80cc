import { ageColumn, integerColumn, nameColumn } from '../columns.ts'
import { defineKind } from '../contract.ts'

export const kind = defineKind({
  type: 'admissionregistration/v1.MutatingWebhookConfiguration',
  needsResourceVersion: true,
  hasGeneration: true,
  defaults({ webhooks }) {
    for (const hook of webhooks ?? []) {
      hook.failurePolicy ??= 'Fail'
      hook.matchPolicy ??= 'Equivalent'
      hook.namespaceSelector ??= {}
      hook.objectSelector ??= {}
      hook.timeoutSeconds ??= 10
      hook.reinvocationPolicy ??= 'Never'
      if (hook.clientConfig?.service) hook.clientConfig.service.port ??= 443
      for (const rule of hook.rules ?? []) rule.scope ??= '*'
    }
  },
  columns: [
    nameColumn,
    integerColumn('Webhooks', ({ webhooks }) => webhooks?.length),
    ageColumn,
  ],
})
