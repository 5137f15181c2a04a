import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import { readStatus } from '@bihuan/server/status/read-status.ts'
import type { TrustAnchors } from '@bihuan/server/trust/anchors.ts'
import type { Bench } from '../bench.ts'
import { cityCode } from '../database.ts'
import { cpuSeconds } from '../machine/processes.ts'

/** How fast, and what each cost in microseconds of processor, here and in PostgreSQL. */
export type Rate = { perS: number; cpuUsEach: number }

/** One row by its primary key: the cheapest question that a database answers about a person. */
const rawSelect = async (sql: Sql, person: string): Promise<void> => {
  const rows =
    await sql`select id, household_id, name, sex, born_on from people where id = ${person}`
  if (rows.length !== 1) throw new Error(`nobody is ${person}`)
}

/** Asks about each person once, by so many askers at a time over a pool of so many connections. */
async function rateOf(
  bench: Bench,
  people: readonly string[],
  { connections, askers }: { connections: number; askers: number },
  ask: (sql: Sql, person: string) => Promise<void>,
): Promise<Rate> {
  const sql = connect(bench.database.url, cityCode, { max: connections, name: 'status bench' })
  try {
    // Plans, keys and caches stand before the clock runs.
    for (let n = 0; n < 8; n += 1)
      await Promise.all(people.slice(0, connections * 4).map((person) => ask(sql, person)))
    const database = cpuSeconds([bench.database.pid()])
    const client = process.cpuUsage()
    const began = performance.now()
    let next = 0
    await Promise.all(
      Array.from({ length: askers }, async () => {
        for (;;) {
          const person = people[next]
          next += 1
          if (person === undefined) return
          await ask(sql, person)
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const { user, system } = process.cpuUsage(client)
    const databaseUs = (cpuSeconds([bench.database.pid()]) - database) * 1e6
    return {
      perS: people.length / seconds,
      cpuUsEach: (user + system + databaseUs) / Math.max(1, people.length),
    }
  } finally {
    await sql.end({ timeout: 5 })
  }
}

/** How many rows a second the database gives by their key, one for each ask. */
export const rawRate = (
  bench: Bench,
  people: readonly string[],
  how: { connections: number; askers: number },
) => rateOf(bench, people, how, rawSelect)

/** How many statuses a second this process computes, each checked against what the orders say. */
export const statusRate = (
  bench: Bench,
  people: readonly string[],
  how: { connections: number; askers: number },
  {
    anchors,
    at,
    expected,
  }: { anchors: TrustAnchors; at: number; expected(person: string): string },
) =>
  rateOf(bench, people, how, async (sql, person) => {
    const { class: said } = await readStatus(
      sql,
      { person, at },
      { anchors, keys: bench.city.keys },
    )
    if (said !== expected(person)) throw new Error(`${person} is ${said}, not ${expected(person)}`)
  })
