import type { Service } from '../../api/types/core.v1.ts'
import { defineKind } from '../contract.ts'
import { allocateClusterIp } from './addresses.ts'
import { validateClusterIpsUpdate } from './clusterips.ts'
import { columns } from './columns.ts'
import { defaultService } from './defaults.ts'
import { initFamilies } from './families.ts'
import { allocateNodePorts } from './nodeports.ts'
import { alignClusterIps, dropUnused, keepAllocated } from './transitions.ts'
import { validateService } from './validate.ts'
import { validateBalancerStatus, validateBalancerUpdate } from './validatetraffic.ts'
import { serviceWarnings } from './warnings.ts'

/** Service: its address and node ports are allocated before it is validated, so their errors come first. */
export const kind = defineKind<Service>({
  type: 'core/v1.Service',
  returnsDeleted: true,
  createsOnUpdate: true,
  nameRule: 'label',
  hasGeneration: false,
  defaults: defaultService,
  prepareForCreate(service) {
    service.status = { loadBalancer: {} }
  },
  admit(service, old, ctx) {
    if (ctx.subresource) return
    if (old) keepAllocated(service, old)
    alignClusterIps(service, old)
    initFamilies(service, old)
    if (!old || old.spec.type === 'ExternalName') allocateClusterIp(service, ctx)
    allocateNodePorts(service, old, ctx)
    if (old) dropUnused(service, old)
    if (service.spec.type === 'ExternalName' && service.spec.internalTrafficPolicy === 'Cluster') delete service.spec.internalTrafficPolicy
  },
  validate: (service) => validateService(service),
  validateUpdate: (service, old, ctx) => (ctx.subresource === 'status'
    ? validateBalancerStatus(service, old)
    : [...validateClusterIpsUpdate(service, old), ...validateBalancerUpdate(service, old), ...validateService(service, old)]),
  warnings: serviceWarnings,
  columns,
  selectableFields: (service) => ({ 'spec.clusterIP': service.spec.clusterIP ?? '', 'spec.type': service.spec.type ?? '' }),
})
