import { PersonParams, PersonRecord } from '@bihuan/contract/people.ts'
import { maskDocument, maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, isoOf } from '@bihuan/core/time/instant.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { doorAddress } from './address.ts'
import { ageOn } from './age.ts'
import { heldBecause } from './hold.ts'
import { maskPhone } from './mask-phone.ts'
import { readsOf } from './reads-of-person.ts'
import { checkPerson, resultsOfPerson } from './results-of-person.ts'
import { rollOfPerson } from './roll-of-person.ts'

type PersonRow = {
  name: string
  sex: string
  bornOn: string
  phoneCipher: Buffer | null
  traits: string[]
  address: string
}

/** One person's record with every earlier read of it; needs a purpose and leaves a trace itself. Names and numbers are masked. */
export const personRecord = query({
  name: 'person.record',
  summary: "One person's record, with the reason for each access",
  roles: [
    'registrar',
    'case-investigator',
    'grid-worker',
    'district-commander',
    'city-commander',
    'inspector',
    'privacy-officer',
  ],
  params: PersonParams,
  outcome: PersonRecord,
  person: ({ person }) => person,
  async run(sql, { person }, question) {
    const { now, keys } = question
    await checkPerson(sql, person, question)
    const [row] = await sql<PersonRow[]>`
      select p.name, p.sex, p.born_on, p.phone_cipher, p.traits,
        (select string_agg(a.name, '' order by length(a.code)) from areas a where b.community_code like a.code || '%' and a.level <> 'city') || ${doorAddress(sql)} as address
      from people p
      join households h on h.id = p.household_id
      join buildings b on b.id = h.building_id
      join compounds c on c.id = b.compound_id
      where p.id = ${person}`
    if (!row) throw new Problem('person.unknown')
    const documents = await sql<{ kind: string; numberCipher: Buffer }[]>`
      select kind, number_cipher from documents where person_id = ${person} order by kind, number_hash`
    const [roll, reads, hold, results] = await Promise.all([
      rollOfPerson(sql, person),
      readsOf(sql, person),
      heldBecause(sql, person),
      resultsOfPerson(sql, person, now),
    ])
    return {
      person,
      nameMasked: maskName(row.name),
      sex: row.sex,
      age: ageOn(row.bornOn, cityDateOf(now)),
      documents: documents.map(({ kind, numberCipher }) => ({
        kind,
        masked: maskDocument(keys.open(numberCipher)),
      })),
      phoneMasked: row.phoneCipher === null ? null : maskPhone(keys.open(row.phoneCipher)),
      address: row.address,
      traits: row.traits,
      held: hold !== null,
      heldBecause: hold === null ? null : tubeCode(hold),
      results,
      roll: roll
        .toSorted((a, b) => b.roundId - a.roundId)
        .map(({ roundId, state, fact }) => ({ round: String(roundId), state, fact })),
      reads: reads.map(({ at, actorRole, actorId, actorUnit: _, ...read }) => ({
        ...read,
        at: isoOf(at),
        role: actorRole,
        actor: actorId,
      })),
    }
  },
})
