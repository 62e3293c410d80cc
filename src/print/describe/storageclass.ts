import { formatLabels } from '../decorate.ts'
import type { TopologySelectorTerm } from '../../api/types/core.v1.ts'
import type { StorageClass } from '../../api/types/storage.v1.ts'
import type { Describer, Lines } from './contract.ts'
import { eventLines } from './events.ts'
import { indent, row, rowIf, truth } from './lines.ts'

const defaultMarks = ['storageclass.kubernetes.io/is-default-class', 'storageclass.beta.kubernetes.io/is-default-class']

/** kubectl: describe.StorageClassDescriber */
export const describeStorageClass: Describer = async (one: StorageClass, related) => {
  const { metadata = {}, mountOptions = [], allowedTopologies: terms } = one
  return [
    row('Name', metadata.name ?? ''),
    row('IsDefaultClass', defaultMarks.some((mark) => metadata.annotations?.[mark] === 'true') ? 'Yes' : 'No'),
    row('Annotations', formatLabels(metadata.annotations)),
    row('Provisioner', one.provisioner),
    row('Parameters', formatLabels(one.parameters)),
    row('AllowVolumeExpansion', truth(one.allowVolumeExpansion)),
    ...(mountOptions.length ? ['MountOptions:', ...indent(1, mountOptions)] : [row('MountOptions', '<none>')]),
    ...rowIf('ReclaimPolicy', one.reclaimPolicy),
    ...rowIf('VolumeBindingMode', one.volumeBindingMode),
    ...(terms ? topologyLines(terms) : []),
    ...await eventLines(one as never, related),
  ]
}

function topologyLines(terms: readonly TopologySelectorTerm[]): Lines {
  if (!terms.length) return [row('AllowedTopologies', '<none>')]
  return [row('AllowedTopologies', ''), ...indent(1, terms.flatMap(({ matchLabelExpressions: expressions = [] }, at) => {
    const texts = expressions.map(({ key, values }) => `${key} in${values.length ? ` [${values.join(', ')}]` : ''}`)
    return texts.length ? texts.map((text, i) => (i ? `\t${text}` : row(`Term ${at}`, text))) : [row(`Term ${at}`, '<none>')]
  }))]
}
