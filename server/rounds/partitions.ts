import type { Tx } from '../db/sql.ts'

const partitioned = ['roll', 'tubes', 'samples', 'sample_claims', 'field_events'] as const

// A tube is written three times after its seal: into a box, onto a plate, with its result. The room that is left on each
// page lets the last two stay where they are, so that its indexes need not hear of them.
const storage: Partial<Record<(typeof partitioned)[number], string>> = {
  tubes: 'with (fillfactor = 60)',
}

/**
 * Makes the partitions of a round. A round lives in partitions of its own, so that old rounds cost the hot path nothing
 * and retention drops a table. The number is checked, because DDL takes no parameters. Attached instead of created in
 * place: `create … partition of` would lock the other rounds' uploads out until the roll is drawn.
 */
export async function createPartitions(tx: Tx, round: number): Promise<void> {
  if (!Number.isInteger(round) || round < 2_000_000 || round > 2_100_000)
    throw new RangeError(`not a round number: ${round}`)
  for (const table of partitioned) {
    await tx.unsafe(
      `create table ${table}_${round} (like ${table} including all) ${storage[table] ?? ''}`,
    )
    await tx.unsafe(
      `alter table ${table} attach partition ${table}_${round} for values from (${round}) to (${round + 1})`,
    )
    await tx.unsafe(`comment on table ${table}_${round} is 'Rows of ${table} of round ${round}'`)
  }
}

/** Statistics of a roll that was just drawn: until the next automatic ones the planner would take it for empty. */
export async function analyzeRoll(tx: Tx, round: number): Promise<void> {
  if (!Number.isInteger(round)) throw new RangeError(`not a round number: ${round}`)
  await tx.unsafe(`analyze roll_${round}`)
}
