import type { Reader } from '../db/sql.ts'
import type { LoggedKind } from './log-document.ts'

/** Entries that are checked together; a power of two, so that each block is a complete subtree. */
export const blockLevel = 10
export const blockSize = 2 ** blockLevel

export type BlockMark = { block: number; mark: string }

const marks = `
  select (e.index / ${blockSize}::bigint)::int as block,
    encode(sha256(convert_to(string_agg(e.xmin::text || ':'
      || coalesce(coalesce(o.xmin, a.xmin, b.xmin, p.xmin, d.xmin, c.xmin)::text, ''), ',' order by e.index), 'UTF8')), 'hex') as mark
  from log_entries e
  left join orders o on e.kind = 'order' and o.id = e.subject
  left join order_acts a on e.kind = 'act' and a.id = e.subject
  left join order_batches b on e.kind = 'batch' and b.id = e.subject
  left join policy_adoptions p on e.kind = 'adoption' and p.id = e.subject
  left join dismissals d on e.kind = 'dismissal' and d.id = e.subject
  left join public_counts c on e.kind = 'counts' and c.day::text = e.subject
  where e.index < $1
  group by 1 order by 1`

/**
 * A mark of each block of the log below a size, which changes when anything does on which it rests: the entry, its salt, or the row
 * that it commits to. It counts row versions, so that a pass over a log in which nothing changed reads no document.
 */
export async function readMarks(sql: Reader, size: number): Promise<BlockMark[]> {
  return [...(await sql.unsafe<BlockMark[]>(marks, [size]))]
}

export type BlockRow = {
  index: number
  kind: LoggedKind | 'counts' | 'audit' | 'lost'
  subject: string
  salt: Buffer | null
  entry: Buffer
  /** The document of the row now; null where there is no row any more. */
  document: unknown
}

/** The entries of a block below a size with the documents of their rows. */
export async function readBlock(sql: Reader, block: number, size: number): Promise<BlockRow[]> {
  const first = block * blockSize
  const rows = await sql<(Omit<BlockRow, 'index'> & { index: string })[]>`
    select e.index, e.kind, e.subject, e.salt, e.entry, coalesce(o.document, a.document, b.document, p.document, d.document, c.counts) as document
    from log_entries e
    left join orders o on e.kind = 'order' and o.id = e.subject
    left join order_acts a on e.kind = 'act' and a.id = e.subject
    left join order_batches b on e.kind = 'batch' and b.id = e.subject
    left join policy_adoptions p on e.kind = 'adoption' and p.id = e.subject
    left join dismissals d on e.kind = 'dismissal' and d.id = e.subject
    left join public_counts c on e.kind = 'counts' and c.day::text = e.subject
    where e.index >= ${first} and e.index < ${Math.min(first + blockSize, size)} order by e.index`
  return rows.map((row) => ({ ...row, index: Number(row.index) }))
}

/** How many entries the table says there are. */
export async function sizeOfLog(sql: Reader): Promise<number> {
  const [row] = await sql<{ size: string }[]>`
    select coalesce(max(index) + 1, 0) as size from log_entries`
  return Number(row?.size ?? 0)
}
