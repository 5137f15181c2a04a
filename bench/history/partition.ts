import type { Sql, Tx } from '@bihuan/server/db/sql.ts'

/** The partitioned tables of the schema; a round has a partition of each. */
export async function partitionedTables(sql: Sql | Tx): Promise<string[]> {
  const rows = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relkind = 'p' and c.relnamespace = current_schema()::regnamespace order by 1`
  return rows.map(({ name }) => name)
}

/** The text that makes an index of the parent on the partition, so that attaching finds it there. */
async function indexesOf(tx: Tx, table: string, partition: string): Promise<string[]> {
  const rows = await tx<{ constraintText: string | null; indexText: string }[]>`
    select pg_get_constraintdef(k.oid) as constraint_text, pg_get_indexdef(i.indexrelid) as index_text
    from pg_index i left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u') and k.conrelid = i.indrelid
    where i.indrelid = ${table}::regclass`
  return rows.map(({ constraintText, indexText }) =>
    constraintText === null
      ? indexText.replace(/INDEX \S+ ON (ONLY )?\S+/, `INDEX ON ${partition}`)
      : `alter table ${partition} add ${constraintText}`,
  )
}

/**
 * Makes the partition of a round, fills it and only then builds its indexes and attaches it: several times quicker than
 * rows that meet their indexes one by one, and without a log where wal_level is minimal.
 */
export async function fillPartition(
  tx: Tx,
  table: string,
  round: number,
  fills: readonly string[],
): Promise<number> {
  const partition = `${table}_${round}`
  await tx.unsafe(
    `create table ${partition} (like ${table} including defaults including constraints including comments including storage)`,
  )
  let rows = 0
  for (const select of fills) rows += (await tx.unsafe(`insert into ${partition} ${select}`)).count
  for (const text of await indexesOf(tx, table, partition)) await tx.unsafe(text)
  await tx.unsafe(
    `alter table ${table} attach partition ${partition} for values from (${round}) to (${round + 1})`,
  )
  await tx.unsafe(`comment on table ${partition} is 'Rows of ${table} of round ${round}'`)
  return rows
}
