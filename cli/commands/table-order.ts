import type { Reader } from '@bihuan/server/db/sql.ts'

export type StoredTable = { name: string; columns: string[]; key: string[] }

/**
 * The tables of a city's schema, each after those it refers to, with their columns and primary key. Partitions are told by
 * their parent; `migrations` is not data.
 */
export async function storedTables(sql: Reader, schema: string): Promise<StoredTable[]> {
  const tables = await sql<StoredTable[]>`
    select c.relname as name,
      array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped order by a.attnum) as columns,
      array(select a.attname::text from unnest(i.indkey::int2[]) with ordinality k (n, place) join pg_attribute a on a.attrelid = c.oid and a.attnum = k.n order by k.place) as key
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${schema}
    left join pg_index i on i.indrelid = c.oid and i.indisprimary
    where c.relkind in ('r', 'p') and not c.relispartition and c.relname <> 'migrations'
    order by c.relname`
  const references = await sql<{ child: string; parent: string }[]>`
    select distinct c.relname as child, p.relname as parent
    from pg_constraint f
    join pg_class c on c.oid = f.conrelid
    join pg_class p on p.oid = f.confrelid
    join pg_namespace n on n.oid = c.relnamespace and n.nspname = ${schema}
    where f.contype = 'f' and f.conrelid <> f.confrelid
    order by child, parent`
  const ordered: StoredTable[] = []
  const placed = new Set<string>()
  const place = (table: StoredTable, way: readonly string[]): void => {
    if (placed.has(table.name)) return
    if (way.includes(table.name))
      throw new Error(`tables refer to each other in a circle: ${[...way, table.name].join(' → ')}`)
    for (const { child, parent } of references) {
      const found = child === table.name ? tables.find(({ name }) => name === parent) : undefined
      if (found) place(found, [...way, table.name])
    }
    placed.add(table.name)
    ordered.push(table)
  }
  for (const table of tables) place(table, [])
  return ordered
}
