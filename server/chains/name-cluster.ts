import { ChangeCluster, ClusterNamed, NameCluster } from '@bihuan/contract/chains.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { chainRoles } from './chain-roles.ts'
import { rowsOfNumbers } from './store.ts'

const namingRoles = chainRoles.filter((role) => role !== 'inspector')

/** Ids of cases by their numbers. Refuses the first number that is none. */
async function idsOfNumbers(sql: Reader, numbers: readonly number[]): Promise<string[]> {
  const rows = await rowsOfNumbers(sql, numbers)
  const known = new Set(rows.map(({ number }) => number))
  const unknown = numbers.find((number) => !known.has(number))
  if (unknown !== undefined) throw new Problem('chain.case-unknown', { number: String(unknown) })
  return rows.map(({ id }) => id)
}

const addMembers = (
  tx: Tx,
  cluster: string,
  ids: readonly string[],
  { actor, now }: { actor: { id: string }; now: Instant },
) => tx`
  insert into case_cluster_members (cluster_id, case_id, added_by, added_at)
  select ${cluster}::uuid, id, ${actor.id}, ${now} from unnest(${[...ids]}::text[]) t (id) on conflict do nothing`

async function sizeOf(tx: Tx, cluster: string): Promise<number> {
  const [row] = await tx<{ cases: number }[]>`
    select count(*)::int as cases from case_cluster_members where cluster_id = ${cluster}`
  return row?.cases ?? 0
}

async function checkNameFree(
  tx: Tx,
  area: string,
  name: string,
  but: string | null,
): Promise<void> {
  const [taken] = await tx`
    select id from case_clusters where area_code = ${area} and name = ${name} and id is distinct from ${but}::uuid`
  if (taken) throw new Problem('cluster.name-taken', { name })
}

/** Gives cases that belong together a name. */
export const nameCluster = command({
  name: 'cluster.name',
  summary: 'Name a cluster of cases',
  roles: namingRoles,
  input: NameCluster,
  outcome: ClusterNamed,
  area: (_, __, { actor }) => actor.areaCode,
  async run(tx, { name, kind, venue, numbers }, request) {
    const { id, actor, now } = request
    const ids = await idsOfNumbers(tx, numbers)
    await checkNameFree(tx, actor.areaCode, name, null)
    await tx`
      insert into case_clusters (id, name, kind, area_code, venue_id, named_by, named_at)
      values (${id}, ${name}, ${kind}, ${actor.areaCode}, ${venue ?? null}, ${actor.id}, ${now})`
    await addMembers(tx, id, ids, request)
    return { cluster: id, name, cases: await sizeOf(tx, id) }
  },
})

type Cluster = { id: string; name: string; areaCode: string }
async function clusterOf(sql: Reader, id: string): Promise<Cluster> {
  const [row] = await sql<Cluster[]>`
    select id, name, area_code from case_clusters where id = ${id}`
  if (!row) throw new Problem('cluster.unknown')
  return row
}

/** Renames a cluster, and adds or takes out cases. */
export const changeCluster = command({
  name: 'cluster.change',
  summary: 'Rename a cluster, add or take out cases',
  roles: namingRoles,
  input: ChangeCluster,
  outcome: ClusterNamed,
  area: async (sql, { cluster }) => (await clusterOf(sql, cluster)).areaCode,
  async run(tx, { cluster, name, add = [], remove = [] }, request) {
    const before = await clusterOf(tx, cluster)
    if (name !== undefined) {
      await checkNameFree(tx, before.areaCode, name, cluster)
      await tx`update case_clusters set name = ${name} where id = ${cluster}`
    }
    await addMembers(tx, cluster, await idsOfNumbers(tx, add), request)
    const gone = await idsOfNumbers(tx, remove)
    await tx`
      delete from case_cluster_members where cluster_id = ${cluster} and case_id = any(${gone}::text[])`
    return { cluster, name: name ?? before.name, cases: await sizeOf(tx, cluster) }
  },
})
