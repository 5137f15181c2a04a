import { Incoming, IncomingParams } from '@bihuan/contract/stays.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { checkReads } from './check-reads.ts'
import { readNeeds } from './needs-of.ts'
import { siteReaders } from './roles.ts'

type Row = {
  transfer: string
  person: string
  name: string
  bornOn: string
  cohort: Cohort
  basis: string
  party: string | null
  room: string | null
  roomCode: string | null
  locked: boolean
  needs: unknown
  dueAt: Instant
  eta: Instant | null
  aboard: boolean
}
const shown = 500

/** Who is on the way to a site or was given it, those who come first at the top; names masked, with what they need. */
export const incoming = query({
  name: 'stay.incoming',
  summary: 'Who is expected at an isolation site',
  roles: siteReaders,
  params: IncomingParams,
  outcome: Incoming,
  people: true,
  async run(sql, { site }, { now, actor, purpose }) {
    await checkReads(sql, site, actor)
    const rows = await sql<Row[]>`
      select t.id as transfer, t.person_id as person, p.name, p.born_on, t.cohort, t.basis, t.party_id as party, t.to_room_id as room,
        r.code as room_code, t.locked_by is not null as locked, t.needs, t.due_at, t.pick_up_at as eta, t.on_at is not null and t.off_at is null as aboard
      from transfers t join people p on p.id = t.person_id left join rooms r on r.id = t.to_room_id
      where t.to_site_id = ${site} and t.ended_at is null
      order by t.on_at nulls last, coalesce(t.pick_up_at, t.due_at), t.party_id, t.id limit ${shown}`
    await leaveListTraces(sql, {
      people: rows.map(({ person }) => person),
      query: 'stay.incoming',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    return {
      now: isoOf(now),
      arrivals: rows.map(({ name, bornOn, needs, dueAt, eta, ...row }) => ({
        ...row,
        nameMasked: maskName(name),
        age: ageOn(bornOn, cityDateOf(now)),
        needs: mutable(readNeeds(needs)),
        dueAt: isoOf(dueAt),
        eta: eta === null ? null : isoOf(eta),
      })),
    }
  },
})

const mutable = (needs: ReturnType<typeof readNeeds>) =>
  needs === null
    ? null
    : {
        care: [...needs.care],
        diets: [...needs.diets],
        language: needs.language,
        luggage: needs.luggage,
        pets: needs.pets,
        words: needs.words,
      }
