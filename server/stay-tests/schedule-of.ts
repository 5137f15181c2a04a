import type { StayTest } from '@bihuan/contract/stays.ts'
import { testsDue } from '@bihuan/core/policy/track-at.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { heldOfStays } from './held-of-stays.ts'
import { type TestRow, testRows, testView } from './tests-of.ts'

type Shown = Static<typeof StayTest>

/** The tests of a stay: those that stand in a round, and by the rules of now the one that is due or comes next and stands in none yet. */
export async function scheduleOf(
  sql: Reader,
  stay: string,
  { now, anchors }: Pick<Request, 'anchors'> & { now: Instant },
): Promise<Shown[]> {
  const rows = await sql<TestRow[]>`${testRows(sql)} where t.stay_id = ${stay} order by t.from_at`
  const shown = rows.map((row) => testView(row, now))
  const [one] = await heldOfStays(sql, { stay })
  if (one === undefined) return shown
  const policy = await policyNow(sql, { now, anchors })
  const due = testsDue(policy, one.held, now)
  const ahead = [...(due?.open ?? []), ...(due?.next ? [due.next] : [])]
  return [
    ...shown,
    ...ahead
      .filter(({ from }) => !rows.some(({ fromAt }) => fromAt === from))
      .map(
        ({ from, until }): Shown => ({
          round: null,
          from: isoOf(from),
          until: isoOf(until),
          binds: due?.binds ?? false,
          state: from <= now ? 'due' : 'next',
          takenAt: null,
        }),
      ),
  ]
}
