import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import type { Bench } from '../bench.ts'
import { cityCode } from '../database.ts'
import { cpuSeconds } from '../machine/processes.ts'

export type SelectSlice = {
  reads: number
  seconds: number
  perS: number
  databaseCpuS: number
  clientCpuS: number
}

/** One person's latest result in a round, raw: prepared once on each connection, a whole number in place of the round. */
const select = (sql: Sql, round: string, person: string) => sql`
  select m.sampled_at, t.id as tube_id, t.pool_size, t.sitting, s.name as site, s.area_code as area, t.state, t.result,
    coalesce((select max(v.released_at) from amendments v where v.round_id = ${sql.unsafe(round)} and v.tube_id = t.id), t.resulted_at) as released_at,
    (select f.state from findings f where f.round_id = ${sql.unsafe(round)} and f.tube_id = t.id and f.person_id = m.person_id and f.state <> 'withdrawn') as finding
  from tube_members m
  join tubes t on t.round_id = ${sql.unsafe(round)} and t.id = m.tube_id
  join sites s on s.id = t.site_id
  where m.round_id = ${sql.unsafe(round)} and m.person_id = ${person} and t.state in ('open', 'sealed', 'lost')
  order by m.sampled_at desc, t.id desc limit 1`

/** Reads each person once over so many connections, each its next read when it has its row. Throws where somebody has none. */
export async function runSelects(
  bench: Bench,
  people: readonly string[],
  connections: number,
): Promise<SelectSlice> {
  const { round } = bench.round
  if (!/^\d{7}$/.test(round)) throw new RangeError(`not a round number: ${round}`)
  const pools = Array.from({ length: connections }, () =>
    connect(bench.database.url, cityCode, { max: 1, name: 'select ceiling' }),
  )
  try {
    // Six times, so that PostgreSQL has settled on the plan that it keeps.
    await Promise.all(
      pools.map(async (sql) => {
        for (let n = 0; n < 6; n += 1) await select(sql, round, people[n] ?? '0')
      }),
    )
    const databaseBefore = cpuSeconds([bench.database.pid()])
    const clientBefore = process.cpuUsage()
    const began = performance.now()
    let next = 0
    await Promise.all(
      pools.map(async (sql) => {
        for (;;) {
          const person = people[next]
          next += 1
          if (person === undefined) return
          const rows = await select(sql, round, person)
          if (rows.length !== 1) throw new Error('somebody who was sampled has no result')
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const client = process.cpuUsage(clientBefore)
    return {
      reads: people.length,
      seconds,
      perS: people.length / seconds,
      databaseCpuS: cpuSeconds([bench.database.pid()]) - databaseBefore,
      clientCpuS: (client.user + client.system) / 1e6,
    }
  } finally {
    await Promise.all(pools.map((sql) => sql.end({ timeout: 5 })))
  }
}
