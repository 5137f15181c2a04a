import { RosterChunk, RosterChunkParams } from '@bihuan/contract/field.ts'
import { cityDateOf, hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { fieldRoles } from './field-roles.ts'

const readableMs = 2 * hourMs
const tailLength = 6

type Take = {
  roundId: number
  areaCode: string
  takenBy: string
  at: Instant
  opensAt: Instant
  first: string | null
  next: string | null
}
type PersonRow = {
  person: string
  name: string
  bornOn: string
  ciphers: string[]
  household: string
  building: string
  unit: number
  door: string
  mode: string
  sampledAt: Instant | null
}

/** The take, for whoever took it and while it may be read. Refuses with roster.unknown, roster.not-yours, roster.over. */
async function readableTake(sql: Reader, take: string, chunk: string, { actor, now }: Question) {
  const nth = Number(chunk) + 1
  const [row] = await sql<Take[]>`
    select t.round_id, t.area_code, t.taken_by, t.at, n.opens_at,
      t.chunk_firsts[${nth}::int] as first, t.chunk_firsts[${nth}::int + 1] as next
    from roster_takes t join rounds n on n.id = t.round_id where t.id = ${take}`
  if (!row) throw new Problem('roster.unknown')
  if (row.takenBy !== actor.id) throw new Problem('roster.not-yours')
  if (now > row.at + readableMs) throw new Problem('roster.over')
  if (row.first === null) throw new Problem('roster.unknown')
  return row
}

/** Up to 500 people of a roster that was taken. The take has left the trace for all of them, so a chunk leaves none. */
export const rosterChunk = query({
  name: 'roster.chunk',
  summary: 'A part of a roster that was taken',
  roles: fieldRoles,
  params: RosterChunkParams,
  outcome: RosterChunk,
  async run(sql, { take, chunk }, question) {
    const { roundId, areaCode, opensAt, first, next } = await readableTake(
      sql,
      take,
      chunk,
      question,
    )
    const day = cityDateOf(opensAt)
    const people = await sql<PersonRow[]>`
      select p.id as person, p.name, p.born_on,
        array(select encode(d.number_cipher, 'hex') from documents d where d.person_id = p.id order by d.number_hash) as ciphers,
        h.id::text as household, b.id::text as building, h.unit_no as unit, h.door_no as door, r.mode, x.sampled_at
      from roll r
      join buildings b on b.id = r.building_id
      join people p on p.id = r.person_id
      join households h on h.id = p.household_id
      left join samples x on x.round_id = r.round_id and x.person_id = r.person_id and x.sitting = 0
      where r.round_id = ${roundId} and r.person_id >= ${first} and (${next}::bigint is null or r.person_id < ${next}::bigint)
        and starts_with(b.community_code, ${areaCode})
      order by r.person_id`
    const buildings = await sql<
      { building: string; name: string; compound: string; floors: number }[]
    >`
      select b.id::text as building, b.name, c.name as compound, b.floors
      from buildings b join compounds c on c.id = b.compound_id
      where b.id = any(${[...new Set(people.map(({ building }) => building))]}::int[]) order by b.id`
    return {
      people: people.map(({ bornOn, ciphers, sampledAt, ...person }) => ({
        ...person,
        age: ageOn(bornOn, day),
        tails: ciphers.map((cipher) =>
          question.keys.open(Buffer.from(cipher, 'hex')).slice(-tailLength),
        ),
        sampledAt: sampledAt === null ? null : isoOf(sampledAt),
      })),
      buildings: [...buildings],
    }
  },
})
