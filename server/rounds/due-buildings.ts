import { modeFor } from '@bihuan/core/notice/due.ts'
import type { Notice } from '@bihuan/core/notice/notice.ts'
import type { Reader } from '../db/sql.ts'

const rollMode = { door: 'door', slots: 'slot', sites: 'site' } as const

/** How people of a zone are on the roll under a notice: sampled at the door, in their building's slot, or at a site. */
export const rollModeOf = (zone: 'lockdown' | 'control' | null, notice: Notice) =>
  rollMode[modeFor(zone, notice).way]

/**
 * The buildings whose people are called, with zone and mode, as a subquery `(building_id, zone, mode)`: the SQL of `isDue`
 * without exemptions (core/notice/due.ts). A building in zones of both kinds is in lockdown.
 */
export function dueBuildings(sql: Reader, notice: Notice) {
  const areas = JSON.stringify(
    notice.who.areas.map(({ code, only, except }) => ({ code, inside: only, outside: except })),
  )
  const zones: string[] = notice.who.zones
  return sql`
    select b.id as building_id, z.zone,
      case z.zone when 'lockdown' then ${rollModeOf('lockdown', notice)}::text when 'control' then ${rollModeOf('control', notice)}::text
        else ${rollModeOf(null, notice)}::text end as mode
    from buildings b
    left join (
      select zb.building_id, case when bool_or(z.kind = 'lockdown') then 'lockdown' else 'control' end as zone
      from zone_buildings zb join zones z on z.id = zb.zone_id
      where z.lifted_at is null group by zb.building_id
    ) z on z.building_id = b.id
    where z.zone = any(${zones}::text[])
      or exists (
        select from jsonb_to_recordset(${areas}::text::jsonb) as a (code text, inside text[], outside text[])
        where starts_with(b.community_code, a.code)
          and (cardinality(a.inside) = 0 or exists (select from unnest(a.inside) street where starts_with(b.community_code, street)))
          and not exists (select from unnest(a.outside) street where starts_with(b.community_code, street))
      )`
}
