import { SamePersonClaims, SamePersonParams } from '@bihuan/contract/field.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { samePersonRoles } from './field-roles.ts'

const shown = 500

type Row = {
  walkIn: string
  known: string
  walkInName: string
  knownName: string
  sameBirthday: boolean
  site: string
  siteName: string
  area: string
  at: Instant
  settledAt: Instant | null
  verdict: 'same' | 'different' | null
}

/** Walk-ins at sites of one's own area whose document was another person's: open ones first, the oldest first. Names are masked. */
export const samePersonList = query({
  name: 'same-person.list',
  summary: 'Walk-ins who may be somebody known',
  roles: samePersonRoles,
  params: SamePersonParams,
  outcome: SamePersonClaims,
  async run(sql, _params, { actor, now }) {
    const here = sql`
      from same_person_claims c join walk_ins w on w.person_id = c.walk_in join sites s on s.id = w.site_id
      where starts_with(s.area_code, ${actor.areaCode})`
    // Settled ones are kept for ever; each part ends after a page by an index of its own.
    const rows = await sql<Row[]>`
      select c.walk_in, c.known, p.name as walk_in_name, k.name as known_name, p.born_on = k.born_on as same_birthday,
        s.id::text as site, s.name as site_name, s.area_code as area, c.at, c.settled_at, c.verdict
      from (
        (select c.*, s.id as site_id ${here} and c.settled_at is null order by c.at, c.walk_in, c.known limit ${shown})
        union all
        (select c.*, s.id as site_id ${here} and c.settled_at is not null order by c.settled_at desc, c.at, c.walk_in, c.known limit ${shown})
      ) c
      join sites s on s.id = c.site_id
      join people p on p.id = c.walk_in
      join people k on k.id = c.known
      order by c.settled_at desc nulls first, c.at, c.walk_in, c.known limit ${shown}`
    await leaveListTraces(sql, {
      people: rows.flatMap(({ walkIn, known }) => [walkIn, known]),
      query: 'same-person.list',
      actor,
      purpose: 'sampling',
      at: now,
    })
    return {
      claims: rows.map((row) => ({
        ...row,
        walkInName: maskName(row.walkInName),
        knownName: maskName(row.knownName),
        at: isoOf(row.at),
        settledAt: row.settledAt === null ? null : isoOf(row.settledAt),
      })),
    }
  },
})
