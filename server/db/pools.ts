import type { City } from '../door/command.ts'
import type { Work } from '../http/route.ts'
import { connect, type Sql } from './sql.ts'

/**
 * Connections by class of work, so that one class cannot take those of another: what the field writes, what others
 * write, what is read, and reports, which are long, few, and may not write.
 */
export type Pools = { field: Sql; laboratory: Sql; commands: Sql; reads: Sql; reports: Sql }

// A transaction that waits for its application holds locks for nobody; a lock that does not come is told as a passing fault.
const forWrites = { idle_in_transaction_session_timeout: 30_000, lock_timeout: 20_000 }

// A round's partitions are empty when its first statements are planned, and a prepared plan outlives that: scans and hash
// joins chosen then were ten times as slow an hour later. What the field and laboratories write only ever probes indexes.
const byIndex = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' }

// Twenty partitions look large to the planner; its workers would take the other core from the field.
const alone = { max_parallel_workers_per_gather: 0 }

/** Opens the pools of one process. Connections are made when they are first needed; `role` is whose rights they have, if not the login's. */
export function openPools(url: string, code: string, role: string | null = null): Pools {
  const whose = role === null ? {} : { role }
  const open = (name: string, max: number, settings: Record<string, string | number>) =>
    connect(url, code, { max, name: `bihuan ${name}`, settings: { ...whose, ...settings } })
  return {
    // Two quiet cores keep about eight sessions busy; more only queue inside PostgreSQL instead of here.
    field: open('field', 8, { ...forWrites, ...byIndex, ...alone }),
    laboratory: open('laboratory', 4, { ...forWrites, ...byIndex, ...alone }),
    // Publishing a round of twelve million takes minutes in one statement; only waiting is limited here.
    commands: open('commands', 6, forWrites),
    // A read of a person leaves its trace, so that these may write. No statement_timeout: postgres.js 3.4.9 keeps counting
    // the rows of a statement that was cut off, and the next one on that connection would begin with as many holes.
    reads: open('reads', 6, { ...forWrites, ...alone }),
    // Each has a connection for itself, which is put right again after a failure (one-connection.ts).
    reports: open('reports', 3, {
      ...alone,
      statement_timeout: 30_000,
      default_transaction_read_only: 'on',
    }),
  }
}

/** The city by the connections of a class of work, each always the same object. `City.sql` is its pool there. */
export function cityByWork(
  pools: Pools,
  rest: Omit<City, 'sql'>,
): { city: City; cityFor(work: Work, isRead: boolean): City } {
  const field = { sql: pools.field, ...rest }
  const laboratory = { sql: pools.laboratory, ...rest }
  const commands = { sql: pools.commands, ...rest }
  const reads = { sql: pools.reads, ...rest }
  const reports = { sql: pools.reports, ...rest }
  return {
    city: commands,
    cityFor(work, isRead) {
      if (!isRead && work === 'field') return field
      if (!isRead) return work === 'laboratory' ? laboratory : commands
      return work === 'report' ? reports : reads
    },
  }
}

/** Ends all connections; what is under way has `seconds` to finish. */
export async function endPools(pools: Pools, seconds: number): Promise<void> {
  await Promise.all(Object.values(pools).map((sql) => sql.end({ timeout: seconds })))
}
