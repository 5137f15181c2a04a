import { CardParams, Cards } from '@bihuan/contract/residents.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { ageOn } from '../people/age.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { codeLifeMs, signedCode } from './sign-code.ts'

type Row = {
  person: string
  name: string
  bornOn: string
  household: string
  unit: number
  door: string
  numberCipher: Buffer | null
  documentSeen: boolean
}

const cardsMax = 2_000

/**
 * Cards to print for those of a building who are on the roll, each with a paper code. It shows many people at once, so it
 * needs a purpose and leaves a trace for every one of them before the first name is sent.
 */
export const cardList = query({
  name: 'card.list',
  summary: 'Paper codes for the people of a building',
  roles: ['registrar', 'grid-worker'],
  params: CardParams,
  outcome: Cards,
  people: true,
  async run(sql, { round, building, household }, { actor, keys, now, purpose }) {
    const [place] = await sql<{ name: string; compound: string; area: string }[]>`
      select b.name, c.name as compound, b.community_code as area
      from buildings b join compounds c on c.id = b.compound_id where b.id = ${building}`
    if (!place) throw new Problem('city.reference-unknown', { what: 'building' })
    if (!covers(actor.areaCode, place.area))
      throw new Problem('access.area-is-not-yours', { area: place.area, own: actor.areaCode })
    const rows = await sql<Row[]>`
      select p.id as person, p.name, p.born_on, h.id::text as household, h.unit_no as unit, h.door_no as door,
        (select d.number_cipher from documents d where d.person_id = p.id order by d.kind <> 'resident-id', d.kind, d.number_hash limit 1) as number_cipher,
        not exists (select from self_registrations s where s.person_id = p.id and s.seen_at is null) as document_seen
      from roll r join people p on p.id = r.person_id join households h on h.id = p.household_id
      where r.round_id = ${round} and r.building_id = ${building} and h.id = ${household ?? sql`h.id`}
      order by h.unit_no, length(h.door_no), h.door_no, h.id, p.born_on, p.id limit ${cardsMax}`
    const look = { query: 'card.list', actor, purpose: purpose ?? '', at: now }
    await leaveTraces(
      sql,
      rows.map(({ person }) => ({ ...look, person })),
    )
    return {
      building: place.name,
      compound: place.compound,
      expiresAt: isoOf(now + codeLifeMs.paper),
      cards: rows.map(({ bornOn, numberCipher, documentSeen, ...row }) => ({
        ...row,
        age: ageOn(bornOn, cityDateOf(now)),
        tail: numberCipher === null ? null : keys.open(numberCipher).slice(-4),
        text: signedCode({ ...row, form: 'paper', documentSeen }, keys, now).text,
      })),
    }
  },
})
