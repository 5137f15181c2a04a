import type { StayTest } from '@bihuan/contract/stays.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

type Shown = Static<typeof StayTest>
export type TestRow = {
  roundId: number
  personId: string
  stayId: string | null
  fromAt: Instant
  untilAt: Instant
  binds: boolean
  takenAt: Instant | null
  excusedAt: Instant | null
  result: 'negative' | 'reactive' | 'invalid' | null
}

/**
 * The select of tests with what came of the swab of that round: a single tube speaks of its person, and a positive only after a second kit
 * (core/recall): until then it says reactive. A condition on `t` may follow.
 */
export const testRows = (sql: Reader) => sql`
  select t.round_id, t.person_id, t.stay_id, t.from_at, t.until_at, t.binds, coalesce(t.taken_at, x.sampled_at) as taken_at, t.excused_at, u.result
  from stay_tests t
  left join samples x on x.round_id = t.round_id and x.person_id = t.person_id and x.sitting = 0
  left join tubes u on u.round_id = x.round_id and u.id = x.tube_id and u.pool_size = 1 and u.member_count = 1 and u.resulted_at is not null`

/** How a test stands at a moment. */
export function stateOf(test: TestRow, now: Instant): Shown['state'] {
  if (test.result !== null) return test.result
  if (test.takenAt !== null) return 'taken'
  if (test.excusedAt !== null) return 'excused'
  if (now >= test.untilAt) return 'missed'
  return now >= test.fromAt ? 'due' : 'next'
}

/** A test as it is shown. */
export const testView = (test: TestRow, now: Instant): Shown => ({
  round: String(test.roundId),
  from: isoOf(test.fromAt),
  until: isoOf(test.untilAt),
  binds: test.binds,
  state: stateOf(test, now),
  takenAt: test.takenAt === null ? null : isoOf(test.takenAt),
})
