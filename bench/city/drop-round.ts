import type { Sql } from '@bihuan/server/db/sql.ts'

/** What dropping a round's partitions gave back to the disk. */
export type Dropped = {
  round: string
  samples: number
  partitions: number
  bytes: number
  ms: number
  bytes_per_sample: number
}

const databaseBytes = async (sql: Sql): Promise<number> => {
  const [row] = await sql<{ bytes: string }[]>`select pg_database_size(current_database()) as bytes`
  return Number(row?.bytes ?? 0)
}

/** Drops every partition of a round, as retention does, and weighs the database before and after. */
export async function dropRound(sql: Sql, round: string): Promise<Dropped> {
  const partitions = await sql<{ name: string }[]>`
    select c.relname as name from pg_class c
    where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relispartition and c.relname like ${`%\\_${round}`}`
  const [counted] = await sql<
    { n: number }[]
  >`select count(*)::int as n from samples where round_id = ${round}`
  const samples = counted?.n ?? 0
  await sql`checkpoint`
  const before = await databaseBytes(sql)
  const began = performance.now()
  for (const { name } of partitions) await sql`drop table ${sql(name)}`
  const ms = Math.round(performance.now() - began)
  await sql`checkpoint`
  const bytes = before - (await databaseBytes(sql))
  return {
    round,
    samples,
    partitions: partitions.length,
    bytes,
    ms,
    bytes_per_sample: samples > 0 ? Math.round((bytes / samples) * 10) / 10 : 0,
  }
}
