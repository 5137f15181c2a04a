import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import { shippedWords } from '../policy/shipped.ts'

// A track of the policy that begins with the discharge is named after those who left («discharged patient»), which somebody in care is not.
const inCare: Readonly<Record<string, Words>> = {
  infected: { zh: '感染者', en: 'infected' },
  patient_confirmed: { zh: '确诊病例', en: 'confirmed case' },
}

/** What the reason of a case is called where somebody is in care for it. */
export const reasonWords = (policy: Policy, reason: string): Words => ({
  ...(inCare[reason] ?? wordsOf(policy, reason, shippedWords())),
})
