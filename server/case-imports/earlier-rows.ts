import type { Reader } from '../db/sql.ts'

/** What became of a row of an earlier import that was not undone. */
export type Earlier = {
  key: string
  content: string | null
  caseId: string | null
  number: number | null
  /** Where the case was merged into another, that one. */
  standing: string | null
}

/** Earlier rows by their keys (hex): the newest of each that was written or matched. */
export async function earlierRows(
  sql: Reader,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Earlier>> {
  const rows = await sql<Earlier[]>`
    select distinct on (r.key) encode(r.key, 'hex') as key, encode(r.content, 'hex') as content, r.case_id, c.number,
      coalesce(c.merged_into, c.id) as standing
    from unnest(${[...keys]}::text[]) k (hex)
    join import_rows r on r.key = decode(k.hex, 'hex')
    join case_imports i on i.id = r.import_id
    left join cases c on c.id = r.case_id
    where i.undone_at is null and r.outcome in ('written', 'matched')
    order by r.key, i.imported_at desc, r.row_number`
  return new Map(rows.map((row) => [row.key, row]))
}
