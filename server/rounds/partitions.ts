import type { Tx } from '../db/sql.ts'

const partitioned = ['roll', 'tubes', 'samples', 'sample_claims', 'field_events', 'wells', 'tube_results'] as const

/**
 * Makes the partitions of a round. A round lives in partitions of its own, so that old rounds cost the hot path nothing
 * and retention drops a table. The number is checked, because DDL takes no parameters.
 */
export async function createPartitions(tx: Tx, round: number): Promise<void> {
  if (!Number.isInteger(round) || round < 2_000_000 || round > 2_100_000) throw new RangeError(`not a round number: ${round}`)
  for (const table of partitioned) {
    await tx.unsafe(`create table ${table}_${round} partition of ${table} for values from (${round}) to (${round + 1})`)
    await tx.unsafe(`comment on table ${table}_${round} is 'Rows of ${table} of round ${round}'`)
  }
}
