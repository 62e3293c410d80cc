import type { Flags, FlagSpec } from '../command.ts'

/** A flag with its long name. */
export interface Flag { readonly name: string; readonly spec: FlagSpec; readonly shorthand: string | undefined }

/** `_` stands for `-` in flag names, as kubectl takes them. */
export const normalName = (name: string): string => name.replaceAll('_', '-')

/** What `--flag` without a value means; undefined when it needs one. */
export const bareValue = (spec: FlagSpec): string | undefined => spec.noOptDefault ?? (spec.type === 'bool' ? 'true' : undefined)

/** The flags that one command line may name: the command's own first, then those of all commands; a name taken once is kept. */
export class FlagSet {
  private readonly byName = new Map<string, Flag>()
  private readonly byShorthand = new Map<string, Flag>()

  constructor(...sources: readonly Flags[]) {
    for (const source of sources) {
      for (const name in source) {
        if (this.byName.has(name)) continue
        const spec = source[name]!
        const flag = { name, spec, shorthand: spec.shorthand }
        this.byName.set(name, flag)
        if (spec.shorthand) this.byShorthand.set(spec.shorthand, flag)
      }
    }
  }

  lookup(name: string): Flag | undefined { return this.byName.get(normalName(name)) }
  shorthand(letter: string): Flag | undefined { return this.byShorthand.get(letter) }
  /** Names in order of declaration. */
  names(): string[] { return [...this.byName.keys()] }
}
