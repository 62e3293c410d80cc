import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { packageFolder } from '../store/package.ts'

/** A step of the tutorial: what it is about, the manifest it needs, what to type. */
export interface Step { about: string; file?: string; commands: string[] }

export const tourFolder = (): string => join(packageFolder(), 'state', 'tutorial')

/** The steps of the tutorial, in order. */
export const tourSteps = (): Step[] => JSON.parse(readFileSync(join(tourFolder(), 'tour.json'), 'utf8')) as Step[]

/** The text of one of its manifests. */
export const tourFile = (name: string): string => readFileSync(join(tourFolder(), name), 'utf8')
