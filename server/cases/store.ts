import type { CaseCategory, CaseSource, FoundHow, Severity } from '@bihuan/contract/cases.ts'
import { type CaseEvent, type CaseState, moveOf } from '@bihuan/core/cases/lifecycle.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Called } from './called.ts'
import { writeEvents } from './write-events.ts'

export type { Called } from './called.ts'
export { type NewCase, openCase, openCases } from './open-cases.ts'

/** A case as it stands in its row. Moments are epoch milliseconds. */
export type CaseRow = {
  id: string
  number: number | null
  /** Null where the register does not know them: `called` says what is known. */
  personId: string | null
  called: Called | null
  roundId: number | null
  tubeId: string | null
  source: Static<typeof CaseSource>
  sourceNumber: string | null
  state: CaseState
  version: number
  areaCode: string | null
  category: Static<typeof CaseCategory> | null
  severity: Static<typeof Severity> | null
  foundHow: Static<typeof FoundHow> | null
  hasNoContacts: boolean
  language: string
  openedAt: Instant
  openedBy: string | null
  onsetAt: Instant | null
  positiveAt: Instant | null
  isolatedAt: Instant | null
  factId: string | null
  mergedInto: string | null
  reportedAt: Instant | null
  reportReceipt: string | null
  keyFactsAt: Instant | null
  investigatedAt: Instant | null
  closedAt: Instant | null
  reportDue: Instant | null
  keyFactsDue: Instant | null
  investigatedDue: Instant | null
}

const columns = (sql: Reader) => sql`
  id, number, person_id, called, round_id, tube_id, source, source_number, state, version, area_code, category, severity, found_how, has_no_contacts, language,
  opened_at, opened_by, onset_at, positive_at, isolated_at, fact_id, merged_into, reported_at, report_receipt, key_facts_at,
  investigated_at, closed_at, report_due, key_facts_due, investigated_due`

/** Cases by their ids, in no order; those that do not exist are missing. */
export const casesOf = (sql: Reader, ids: readonly string[]) =>
  sql<CaseRow[]>`select ${columns(sql)} from cases where id = any(${[...ids]}::text[])`

/** A case, or null where there is none of this id. */
export async function caseOf(sql: Reader, id: string): Promise<CaseRow | null> {
  const [row] = await casesOf(sql, [id])
  return row ?? null
}

/** A case, or the refusal case.unknown. */
export async function knownCase(sql: Reader, id: string): Promise<CaseRow> {
  const row = await caseOf(sql, id)
  if (!row) throw new Problem('case.unknown', { case: id })
  return row
}

/** The area that answers for a case. Rows of before had none: then where the person lives. Refuses with case.unknown. */
export async function areaOfCase(sql: Reader, id: string): Promise<string> {
  const [row] = await sql<{ area: string | null }[]>`
    select coalesce(c.area_code, b.community_code) as area
    from cases c left join people p on p.id = c.person_id
    left join households h on h.id = p.household_id left join buildings b on b.id = h.building_id
    where c.id = ${id}`
  if (!row?.area) throw new Problem('case.unknown', { case: id })
  return row.area
}

/** The state after an event, or the refusal case.not-now with why. `as-before` is for merges, who know what was before. */
export function judgeMove(state: CaseState, event: CaseEvent): CaseState | 'as-before' {
  const move = moveOf(state, event)
  if ('to' in move) return move.to
  throw new Problem('case.not-now', { state }, [
    { pointer: '/case', code: 'case.not-now', zh: move.why.zh, en: move.why.en },
  ])
}

export type Moved = { case: string; state: CaseState; version: number }
/** What goes into the history besides the step itself. */
export type MoveWords = {
  before?: unknown
  after?: unknown
  words?: string
  /** What else changes on the row, by column. */
  columns?: Readonly<Record<string, string | number | boolean | null>>
}

// The moment that a step sets, and those that a step back takes away.
const momentOf: Partial<Record<CaseEvent, 'key_facts_at' | 'investigated_at' | 'closed_at'>> = {
  'key-facts': 'key_facts_at',
  complete: 'investigated_at',
  close: 'closed_at',
  // The clocks of a case stop where it ends, however it ends.
  drop: 'closed_at',
}

/**
 * Moves a case by an event and writes the line of its history. Refuses what the lifecycle does not allow (case.not-now), and with
 * case.changed-meanwhile where somebody else moved it first. `write` in a state that already is being written to leaves no line:
 * its items have a history of their own.
 */
export async function moveCase(
  tx: Tx,
  id: string,
  event: CaseEvent,
  request: Pick<Request, 'keys' | 'now' | 'actor'>,
  more: MoveWords = {},
): Promise<Moved> {
  const row = await knownCase(tx, id)
  const to = judgeMove(row.state, event)
  if (to === 'as-before') throw new Problem('case.merge-unknown')
  if (event === 'write' && to === row.state)
    return { case: id, state: row.state, version: row.version }
  const { now } = request
  const { columns, ...words } = more
  const moment = momentOf[event]
  const values = {
    state: to,
    ...columns,
    ...(moment === undefined ? {} : { [moment]: now }),
    ...(event === 'reopen' ? { key_facts_at: null, investigated_at: null, closed_at: null } : {}),
  }
  const [moved] = await tx<{ version: number }[]>`
    update cases set ${tx(values)}, version = version + 1
      ${event === 'assign' ? tx`, assigned_at = coalesce(assigned_at, ${now})` : tx``}
    where id = ${id} and version = ${row.version}
    returning version`
  if (!moved) throw new Problem('case.changed-meanwhile')
  await writeEvents(
    tx,
    [{ case: id, version: moved.version, event, from: row.state, to, ...words }],
    request,
  )
  return { case: id, state: to, version: moved.version }
}
