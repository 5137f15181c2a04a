import type { Sql } from '@bihuan/server/db/sql.ts'
import { type BenchRound, filledTubes } from '../prepare/bench-round.ts'
import type { PlannedUpload } from './plan-uploads.ts'

/** The tables that sampling writes, the column by which its rows are found, and what that column holds. */
const tables = [
  { table: 'commands', column: 'id', holds: 'upload' },
  { table: 'uploads', column: 'command_id', holds: 'upload' },
  { table: 'custody_entries', column: 'command_id', holds: 'upload' },
  { table: 'field_events', column: 'tube_id', holds: 'tube' },
  { table: 'tubes', column: 'id', holds: 'tube' },
  { table: 'samples', column: 'tube_id', holds: 'tube' },
] as const
type Table = (typeof tables)[number]

export type Statement = { text: string; parameters: string[] }
/** What one transaction of the ceiling writes: parameters as PostgreSQL reads them, so that nothing is left to be done. */
export type CeilingBatch = { people: number; rows: number; statements: Statement[] }

type Column = { name: string; type: string }

async function columnsOf(sql: Sql, table: string): Promise<Column[]> {
  return sql<Column[]>`
    select a.attname as name, format_type(a.atttypid, a.atttypmod) as type
    from pg_attribute a
    where a.attrelid = ${table}::regclass and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    order by a.attnum`
}

/** How far the numbers of a round lie from those of another that was published for the same people. */
type Shift = { round: number; site: number; device: number; tube: number }

function shiftBetween(from: BenchRound, to: BenchRound): Shift {
  const shiftOf = (n: number) => {
    const [a, b] = [from.sites[n], to.sites[n]]
    return {
      site: Number(b?.id) - Number(a?.id),
      device: Number(b?.devices[0]) - Number(a?.devices[0]),
      tube: Number(b?.lot.first) - Number(a?.lot.first),
    }
  }
  const first = shiftOf(0)
  for (const n of from.sites.keys())
    if (JSON.stringify(shiftOf(n)) !== JSON.stringify(first))
      throw new RangeError('the two rounds were not published alike')
  return { round: Number(to.round), ...first }
}

/** A column as it stands in the other round. */
function moved({ table }: Table, { name }: Column, shift: Shift): string {
  const own = `x.${name}`
  const isTube = name === 'tube_id' || (table === 'tubes' && name === 'id')
  const isCommand = name === 'command_id' || (table === 'commands' && name === 'id')
  if (name === 'round_id') return `${shift.round}::int`
  if (name === 'site_id') return `${own} + ${shift.site}`
  if (name === 'device_id') return `${own} + ${shift.device}`
  if (isTube) return `${own} + ${shift.tube}`
  if (isCommand) return `md5('ceiling' || ${own})::uuid`
  if (name.endsWith('_account'))
    return `split_part(${own}, ':', 1) || ':' || (split_part(${own}, ':', 2)::int + ${shift.site})`
  return own
}

const keysOf = (table: Table, uploads: readonly PlannedUpload[]): string[] =>
  table.holds === 'upload'
    ? uploads.map(({ id }) => id)
    : uploads.flatMap(({ portion: { site, from, to } }) =>
        filledTubes(site, from, to).map(({ tube }) => String(tube)),
      )

/**
 * Reads back what the product wrote for some uploads and turns it into raw statements for another round of the same
 * people: the very same rows, whatever the product writes today, with their parameters ready. Grouped by so many tubes.
 */
export async function ceilingRows(
  sql: Sql,
  rounds: { from: BenchRound; to: BenchRound },
): Promise<(uploads: readonly PlannedUpload[]) => Promise<CeilingBatch>> {
  const shift = shiftBetween(rounds.from, rounds.to)
  const known = new Map<string, Column[]>()
  for (const { table } of tables) known.set(table, await columnsOf(sql, table))
  return async (uploads) => {
    const statements: Statement[] = []
    let rows = 0
    let people = 0
    for (const table of tables) {
      const columns = known.get(table.table) ?? []
      const taken = columns.map((column) => `array_agg(${moved(table, column, shift)})::text`)
      const [row] = await sql.unsafe<{ n: number; taken: string[] }[]>(
        `select count(*)::int as n, array[${taken.join(', ')}] as taken from ${table.table} x
         where x.${table.column} = any($1) ${table.holds === 'tube' ? `and x.round_id = ${rounds.from.round}` : ''}`,
        [keysOf(table, uploads)],
      )
      // Uploads that were refused have no rows; what is counted is what is there.
      if (!row || row.n === 0) continue
      rows += row.n
      if (table.table === 'samples') people = row.n
      const given = columns.map(({ type }, n) => `$${n + 1}::${type}[]`)
      statements.push({
        text: `insert into ${table.table} (${columns.map(({ name }) => name).join(', ')}) select * from unnest(${given.join(', ')})`,
        parameters: row.taken,
      })
    }
    statements.push(await devicesSeen(sql, uploads, shift))
    return { people, rows, statements }
  }
}

async function devicesSeen(
  sql: Sql,
  uploads: readonly PlannedUpload[],
  shift: Shift,
): Promise<Statement> {
  const ids = [...new Set(uploads.map(({ device }) => device))]
  const [row] = await sql<{ taken: string[] }[]>`
    select array[array_agg((id + ${shift.device})::int order by id)::text, array_agg(last_seen_at order by id)::text,
      array_agg(last_seq order by id)::text, array_agg(clock_ahead_ms order by id)::text] as taken
    from devices where id = any(${ids}::int[])`
  return {
    text: `update devices d set last_seen_at = h.at, last_seq = greatest(d.last_seq, h.seq), clock_ahead_ms = h.ahead
      from unnest($1::int[], $2::timestamptz[], $3::int[], $4::int[]) h (id, at, seq, ahead) where d.id = h.id`,
    parameters: row?.taken ?? [],
  }
}
