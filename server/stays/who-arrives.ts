import type { Arriving } from '@bihuan/contract/stays.ts'
import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import type { Static } from 'typebox'
import { initialsOf, phoneHashOf } from '../cases/people-keys.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { attachDocuments } from '../field/attach-documents.ts'
import { takeSerial } from '../field/take-serial.ts'
import { openHome } from '../field/walk-in-home.ts'
import { leaveTrace } from '../people/leave-trace.ts'

type Arriver = Static<typeof Arriving>
type WithDocument = Extract<Arriver, { name: string }>

// Ids of the register have other fifth digits, those of walk-ins of a device a nine; the number of their home makes it unique.
const fifthDigit = '8'

async function register(
  tx: Tx,
  { name, sex, bornOn, phone }: WithDocument,
  document: Extract<ReturnType<typeof canonicalDocument>, { ok: true }>,
  area: string,
  { keys, now, city }: Request,
): Promise<string> {
  const home = await takeSerial(tx, 'home')
  await openHome(tx, area, home)
  const person = `${city}${fifthDigit}${String(home).padStart(10, '0')}`
  await tx`
    insert into people (id, household_id, name, sex, born_on, phone_cipher, registered_at, name_initials, phone_hash)
    values (${person}, ${home}, ${name}, ${sex}, ${bornOn}, ${phone === null ? null : keys.seal(phone)}, ${now},
      ${initialsOf(name)}, ${phoneHashOf(keys, phone)})`
  await attachDocuments(tx, person, [document], keys)
  return person
}

/**
 * Who stands at the door: somebody of the register by id, or by their document; whom the city does not know is registered with it, with a
 * home to be found out. Finding somebody by document leaves its trace.
 */
export async function whoArrives(
  tx: Tx,
  who: Arriver,
  area: string,
  request: Request,
): Promise<string> {
  if ('person' in who) {
    const [known] = await tx`select from people where id = ${who.person}`
    if (!known) throw new Problem('stay.person-unknown')
    return who.person
  }
  const { kind, country, number } = who.document
  const document = canonicalDocument(kind as never, country, number)
  if (!document.ok) throw new Problem('person.document-refused', { fault: document.fault })
  if (!isRealDay(who.bornOn.replaceAll('-', '')))
    throw new Problem('stay.born-on-refused', { bornOn: who.bornOn })
  const hash = request.keys.documentHash(document.kind, document.country, document.number)
  const [owner] = await tx<{ personId: string }[]>`
    select person_id from documents where number_hash = ${hash}`
  if (!owner) return await register(tx, who, document, area, request)
  const { actor, now: at } = request
  await leaveTrace(tx, {
    person: owner.personId,
    query: 'stay.check-in',
    actor,
    purpose: 'isolation',
    at,
  })
  return owner.personId
}
