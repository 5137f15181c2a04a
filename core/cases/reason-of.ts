import type { PersonBasis } from '../orders/basis.ts'

export type Category = 'confirmed' | 'asymptomatic'
export type SeverityOfCase = 'none' | 'mild' | 'moderate' | 'severe' | 'critical'

/** Among the bases that a case grounds (core/orders/basis.ts), those that fit, the most exact first. */
function fitting(category: Category, severity: SeverityOfCase): readonly PersonBasis[] {
  if (category === 'asymptomatic') return ['asymptomatic', 'infected_mild', 'infected']
  return severity === 'none' || severity === 'mild'
    ? ['patient_confirmed', 'infected_mild', 'infected']
    : ['patient_confirmed', 'infected']
}

/**
 * The reason of the rules that a classified case is; `known` are the reasons that the rules in force ground by a case. Null where they
 * have none that fits: then the case is investigated, and restricts nobody.
 */
export function reasonOf(
  known: readonly string[],
  category: Category,
  severity: SeverityOfCase,
): string | null {
  return fitting(category, severity).find((reason) => known.includes(reason)) ?? null
}
