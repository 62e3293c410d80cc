import type { KubeObject } from '../../api/object.ts'
import type { Info } from '../../client/resources.ts'
import type { DryRun } from '../shared/options.ts'

/** What all objects of one apply share. */
export interface ApplyOptions {
  dryRun: DryRun
  manager: string
  validation: string
  overwrite: boolean
  force: boolean
  forceConflicts: boolean
  subresource: string
  gracePeriodSeconds: number
  propagationPolicy: string
  /** ms, for the deletions of --force and --prune. */
  timeout: number
}

/** What became of one object. */
export interface Applied { info: Info; object: KubeObject; operation: 'created' | 'configured' | 'unchanged' | 'serverside-applied' }
