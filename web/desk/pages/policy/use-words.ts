import { useLingui } from '@lingui/react/macro'
import type { Effect } from './questions.ts'

/** The words of effects, age groups, parts of a policy and states of an adoption. */
export function usePolicyWords() {
  const { t } = useLingui()
  const effects: Record<Effect, string> = {
    released: t`free at once`,
    shortened: t`free sooner`,
    eased: t`same end, milder`,
    unchanged: t`unchanged`,
    stricter: t`stricter`,
  }
  const groups: Record<'child' | 'adult' | 'old', string> = {
    child: t`under 15`,
    adult: t`15 to 59`,
    old: t`60 and older`,
  }
  const grades: Record<string, string> = {
    a: t`government text or statute`,
    b: t`newspaper close to the text`,
    DER: t`worked out from checked values`,
    c: t`reprint, not checked`,
    BG: t`commonly known, read nowhere`,
    DESIGN: t`our own choice`,
  }
  const states: Record<string, string> = {
    'in-force': t`in force`,
    coming: t`signed, begins later`,
    over: t`over`,
    faulty: t`not valid`,
  }
  const parts: Record<string, string> = {
    pathogen: t`What it is`,
    counting: t`How days are counted`,
    definitions: t`Who is a contact`,
    places: t`Places`,
    tracks: t`What people are asked`,
    areas: t`Zones`,
    orders: t`Orders`,
    status: t`What status rests on`,
    appeals: t`Appeals`,
    time_limits: t`Time limits`,
    testing: t`Testing`,
    pools: t`Shared tubes`,
    discharge: t`Leaving hospital`,
    isolation_sites: t`Isolation sites`,
  }
  return { effects, groups, grades, states, parts }
}
