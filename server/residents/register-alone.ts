import type { AskRegistration } from '@bihuan/contract/residents.ts'
import type { Static } from 'typebox'
import { addPeople } from '../city/add-people.ts'
import { sealPeople } from '../city/seal-people.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { takeSerial } from '../field/take-serial.ts'
import { openHome } from '../field/walk-in-home.ts'
import { newPerson } from './chance.ts'

/**
 * Makes the person of a registration whose code came back, in a home of its own in the community named; the address as it
 * was typed is kept encrypted. Refuses with person.document-taken whose document was registered meanwhile.
 */
export async function registerAlone(
  tx: Tx,
  sealed: Buffer,
  { keys, now, city }: Request,
): Promise<string> {
  const input = JSON.parse(keys.open(sealed)) as Static<typeof AskRegistration>
  const { kind, country, number, name, sex, bornOn, phone, community, address } = input
  const home = await takeSerial(tx, 'home')
  await openHome(tx, community, home)
  const id = newPerson(city)
  const person = {
    id,
    householdId: String(home),
    name,
    sex,
    bornOn,
    phone,
    traits: [],
    documents: [{ kind, country, number }],
  }
  await addPeople(tx, sealPeople([person], keys), keys, now)
  await tx`
    insert into self_registrations (person_id, address_cipher, registered_at) values (${id}, ${keys.sealFor('registrations', now, address)}, ${now})`
  return id
}
