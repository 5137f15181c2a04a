import type { Sql } from '@bihuan/server/db/sql.ts'
import { rounded } from '../figures.ts'

/** Bytes on disk of every table with its indexes and what is kept beside it, partitions under their own names. */
export type Sizes = Map<string, { bytes: number; rows: number }>

/** The size of every table of the city's schema now, and how many rows it holds. */
export async function sizesNow(sql: Sql): Promise<Sizes> {
  const tables = await sql<{ name: string; bytes: string }[]>`
    select c.relname as name, pg_total_relation_size(c.oid) as bytes
    from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r'`
  const sizes: Sizes = new Map()
  for (const { name, bytes } of tables) {
    const [row] = await sql<{ n: string }[]>`select count(*) as n from ${sql(name)}`
    sizes.set(name, { bytes: Number(bytes), rows: Number(row?.n ?? 0) })
  }
  return sizes
}

// The rows that the ceiling wrote stand in these too; each has one for an upload of the ceiling.
const sharedWithCeiling = new Set(['commands', 'uploads', 'custody_entries'])
// What depends on the city and not on its samples, or was measured apart.
const notOfSamples =
  /^(people|documents|households|buildings|compounds|areas|accounts|roll_\d+|label_serials)$/

/** What a round added on disk, by table. */
export type Added = { table: string; bytes: number; rows: number; bytes_per_sample: number }

/**
 * What the samples of a round added: its partitions whole, and of the tables that all rounds share what they grew by
 * since `before`, without the part that belongs to the ceiling's rows. The roll is drawn before anybody is sampled, so
 * it is not among them.
 */
export function addedBy(
  before: Sizes,
  after: Sizes,
  told: { round: string; people: number; ceilingUploads: number },
): Added[] {
  const added: Added[] = []
  for (const [table, { bytes, rows }] of after) {
    const partition = /_(20\d{5})$/.exec(table)?.[1]
    if (notOfSamples.test(table) || (partition !== undefined && partition !== told.round)) continue
    const old = before.get(table) ?? { bytes: 0, rows: 0 }
    const grown = { bytes: bytes - old.bytes, rows: rows - old.rows }
    const ceiling = sharedWithCeiling.has(table) ? told.ceilingUploads : 0
    const share = grown.rows > 0 ? Math.max(0, grown.rows - ceiling) / grown.rows : 1
    const mine = Math.round(grown.bytes * share)
    if (mine <= 0) continue
    added.push({
      table: partition === undefined ? table : table.slice(0, -8),
      bytes: mine,
      rows: Math.round(grown.rows - ceiling),
      bytes_per_sample: told.people > 0 ? rounded(mine / told.people, 2) : 0,
    })
  }
  return added.toSorted((a, b) => b.bytes - a.bytes)
}

// Who is in which tube, where it is, and what came out: what stays of a sample. Events of devices, the ledger and the
// audit of commands have retention clocks of their own, and weigh more the fewer tubes a device sends at once.
const keptTables = new Set([
  'samples',
  'sample_claims',
  'tubes',
  'plate_layouts',
  'plate_readings',
  'plate_releases',
  'amendments',
  'retests',
])

/** Whether a table holds samples, tubes or results themselves (the sum that scaleout.md §6 calls bytes a person and round). */
export const kept = ({ table }: Added): boolean => keptTables.has(table)

/** All of these tables for one sample. */
export const bytesPerSample = (added: readonly Added[], people: number): number =>
  people > 0 ? rounded(added.reduce((sum, { bytes }) => sum + bytes, 0) / people, 1) : 0
