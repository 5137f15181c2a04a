import type { PassDecision } from '@bihuan/core/pass/accept-pass.ts'
import type { PassFault } from '@bihuan/core/pass/pass-words.ts'
import type { StatusClass, Words } from '@bihuan/core/policy/words.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { GateSign } from './counts.ts'
import type { ClockTrust } from './gate-clock.ts'

/** What the guard is told, in the order of the screen: a sign, one word, one reason, and what a good pass says of its holder. */
export type Verdict = {
  sign: Exclude<GateSign, 'medical'>
  text: Words
  /** Why, for who wants to know: a stable code, or the class. */
  code: PassFault | StatusClass | 'no-data' | 'clock-lost'
  nameMasked: string | null
  expiresAt: Instant | null
  /** On paper nothing shows whose it is. */
  mustSeeDocument: boolean
}

const byHand = {
  zh: '请看证件并电话核实，不得据此拒绝',
  en: 'look at a document and call; this alone is no reason to turn anybody away',
}
const noData: Words = {
  zh: `本机还没有下载核验数据：${byHand.zh}`,
  en: `This device has no data to check with yet: ${byHand.en}`,
}
const clockLost: Words = {
  zh: `本机时间不可信，请联网校准；校准前${byHand.zh}`,
  en: `The clock of this device cannot be trusted: go online; until then ${byHand.en}`,
}
const clockUnchecked: Words = {
  zh: `时间对不上，可能是本机时钟不准：请联网校准；校准前${byHand.zh}`,
  en: `The times do not fit, and it may be the clock of this device: go online; until then ${byHand.en}`,
}

const signs: Record<StatusClass, Verdict['sign']> = {
  clear: 'passed',
  remind: 'reminded',
  limit: 'limited',
  stay: 'staying',
}
/** Faults that a wrong clock of the device would bring about. */
const ofTime: ReadonlySet<PassFault> = new Set([
  'expired',
  'not-yet',
  'live-late',
  'live-early',
  'clock-behind',
  'old-data',
])

const bare = { nameMasked: null, expiresAt: null, mustSeeDocument: false }
const unsure = (text: Words, code: Verdict['code']): Verdict => ({
  sign: 'unsure',
  text,
  code,
  ...bare,
})

/**
 * What the screen says. A device that does not know what time it is says so and never that somebody may or may not pass; one that has not
 * asked since it was opened takes no fault of time for the person's. What is no pass at all stays that, whatever the clock.
 */
export function verdictOf(decision: PassDecision | null, clock: ClockTrust): Verdict {
  if (decision === null) return unsure(noData, 'no-data')
  if (!decision.ok) {
    const { fault, weight, text } = decision
    if (ofTime.has(fault) && clock === 'lost') return unsure(clockLost, 'clock-lost')
    if (ofTime.has(fault) && clock === 'carried' && weight === 'refused')
      return unsure(clockUnchecked, fault)
    return { sign: weight === 'unsure' ? 'unsure' : 'refused', text, code: fault, ...bare }
  }
  if (clock === 'lost') return unsure(clockLost, 'clock-lost')
  const { nameMasked, expiresAt, mustSeeDocument, text } = decision
  const of = decision.class
  return { sign: signs[of], text, code: of, nameMasked, expiresAt, mustSeeDocument }
}
