import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { embeddedBinaries } from './binaries.ts'
import { startCluster } from './cluster.ts'
import { migrate } from './migrate.ts'
import { connect, type Reader } from './sql.ts'

export const schemaFile = join(import.meta.dirname, 'schema.sql')

type Relation = {
  oid: string
  name: string
  kind: 'r' | 'p' | 'v'
  comment: string | null
  partitionKey: string | null
  definition: string | null
}
type Part = { relation: string; text: string }

const relationsOf = (sql: Reader) => sql<Relation[]>`
  select c.oid::text, c.relname as name, c.relkind as kind, obj_description(c.oid, 'pg_class') as comment,
    case when c.relkind = 'p' then pg_get_partkeydef(c.oid) end as partition_key,
    case when c.relkind = 'v' then pg_get_viewdef(c.oid, 100) end as definition
  from pg_class c
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p', 'v') and not c.relispartition
  order by c.relname collate "C"`

const columnsOf = (sql: Reader) => sql<Part[]>`
  select a.attrelid::text as relation,
    '  ' || quote_ident(a.attname) || ' ' || format_type(a.atttypid, a.atttypmod)
      || case when a.attnotnull then ' not null' else '' end
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as text
  from pg_attribute a
  join pg_class c on c.oid = a.attrelid
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where c.relnamespace = current_schema()::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
  order by a.attrelid, a.attnum`

// 'n' is a NOT NULL constraint, which PostgreSQL 18 lists too; the column says it already.
const constraintsOf = (sql: Reader) => sql<Part[]>`
  select conrelid::text as relation, '  constraint ' || quote_ident(conname) || ' ' || pg_get_constraintdef(oid) as text
  from pg_constraint
  where connamespace = current_schema()::regnamespace and conrelid <> 0 and contype <> 'n'
  order by conrelid, contype = 'p' desc, conname collate "C"`

const indexesOf = (sql: Reader) => sql<Part[]>`
  select i.indrelid::text as relation, replace(pg_get_indexdef(i.indexrelid), current_schema() || '.', '') || ';' as text
  from pg_index i
  join pg_class c on c.oid = i.indexrelid
  where c.relnamespace = current_schema()::regnamespace
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x'))
  order by i.indrelid, c.relname collate "C"`

const columnCommentsOf = (sql: Reader) => sql<Part[]>`
  select d.objoid::text as relation, 'comment on column ' || c.relname || '.' || quote_ident(a.attname) || ' is ' || quote_literal(d.description) || ';' as text
  from pg_description d
  join pg_class c on c.oid = d.objoid and d.classoid = 'pg_class'::regclass
  join pg_attribute a on a.attrelid = d.objoid and a.attnum = d.objsubid
  where c.relnamespace = current_schema()::regnamespace and d.objsubid > 0
  order by d.objoid, d.objsubid`

const quoted = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * The schema of the connection as text, the same for the same schema: tables with their columns and constraints, indexes,
 * views and comments, by name. Partitions are left out, because rounds make them.
 */
export async function dumpSchema(sql: Reader): Promise<string> {
  const [relations, columns, constraints, indexes, comments] = [
    await relationsOf(sql),
    await columnsOf(sql),
    await constraintsOf(sql),
    await indexesOf(sql),
    await columnCommentsOf(sql),
  ]
  const of = (parts: Part[], oid: string) =>
    parts.filter(({ relation }) => relation === oid).map(({ text }) => text)
  const blocks = relations.map((relation) => {
    const { oid, name } = relation
    const isView = relation.kind === 'v'
    const head = isView
      ? `create view ${name} as\n${relation.definition?.replace(/;?\s*$/, ';')}`
      : `create table ${name} (\n${[...of(columns, oid), ...of(constraints, oid)].join(',\n')}\n)${relation.partitionKey === null ? '' : ` partition by ${relation.partitionKey}`};`
    const comment =
      relation.comment === null
        ? []
        : [`comment on ${isView ? 'view' : 'table'} ${name} is ${quoted(relation.comment)};`]
    return [head, ...of(indexes, oid), ...comment, ...of(comments, oid)].join('\n')
  })
  return `-- Dumped from the catalogue of PostgreSQL 18 after all migrations: npm run schema. A difference here is the review of a migration.\n\n${blocks.join('\n\n')}\n`
}

/** Migrates an empty city in a throw-away cluster and writes schema.sql. */
async function main(): Promise<void> {
  const dir = join('/var/tmp', `bihuan-schema-${process.pid}`)
  mkdirSync(dir, { recursive: true, mode: 0o755 })
  const cluster = await startCluster({ dir, binaries: embeddedBinaries(), durable: false })
  const sql = connect(cluster.url, '4101', { max: 1, name: 'schema dump' })
  try {
    await migrate(sql, 'city_4101')
    writeFileSync(schemaFile, await dumpSchema(sql))
    console.log('server/db/schema.sql written')
  } finally {
    await sql.end()
    await cluster.stop()
    rmSync(dir, { recursive: true, force: true })
  }
}

if (import.meta.main) await main()
