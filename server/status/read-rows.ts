import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import type { FactJson } from '../facts/read-fact.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { rulesMark } from '../policy/rules-at.ts'
import { spending } from '../reads/spend.ts'
import type { ActRow, OrderRow } from '../trust/rows.ts'
import { trustMark } from '../trust/trust-of.ts'
import { askRows, looksOfOthers, type StatusAsk } from './asks.ts'
import {
  actsOfAsk,
  groundsOfAsk,
  homeFactsOfAsk,
  homeOfAsk,
  idsOfAsk,
  openFactsOfAsk,
  orderIdsOfAsk,
  ordersOfAsk,
  swabsOfAsk,
  withdrawalsOfAsk,
} from './status-sql.ts'

/** Since when the log has an order by its rows, and the first checkpoint with it that was witnessed: size, and mark of its row. */
export type InLog = { at: Instant; size: number | null; mark: string | null }

/** An order's row with what the statement says beside it: when it was issued by its column, the log, and the mark of its batch. */
export type OrderFound = Omit<OrderRow, 'loggedAt'> & {
  issuedAt: Instant
  logged: InLog | null
  batchMark: string | null
}

/** An act's row, and what the public log says that it is about; null for what is not logged. */
export type ActFound = ActRow & { loggedAbout: string | null }

/** What one ask is answered with. */
export type StatusRows = {
  place: number
  /** All ids of the person, the asked one first. */
  ids: string[]
  /** Where they live; null for somebody whom the city does not know. */
  community: string | null
  /** Ids of all orders about them and about where they live, those that are long over too. */
  named: string[]
  orders: OrderFound[] | null
  acts: ActFound[] | null
  /** Orders, batches and appeals of which the public log knows an act that the table has not. */
  missing: string[] | null
  homes: FactJson[] | null
  opened: FactJson[] | null
  swabs: FactJson[] | null
  grounds: FactJson[] | null
  withdrawals: FactJson[] | null
  trust: string
  rules: string
}

// A hash, because the marks are as long as the register, and come with every row.
const digestOf = (sql: Reader, mark: PendingQuery<AnyRow[]>) =>
  sql`encode(sha256(convert_to(${mark}, 'UTF8')), 'hex')`

// What takes no parameters is put together once.
const toFound = `cross join lateral (${idsOfAsk}) q`
const toAnswers = `
  from marks cross join found a
  cross join lateral (${homeOfAsk}) home
  cross join lateral (${orderIdsOfAsk}) w
  cross join lateral (${ordersOfAsk}) ord
  left join lateral (${actsOfAsk}) act on true
  cross join lateral (${homeFactsOfAsk}) dwelling
  cross join lateral (${openFactsOfAsk}) opened
  cross join lateral (${swabsOfAsk}) swab
  cross join lateral (${groundsOfAsk}) ground
  cross join lateral (${withdrawalsOfAsk}) gone`

/** One statement for everybody who asks at the same moment; of those whose look is not granted it shows nothing. */
function readGroup(sql: Reader, asks: readonly StatusAsk[]): Promise<StatusRows[]> {
  const looks = asks.flatMap(({ look }) => look ?? [])
  return sql<StatusRows[]>`
    with found as materialized (
      select a.place, a.person, a.at, a.known, q.ids from (${askRows(sql, asks)}) a ${sql.unsafe(toFound)}
    ),
    ${looks.length === 0 ? sql`` : sql`${spending(sql, looks)}, others as (${looksOfOthers(sql)}),`}
    marks as materialized (select ${digestOf(sql, trustMark(sql))} as trust, ${digestOf(sql, rulesMark(sql))} as rules)
    select a.place, a.ids, home.community, w.own || w.zones as named, ord.orders, act.acts, act.missing,
      dwelling.facts as homes, opened.facts as opened, swab.facts as swabs, ground.facts as grounds, gone.facts as withdrawals,
      marks.trust, marks.rules
    ${sql.unsafe(toAnswers)}
    ${looks.length === 0 ? sql`` : sql`where exists (select from seen s where s.place = a.place)`}`
}

// Two queues, because what only reads needs no transaction number.
const readPlain = together<StatusAsk, StatusRows>(readGroup)
const readAndTrace = together<StatusAsk, StatusRows>(readGroup)

/**
 * The rows of one ask. A look that it leaves is committed when they come; where the look is beyond the budget of who asks, the trace is
 * left as for every other read, which refuses or opens a broken glass, and then it is read.
 */
export async function readRows(sql: Reader, ask: StatusAsk): Promise<StatusRows> {
  const { look } = ask
  const [row] = await (look === null ? readPlain : readAndTrace)(sql, ask)
  if (row) return row
  if (look === null) throw new Error('an ask without an answer')
  await leaveTrace(sql, look)
  return readRows(sql, { ...ask, look: null })
}
