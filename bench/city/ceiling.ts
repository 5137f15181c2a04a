import { connect, type Sql } from '@bihuan/server/db/sql.ts'
import type { Bench } from '../bench.ts'
import { cityCode } from '../database.ts'
import { cpuSeconds } from '../machine/processes.ts'
import type { CeilingBatch } from './ceiling-rows.ts'

/** What raw SQL reached. */
export type CeilingSlice = {
  people: number
  seconds: number
  databaseCpuS: number
  /** Of our own process, which only hands parameters over. */
  clientCpuS: number
}

/** One transaction, everything sent at once: no look-up, no conflict is handled, nothing is answered. */
async function write(sql: Sql, { statements }: CeilingBatch): Promise<void> {
  await sql.begin((tx) =>
    statements.map(({ text, parameters }) => tx.unsafe(text, parameters, { prepare: true })),
  )
}

/** Writes batches over so many connections, each its next when the last is committed and on disk. */
export async function runCeiling(
  bench: Bench,
  batches: readonly CeilingBatch[],
  connections: number,
): Promise<CeilingSlice> {
  const pools = await Promise.all(
    Array.from({ length: connections }, async () => {
      const sql = connect(bench.database.url, cityCode, { max: 1, name: 'ceiling' })
      await sql`select 1`
      return sql
    }),
  )
  try {
    const databaseBefore = cpuSeconds([bench.database.pid()])
    const clientBefore = process.cpuUsage()
    const began = performance.now()
    let next = 0
    await Promise.all(
      pools.map(async (sql) => {
        for (;;) {
          const batch = batches[next]
          next += 1
          if (!batch) return
          await write(sql, batch)
        }
      }),
    )
    const seconds = (performance.now() - began) / 1000
    const client = process.cpuUsage(clientBefore)
    return {
      people: batches.reduce((sum, { people }) => sum + people, 0),
      seconds,
      databaseCpuS: cpuSeconds([bench.database.pid()]) - databaseBefore,
      clientCpuS: (client.user + client.system) / 1e6,
    }
  } finally {
    await Promise.all(pools.map((sql) => sql.end({ timeout: 5 })))
  }
}

/** Several slices as one. */
export function ceilingTogether(slices: readonly CeilingSlice[]) {
  const sum = (of: (slice: CeilingSlice) => number) =>
    slices.reduce((total, slice) => total + of(slice), 0)
  const people = sum((slice) => slice.people)
  const seconds = sum((slice) => slice.seconds)
  const perThousand = (cpuS: number) => (people > 0 ? Math.round((cpuS * 1e8) / people) / 100 : 0)
  return {
    people,
    seconds: Math.round(seconds * 100) / 100,
    people_per_s: seconds > 0 ? Math.round(people / seconds) : 0,
    cpu_ms_per_1000: {
      database: perThousand(sum((slice) => slice.databaseCpuS)),
      client: perThousand(sum((slice) => slice.clientCpuS)),
    },
    slices: slices.map((slice) => Math.round(slice.people / slice.seconds)),
  }
}
