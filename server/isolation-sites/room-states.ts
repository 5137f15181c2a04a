import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'

/**
 * Every room with how many are in it (`people`) and how many were given it and are not there yet (`given`), and in `state` exactly one of
 * taken, out, not-ready, given, free. Of some sites, or of the whole city.
 */
export function roomStates(sql: Reader, sites: readonly string[] | null, at: Instant) {
  const inSites = (column: string) =>
    sites === null ? sql`` : sql`and ${sql(column)} = any(${[...sites]}::uuid[])`
  return sql`(
    select r.id, r.isolation_site_id, r.code, r.floor, r.kind, r.beds, r.passage, r.ready_at, r.emptied_at, r.out_since, r.out_because,
      coalesce(o.people, 0) as people, coalesce(g.given, 0) as given,
      case when o.people > 0 then 'taken' when r.out_since is not null then 'out'
        when r.ready_at is null or r.ready_at > ${at}::timestamptz then 'not-ready' when g.given > 0 then 'given' else 'free' end as state
    from rooms r
    left join (select s.room_id, count(*)::int as people from stays s
      where s.left_at is null and s.room_id is not null ${inSites('s.isolation_site_id')} group by s.room_id) o on o.room_id = r.id
    left join (select t.to_room_id, count(*)::int as given from transfers t
      where t.ended_at is null and t.to_room_id is not null ${inSites('t.to_site_id')} group by t.to_room_id) g on g.to_room_id = r.id
    where true ${inSites('r.isolation_site_id')})`
}
