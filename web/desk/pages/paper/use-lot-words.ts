import { useLingui } from '@lingui/react/macro'
import type { Lot } from './questions.ts'

/** How many people go into a tube of a lot, in words of the reader's language. */
export function useLotWords(): (lot: Lot) => string {
  const { t } = useLingui()
  return ({ poolSize, perHousehold, sitting }) => {
    if (sitting > 0) return t`alone, for sampling again after a recall`
    if (perHousehold) return t`one household a tube`
    return poolSize === 1 ? t`alone` : t`${poolSize} a tube`
  }
}

/** The same on paper, in both languages at once. */
export function peopleWords({ poolSize, perHousehold }: Lot): { zh: string; en: string } {
  if (perHousehold) return { zh: '一户一管', en: 'one household a tube' }
  if (poolSize === 1) return { zh: '单人单管', en: 'one person a tube' }
  return { zh: `${poolSize} 人一管`, en: `${poolSize} a tube` }
}
