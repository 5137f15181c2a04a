import { ExposuresParams, SharedExposures } from '@bihuan/contract/contacts.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { type Stay, sharedStays } from '@bihuan/core/contacts/shared-rooms.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { areaOfCase } from '../cases/store.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'

type Row = Stay & { venueName: string; number: number | null }

/** Where a case and another were in one place at one time, by what investigators confirmed of both; cases are named by their numbers. */
export const sharedExposures = query({
  name: 'contact.shared-exposures',
  summary: 'Places that a case shared with others at one time',
  roles: ['case-investigator', 'district-commander', 'city-commander'],
  params: ExposuresParams,
  outcome: SharedExposures,
  async run(sql, { case: id }, { actor }) {
    const area = await areaOfCase(sql, id)
    if (!covers(actor.areaCode, area))
      throw new Problem('access.area-is-not-yours', { area, own: actor.areaCode })
    const rows = await sql<Row[]>`
      with own as (
        select venue_id, from_at, coalesce(until_at, from_at) as until_at from case_items
        where case_id = ${id} and state = 'confirmed' and venue_id is not null and from_at is not null
      )
      select distinct i.case_id as "case", i.venue_id as venue, v.name as venue_name, i.room, i.from_at as "from",
        coalesce(i.until_at, i.from_at) as until, k.number
      from own o
      join case_items i on i.venue_id = o.venue_id and i.state = 'confirmed' and i.from_at <= o.until_at and coalesce(i.until_at, i.from_at) >= o.from_at
      join venues v on v.id = i.venue_id join cases k on k.id = i.case_id
      order by i.from_at limit 2000`
    const byCase = new Map(rows.map((row) => [row.case, row]))
    const names = new Map(rows.map(({ venue, venueName }) => [venue, venueName]))
    return {
      exposures: sharedStays(rows)
        .filter(({ one, other }) => one.case === id || other.case === id)
        .map(({ one, other, from, until, sameRoom }) => {
          const them = one.case === id ? other : one
          const number = byCase.get(them.case)?.number ?? null
          return {
            venue: them.venue,
            venueName: names.get(them.venue) ?? '',
            room: them.room,
            other: them.case,
            otherNumber: number === null ? null : caseNumber(number),
            from: isoOf(from),
            until: isoOf(until),
            sameRoom,
          }
        }),
    }
  },
})
