import type { Reader } from '../db/sql.ts'
import { type Kind, loopsOf } from './count-loops.ts'
import { boxesNotDelivered, boxesNotHandedOver } from './open-boxes.ts'
import { openCases } from './open-cases.ts'
import { type Asked, columns, firstOf, type OpenRow, openIn } from './open-part.ts'
import { tubesNotBoxed, tubesNotResulted, tubesNotSealed } from './open-tubes.ts'
import { unvisitedBuildings } from './unvisited.ts'

type Part = (sql: Reader, asked: Asked) => ReturnType<typeof columns>

// Kinds of which there are too many to look at all that were ever open.
const quick: Partial<Record<Kind, Part>> = {
  'tube-not-sealed': tubesNotSealed,
  'tube-not-boxed': tubesNotBoxed,
  'box-not-handed-over': boxesNotHandedOver,
  'box-not-delivered': boxesNotDelivered,
  ...openCases,
}

const byView =
  (kind: Kind): Part =>
  (sql, asked) =>
    sql`select * from (${loopsOf(sql, [kind])}) v where ${openIn(sql, asked)}`

// Kinds that a large round finds through its tallies.
const counted: Partial<Record<Kind, Part>> = {
  'tube-not-resulted': tubesNotResulted,
  'person-not-sampled': unvisitedBuildings,
}

const partOf = (kind: Kind, isLarge: boolean): Part =>
  quick[kind] ?? (isLarge ? counted[kind] : undefined) ?? byView(kind)

/** The open ones of a kind that belongs to no round. */
export const openOfCity = (sql: Reader, kind: Kind, asked: Asked): ReturnType<typeof columns> =>
  partOf(kind, false)(sql, asked)

const byDue = (a: OpenRow, b: OpenRow) =>
  a.dueAt - b.dueAt ||
  (a.kind < b.kind ? -1 : a.kind > b.kind ? 1 : 0) ||
  (a.subject < b.subject ? -1 : 1)

/** The first open loops of these kinds in a round, most overdue first; each kind is read no further than that. */
export async function firstOpen(
  sql: Reader,
  kinds: readonly Kind[],
  isLarge: boolean,
  asked: Asked,
): Promise<OpenRow[]> {
  const [first, ...rest] = kinds.map((kind) =>
    firstOf(sql, partOf(kind, isLarge)(sql, asked), asked),
  )
  if (!first) return []
  const union = rest.reduce((all, one) => sql`${all} union all ${one}`, first)
  return sql<OpenRow[]>`
    select ${columns(sql)} from (${union}) o order by due_at, kind, subject limit ${asked.limit}`
}

/** The first of several rounds' loops. */
export const firstOfAll = (rows: readonly OpenRow[], limit: number): OpenRow[] =>
  rows.toSorted(byDue).slice(0, limit)
