import type { Sql, Tx } from '../db/sql.ts'

/**
 * Runs one large count in a snapshot of its own, with room to sum in memory and on one core: the other one stays with the
 * sampling desk.
 */
export function onOneCore<Result>(sql: Sql, run: (tx: Tx) => Promise<Result>): Promise<Result> {
  return sql.begin(async (tx) => {
    await tx`set local max_parallel_workers_per_gather = 0`
    await tx`set local work_mem = '64MB'`
    return run(tx)
  }) as Promise<Result>
}
