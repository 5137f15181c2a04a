import type { Keys } from '../keys.ts'
import { connect, type Sql } from './sql.ts'

/** The role whose rights the application has. It owns the tables that rounds are made of, and nothing else. */
export const appRole = 'bihuan_app'

// To these the application only adds; of some rows a moment is filled in later. Retention takes rows away as the owner.
const appendOnly: Readonly<Record<string, readonly string[]>> = {
  orders: ['logged_at'],
  order_batches: ['logged_at'],
  order_acts: ['logged_at'],
  policy_adoptions: ['logged_at'],
  appointments: [],
  dismissals: [],
  log_entries: [],
  log_nodes: [],
  log_checkpoints: ['note', 'witnessed_at'],
  public_counts: [],
  facts: [],
  commands: [],
  refusals: [],
  person_reads: [],
  alarms: ['seen_at', 'seen_by'],
  audit_seals: [],
  erasures: [],
  erased_subjects: [],
  migrations: [],
}
export const protectedTables = Object.keys(appendOnly)

// A round is published by making partitions, which only an owner may attach.
const partitioned = ['roll', 'tubes', 'samples', 'sample_claims', 'field_events']

/** As whom the application's connections came in: without owner rights, or as the owner where no role could be made. */
export type Rights = 'app' | 'owner'

/** Whether the role has every right that the newest schema wants, and none that it must not have. */
async function isGranted(sql: Sql, schema: string): Promise<boolean> {
  const [row] = await sql<{ granted: boolean }[]>`
    select exists (select from pg_roles where rolname = ${appRole}) and coalesce((
      select bool_and(has_table_privilege(r.oid, c.oid, 'insert')
        and (c.relname <> all(${protectedTables}::text[])) = has_table_privilege(r.oid, c.oid, 'delete')
        and (c.relname <> all(${partitioned}::text[]) or c.relowner = r.oid))
      from pg_class c join pg_roles r on r.rolname = ${appRole}
      where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p') and not c.relispartition), false)
      and coalesce((select bool_and(has_table_privilege(r.oid, c.oid, 'select')) from pg_class c join pg_roles r on r.rolname = ${appRole}
        where c.relnamespace = ${schema}::regnamespace and c.relkind = 'v'), true) as granted`
  return row?.granted ?? false
}

async function grantRights(sql: Sql, schema: string): Promise<void> {
  await sql.begin(async (tx) => {
    // The catalogue row of a role or schema takes one grant at a time; roles belong to the whole cluster.
    await tx`select pg_advisory_xact_lock(hashtext(${appRole}))`
    const [there] = await tx`select from pg_roles where rolname = ${appRole}`
    if (!there) await tx.unsafe(`create role ${appRole} nologin`)
    await tx.unsafe(`grant ${appRole} to current_user`)
    const tables = await tx<{ name: string; columns: string[] }[]>`
      select c.relname as name, array(select a.attname::text from pg_attribute a where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
      from pg_class c where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p') and c.relname = any(${protectedTables}::text[])`
    const statements = [
      `grant usage, create on schema ${schema} to ${appRole}`,
      `grant select, insert, update, delete on all tables in schema ${schema} to ${appRole}`,
      ...partitioned.map((table) => `alter table ${schema}.${table} owner to ${appRole}`),
      ...tables.flatMap(({ name, columns }) => {
        const filled = (appendOnly[name] ?? []).filter((column) => columns.includes(column))
        return [
          `revoke update, delete, truncate on ${schema}.${name} from ${appRole}`,
          ...(filled.length > 0
            ? [`grant update (${filled.join(', ')}) on ${schema}.${name} to ${appRole}`]
            : []),
        ]
      }),
    ]
    for (const statement of statements) await tx.unsafe(statement)
  })
}

/** The queue belongs to the owner; readiness only counts in it. Its tables may come later. */
async function letReadJobs(sql: Sql, jobs: string): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${appRole}))`
    await tx.unsafe(`create schema if not exists ${jobs}`)
    const [row] = await tx<{ isOpen: boolean }[]>`
      select has_schema_privilege(${appRole}, ${jobs}, 'usage') as is_open`
    if (row?.isOpen) return
    await tx.unsafe(`grant usage on schema ${jobs} to ${appRole}`)
    await tx.unsafe(`grant select on all tables in schema ${jobs} to ${appRole}`)
    await tx.unsafe(
      `alter default privileges in schema ${jobs} grant select on tables to ${appRole}`,
    )
  })
}

/** The name and password of a login with the rights of the application; the same in every process of the city. */
function loginOf(code: string, keys: Keys): { name: string; password: string } {
  const secret = keys.digest(`database login ${code}`).toString('hex')
  // Tests and cities side by side have other keys in one cluster, so each has a login of its own.
  return { name: `${appRole}_${code}_${secret.slice(0, 8)}`, password: secret.slice(8) }
}

async function ensureLogin(
  sql: Sql,
  { name, password }: { name: string; password: string },
  isKnown: boolean,
): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(hashtext(${appRole}))`
    const [there] = await tx`select from pg_roles where rolname = ${name}`
    if (!there) {
      await tx.unsafe(`create role ${name} login password '${password}' in role ${appRole}`)
    } else if (isKnown) await tx.unsafe(`alter role ${name} login password '${password}'`)
  })
}

function withLogin(url: string, { name, password }: { name: string; password: string }): string {
  const there = new URL(url)
  there.username = name
  there.password = password
  return there.href
}

async function comesIn(url: string, code: string): Promise<boolean> {
  const one = connect(url, code, { max: 1, name: 'bihuan', settings: { role: appRole } })
  try {
    const [row] = await one<{ isApp: boolean }[]>`select current_user = ${appRole} as is_app`
    return row?.isApp ?? false
  } catch {
    return false // the login has another password, or this server lets nobody in by one
  } finally {
    await one.end({ timeout: 5 })
  }
}

// Roles belong to the whole cluster: beside us another city may make the same one. "Tuple concurrently updated" has no code of its own.
const isRace = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['23505', '42710', 'XX000'].includes(`${error.code}`)
const triesMax = 5

type Names = { code: string; schema: string; jobs: string; keys: Keys }

async function openLogin(owner: Sql, url: string, names: Names): Promise<string | null> {
  const { code, schema, jobs, keys } = names
  const login = loginOf(code, keys)
  const address = withLogin(url, login)
  if (!(await isGranted(owner, schema))) await grantRights(owner, schema)
  await letReadJobs(owner, jobs)
  await ensureLogin(owner, login, false)
  if (await comesIn(address, code)) return address
  await ensureLogin(owner, login, true)
  return (await comesIn(address, code)) ? address : null
}

/**
 * Gives the address at which the application's connections come in without owner rights: their role may add to signed documents,
 * the log and the audit, and take nothing away. Where this database lets us make no role, the owner's address, and `/readyz` says so.
 * Repeatable, and quick when nothing is left to do. `owner` must have been migrated.
 */
export async function appAddress(
  owner: Sql,
  url: string,
  names: Names,
): Promise<{ url: string; rights: Rights }> {
  for (let tries = 1; tries <= triesMax; tries += 1) {
    try {
      const address = await openLogin(owner, url, names)
      return address === null ? { url, rights: 'owner' } : { url: address, rights: 'app' }
    } catch (error) {
      // No right to make roles, or a table that somebody else owns: the product works as its owner, and says so.
      if (!isRace(error)) break
    }
  }
  return { url, rights: 'owner' }
}
