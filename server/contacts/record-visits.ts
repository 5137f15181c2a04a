import { RecordVisits, VisitsRecorded } from '@bihuan/contract/co-presence.ts'
import { cityDateOf, instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/**
 * Takes in visits that venues wrote down, by the thousand. One that is known stays as it is. It says that a code was shown: whoever was shown
 * somewhere is a contact of nobody by that.
 */
export const recordVisits = command({
  name: 'venue-visit.record',
  summary: 'Take in visits that venues wrote down',
  roles: ['registrar', 'grid-worker'],
  input: RecordVisits,
  outcome: VisitsRecorded,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { visits }, { now, actor }) {
    const all = visits.map(({ venue, person, from, until }) => ({
      venue,
      person,
      from: instantOf(from),
      until: instantOf(until),
    }))
    if (all.some(({ from, until }) => until < from || until > now))
      throw new Problem('visit.in-the-future')
    const venues = [...new Set(all.map(({ venue }) => venue))]
    const known = await tx<{ areaCode: string }[]>`
      select area_code from venues where id = any(${venues}::uuid[])`
    if (known.length < venues.length) throw new Problem('visit.venue-unknown')
    const strange = known.find(({ areaCode }) => !areaCode.startsWith(actor.areaCode))
    if (strange)
      throw new Problem('access.area-is-not-yours', {
        area: strange.areaCode,
        own: actor.areaCode,
      })
    const moment = (at: number) => new Date(at).toISOString()
    const rows = await tx`
      insert into venue_visits (venue_id, day, person_id, from_at, until_at)
      select v.* from unnest(${all.map((one) => one.venue)}::uuid[], ${all.map(({ from }) => cityDateOf(from))}::date[],
        ${all.map(({ person }) => person)}::bigint[], ${all.map(({ from }) => moment(from))}::timestamptz[],
        ${all.map(({ until }) => moment(until))}::timestamptz[]) v (venue_id, day, person_id, from_at, until_at)
      join people p on p.id = v.person_id
      on conflict do nothing returning person_id`
    return { recorded: rows.length, known: all.length - rows.length }
  },
})
