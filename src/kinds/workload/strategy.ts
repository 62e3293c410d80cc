import { GoValue } from '../../api/field.ts'
import type { Fields } from '../../api/object.ts'

/** Go writes the names of its own fields: the API's, with a capital. */
const capital = (fields: Fields): Fields => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name[0]!.toUpperCase() + name.slice(1), value]))

/** How an error shows the update strategy of a DaemonSet or StatefulSet. */
export const goStrategy = ({ type, rollingUpdate }: Fields): GoValue => new GoValue(JSON.stringify({ Type: type, RollingUpdate: rollingUpdate ? capital(rollingUpdate) : null }))

/** How an error shows a StatefulSet's `rollingUpdate`. */
export const goRollingUpdate = ({ partition = 0, maxUnavailable = null }: Fields): GoValue => new GoValue(JSON.stringify({ Partition: partition, MaxUnavailable: maxUnavailable }))
