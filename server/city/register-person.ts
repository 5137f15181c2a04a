import { PersonRegistered, RegisterPerson } from '@bihuan/contract/city.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { addPeople } from './add-people.ts'
import { addHouseholds } from './import-housing.ts'
import { sealPeople } from './seal-people.ts'

/** Registers somebody who came without being known; the area is that of the household. */
export const registerPerson = command({
  name: 'person.register',
  summary: 'Register a walk-in',
  roles: ['registrar', 'sampler'],
  input: RegisterPerson,
  outcome: PersonRegistered,
  async area(sql, { householdId, address }) {
    // A household that is known says where it is; only a new one is where the address says.
    const [found] = await sql<{ area: string }[]>`
      select b.community_code as area from buildings b
      where b.id = coalesce((select building_id from households where id = ${householdId}), ${address?.buildingId ?? null})`
    if (!found)
      throw new Problem('city.reference-unknown', { what: address ? 'building' : 'household' })
    return found.area
  },
  async run(tx, { address, ...person }, request) {
    if (address) await addHouseholds(tx, [{ id: person.householdId, ...address }])
    const added = await addPeople(tx, sealPeople([person], request.keys), request.keys, request.now)
    return { person: person.id, repeated: added === 0 }
  },
})
