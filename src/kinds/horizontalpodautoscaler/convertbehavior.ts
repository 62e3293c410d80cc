import type { Fields } from '../../api/object.ts'

/** The v1 annotation holds the server's own struct: the same fields in capitals, all of them, `null` where unset. */
const rulesOut = (rules: Fields | undefined): Fields | null => (rules
  ? {
      StabilizationWindowSeconds: rules.stabilizationWindowSeconds ?? null,
      SelectPolicy: rules.selectPolicy ?? null,
      Policies: rules.policies?.map(({ type, value, periodSeconds }: Fields) => ({ Type: type, Value: value, PeriodSeconds: periodSeconds })) ?? null,
      Tolerance: rules.tolerance ?? null,
    }
  : null)

const rulesIn = (rules: Fields | null): Fields | undefined => (rules
  ? {
      ...(rules.StabilizationWindowSeconds !== null && { stabilizationWindowSeconds: rules.StabilizationWindowSeconds }),
      ...(rules.SelectPolicy !== null && { selectPolicy: rules.SelectPolicy }),
      ...(rules.Policies && { policies: rules.Policies.map(({ Type, Value, PeriodSeconds }: Fields) => ({ type: Type, value: Value, periodSeconds: PeriodSeconds })) }),
      ...(rules.Tolerance && { tolerance: rules.Tolerance }),
    }
  : undefined)

export const toInternalBehavior = (behavior: Fields): Fields => ({ ScaleUp: rulesOut(behavior.scaleUp), ScaleDown: rulesOut(behavior.scaleDown) })

export function fromInternalBehavior({ ScaleUp = null, ScaleDown = null }: Fields): Fields {
  const scaleUp = rulesIn(ScaleUp), scaleDown = rulesIn(ScaleDown)
  return { ...(scaleUp && { scaleUp }), ...(scaleDown && { scaleDown }) }
}
