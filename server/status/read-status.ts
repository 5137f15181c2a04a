import type { Status } from '@bihuan/core/status/status.ts'
import { statusOf } from '@bihuan/core/status/status-of.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { factOfJson } from '../facts/read-fact.ts'
import { rulesBy } from '../policy/rules-at.ts'
import type { BudgetedLook } from '../reads/spend.ts'
import { trustAt } from '../trust/trust-of.ts'
import { countingOf } from './counting.ts'
import { readRows } from './read-rows.ts'

/** What a status is asked of: whom, of which moment, and by what was known at which; now where it is left out. */
export type StatusQuestion = {
  readonly person: string
  readonly at: Instant
  readonly known?: Instant
}

/** A status, and what its read said of the person besides. */
export type StatusRead = {
  readonly status: Status
  /** The community where they live; null for somebody whom the city does not know. */
  readonly community: string | null
}

/**
 * The status of a person, by one statement: nothing of it is stored anywhere. Every order and act is verified as it lies there, so
 * that a row which somebody wrote by hand restricts nobody; who asks at the same moment is answered by the same statement.
 */
export async function readStatus(
  sql: Reader,
  question: StatusQuestion,
  city: Pick<City, 'anchors' | 'keys'>,
): Promise<Status> {
  return (await readStatusWith(sql, question, city, null)).status
}

/** The same, and the trace of a look in the same statement: it is committed before anything is answered. */
export async function readStatusWith(
  sql: Reader,
  { person, at, known = at }: StatusQuestion,
  city: Pick<City, 'anchors' | 'keys'>,
  look: BudgetedLook | null,
): Promise<StatusRead> {
  const { anchors } = city
  const rows = await readRows(sql, { person, at, known, look })
  // By marks that came with the rows: no round trip while nobody was appointed and no pack adopted.
  const { rules } = await rulesBy(sql, anchors, rows, at)
  const trust = await trustAt(sql, anchors, rows.trust)
  const { orders, acts } = await countingOf(sql, rows, trust, city)
  const status = statusOf(
    {
      people: rows.ids,
      facts: [rows.homes, rows.opened, rows.swabs, rows.grounds, rows.withdrawals].flatMap((some) =>
        (some ?? []).map(factOfJson),
      ),
      orders,
      acts,
      rules,
    },
    at,
    known,
  )
  return { status, community: rows.community }
}
