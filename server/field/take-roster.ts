import { RosterTaken, TakeRoster } from '@bihuan/contract/field.ts'
import { command } from '../door/command.ts'
import { deviceArea, devicePlace } from './device-place.ts'
import { fieldRoles } from './field-roles.ts'

export const chunkSize = 500

/**
 * Takes the roster of a device's area. The write is the trace: it stands before the first name is sent, and everybody on
 * the roll there sees it (roster-reads.ts). Also after the close of the round, when whoever is missing is owed a visit.
 */
export const takeRoster = command({
  name: 'roster.take',
  summary: 'Take the roster of the area of a site',
  roles: fieldRoles,
  input: TakeRoster,
  outcome: RosterTaken,
  area: deviceArea,
  async run(tx, { device }, { id, actor, now }) {
    const { roundId, siteId, areaCode } = await devicePlace(tx, device)
    const [taken] = await tx<{ people: number; chunks: number }[]>`
      with due as (
        select r.person_id, row_number() over (order by r.person_id) as nth
        from areas a
        join buildings b on b.community_code = a.code
        join roll r on r.building_id = b.id
        where starts_with(a.code, ${areaCode}) and r.round_id = ${roundId}
      )
      insert into roster_takes (id, round_id, site_id, device_id, area_code, taken_by, taken_role, at, people, chunk_firsts)
      select ${id}, ${roundId}::int, ${siteId}::int, ${device}::int, ${areaCode}, ${actor.id}, ${actor.role}, ${now}::timestamptz, count(*),
        coalesce(array_agg(person_id order by person_id) filter (where nth % ${chunkSize}::int = 1), '{}')
      from due
      returning people, cardinality(chunk_firsts) as chunks`
    return { take: id, people: taken?.people ?? 0, chunks: taken?.chunks ?? 0 }
  },
})
