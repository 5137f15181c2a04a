import type { Sql } from '@bihuan/server/db/sql.ts'

export type TableSize = { table: string; rows: number; bytes: number; indexBytes: number }

/** Rows (as the statistics know them) and bytes of every table of the schema, partitions added up, largest first. */
export async function tableSizes(sql: Sql): Promise<TableSize[]> {
  const rows = await sql<{ name: string; rows: string; bytes: string; indexBytes: string }[]>`
    select coalesce(p.relname, c.relname) as name, sum(greatest(c.reltuples, 0))::bigint as rows, sum(pg_total_relation_size(c.oid))::bigint as bytes,
      sum(pg_indexes_size(c.oid))::bigint as index_bytes
    from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
    where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace group by 1 order by 3 desc`
  return rows.map(({ name, rows: count, bytes, indexBytes }) => ({
    table: name,
    rows: Number(count),
    bytes: Number(bytes),
    indexBytes: Number(indexBytes),
  }))
}

/** The sizes as lines to read: megabytes, and bytes for each row. */
export function sizeLines(sizes: readonly TableSize[]): string[] {
  const total = sizes.reduce((sum, { bytes }) => sum + bytes, 0)
  return [
    ...sizes
      .filter(({ bytes }) => bytes * 200 > total)
      .map(
        ({ table, rows, bytes }) =>
          `${table.padEnd(18)} ${(bytes / 1e6).toFixed(1).padStart(9)} MB  ${String(rows).padStart(11)} rows  ${(bytes / Math.max(1, rows)).toFixed(0)} B`,
      ),
    `${'all'.padEnd(18)} ${(total / 1e6).toFixed(1).padStart(9)} MB`,
  ]
}
