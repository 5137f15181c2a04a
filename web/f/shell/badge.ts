import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Tone } from '../../kit/tag.tsx'
import type { FieldState } from '../engine/types.ts'

/** What the badge says first; the counts beside it are always there. */
export type Badge = {
  tone: Tone
  state:
    | 'clock'
    | 'full'
    | 'blocked'
    | 'other-tab'
    | 'sign-in'
    | 'offline'
    | 'late'
    | 'sending'
    | 'online'
  unsent: number
  /** Minutes since the oldest unsent act, null when all is sent. */
  oldestMinutes: number | null
  conflicts: number
  /** Minutes that the phone's clock is wrong, positive is fast. */
  clockMinutes: number
}

const minuteMs = 60_000
// Beyond this nobody should seal (ux.md §1.3, rule 5).
const clockMinutesMax = 5
// reliability.md H21: warn at more than 20 unsent acts or at the age of ten minutes.
const unsentMax = 20
const unsentMinutesMax = 10

/** The state of a phone in one word, the worst first. */
export function badgeOf(state: FieldState, now: Instant): Badge {
  const { unsent } = state
  const oldestMinutes =
    unsent.oldestAt === null ? null : Math.max(0, Math.floor((now - unsent.oldestAt) / minuteMs))
  const clockMinutes = Math.round(state.clock.offsetMs / minuteMs)
  const told = (tone: Tone, word: Badge['state']): Badge => ({
    tone,
    state: word,
    unsent: unsent.count,
    oldestMinutes,
    conflicts: state.conflicts.length,
    clockMinutes,
  })
  if (state.phase === 'blocked') return told('late', 'blocked')
  if (state.phase === 'other-tab') return told('late', 'other-tab')
  if (state.storage.isFull) return told('late', 'full')
  if (state.clock.isFar && Math.abs(clockMinutes) >= clockMinutesMax) return told('late', 'clock')
  if (!state.isOnline || state.isCut) return told('wait', 'offline')
  if (state.needsSignIn) return told('wait', 'sign-in')
  if (unsent.count > unsentMax || (oldestMinutes ?? 0) >= unsentMinutesMax)
    return told('wait', 'late')
  return unsent.count > 0 ? told('info', 'sending') : told('ok', 'online')
}
