import type { Reader, Tx } from '../../db/sql.ts'
import { type Clocks, endOf, since } from '../clocks.ts'
import { blanking, type Erased, type Step } from './step.ts'

/** What holds people and lies in partitions of rounds: dropped whole. Tubes stay, without who was in them. */
const partitioned = ['roll', 'samples', 'sample_claims', 'field_events'] as const
const perRound = ['roll_marks', 'recall_tasks', 'paper_entries'] as const

// A round of a response that begins anew after the end is none of those that ended then.
const overAt = (sql: Reader, clocks: Clocks, round: 'rounds') =>
  sql`least(${sql(round)}.closed_at, ${endOf(sql, clocks, 'rounds.published_at')})`

/** The rounds whose people are due: closed long enough ago, or never closed and the response is over. */
export async function dueRounds(sql: Reader, clocks: Clocks): Promise<number[]> {
  const rows = await sql<{ id: number }[]>`
    select id from rounds
    where erased_at is null and ${overAt(sql, clocks, 'rounds')} <= ${since('members', clocks)}
    order by id`
  return rows.map(({ id }) => id)
}

async function partitionOf(sql: Reader, table: string, round: number): Promise<string | null> {
  const [row] = await sql<{ name: string | null }[]>`
    select to_regclass(${`${table}_${round}`})::text as name`
  return row?.name ?? null
}

/** Drops what a round knows of people; its tubes stay. */
export async function dropPeople(tx: Tx, round: number): Promise<void> {
  for (const table of partitioned)
    if ((await partitionOf(tx, table, round)) !== null)
      await tx`drop table ${tx(`${table}_${round}`)}`
}

const dropping = (table: (typeof partitioned)[number]): Step => ({
  table,
  async erase(tx: Tx, clocks) {
    let rows = 0
    for (const round of await dueRounds(tx, clocks)) {
      if ((await partitionOf(tx, table, round)) === null) continue
      const [row] = await tx<{ n: number }[]>`
        select count(*)::int as n from ${tx(table)} where round_id = ${round}`
      rows += row?.n ?? 0
      await tx`drop table ${tx(`${table}_${round}`)}`
    }
    return { table, rows, how: 'dropped' } satisfies Erased
  },
  async left(sql) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from rounds r where r.erased_at is not null and to_regclass(${`${table}_`}::text || r.id) is not null`
    return row?.n ?? 0
  },
})

const deletingOfRound = (table: (typeof perRound)[number]): Step => ({
  table,
  async erase(tx, clocks) {
    const rounds = await dueRounds(tx, clocks)
    const { count } = await tx`delete from ${tx(table)} where round_id = any(${rounds}::int[])`
    return { table, rows: count, how: 'deleted' }
  },
  async left(sql) {
    const [row] = await sql<{ n: number }[]>`
      select count(*)::int as n from ${sql(table)} x join rounds r on r.id = x.round_id where r.erased_at is not null`
    return row?.n ?? 0
  },
})

const ofDueRounds = (sql: Reader, clocks: Clocks) => sql`
  (select id from rounds where ${overAt(sql, clocks, 'rounds')} <= ${since('members', clocks)})`

const words = (table: string, column: string, empty = 'null'): Step =>
  blanking(table, column, empty, (sql, clocks) => sql`x.round_id in ${ofDueRounds(sql, clocks)}`)

const closing: Step = {
  table: 'rounds',
  async erase(tx, clocks) {
    const rounds = await dueRounds(tx, clocks)
    const { count } = await tx`
      update rounds set erased_at = ${clocks.now} where id = any(${rounds}::int[])`
    return { table: 'rounds', rows: count, how: 'blanked' }
  },
  left: async (sql, clocks) => (await dueRounds(sql, clocks)).length,
}

/** The people of rounds: who was due, who was in which tube, and the free words of those who worked on it. */
export const memberSteps: readonly Step[] = [
  ...partitioned.map(dropping),
  ...perRound.map(deletingOfRound),
  words('paper_sheets', 'reason'),
  words('tube_losses', 'reason', `''`),
  words('orphan_tubes', 'reason'),
  words('amendments', 'reason', `''`),
  words('plates', 'rejected_reason'),
  words('roster_takes', 'chunk_firsts', `'{}'`),
  blanking(
    'box_legs',
    'difference_reason',
    'null',
    (sql, clocks) =>
      sql`x.box_id in (select b.id from boxes b where b.round_id in ${ofDueRounds(sql, clocks)})`,
  ),
  blanking(
    'chart_answers',
    'done',
    `''`,
    (sql, clocks) =>
      sql`x.plate_id in (select p.id from plates p where p.round_id in ${ofDueRounds(sql, clocks)})`,
  ),
  closing,
]
