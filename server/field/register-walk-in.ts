import { RegisterWalkIn, WalkInRegistered } from '@bihuan/contract/field.ts'
import { isRealDay } from '@bihuan/core/identity/calendar-day.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { initialsOf, phoneHashOf } from '../cases/people-keys.ts'
import { refuseRows } from '../city/store.ts'
import type { Tx } from '../db/sql.ts'
import { canonicalJson } from '../door/canonical.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { attachDocuments } from './attach-documents.ts'
import { deviceArea, devicePlace } from './device-place.ts'
import { fieldRoles } from './field-roles.ts'
import { takeSerial } from './take-serial.ts'
import { openHome } from './walk-in-home.ts'

type WalkIn = Static<typeof RegisterWalkIn>

/** What the id of a walk-in of a device begins with: city, 9, the device in six digits; four of its own counter follow. */
export const walkInPrefix = (city: string, device: string) => `${city}9${device.padStart(6, '0')}`

function checkBirthday(bornOn: string): void {
  if (isRealDay(bornOn.replaceAll('-', ''))) return
  refuseRows([
    {
      pointer: '/bornOn',
      code: 'date',
      zh: '出生日期不存在',
      en: 'The birthday does not exist',
    },
  ])
}

function readDocuments({ documents }: WalkIn) {
  return documents.map(({ kind, country, number }) => {
    const document = canonicalDocument(kind, country, number)
    if (!document.ok) throw new Problem('person.document-refused', { fault: document.fault })
    return document
  })
}

/** Who a walk-in that was registered before turned out to be; null for one that is new. Other content is refused. */
async function registered(tx: Tx, person: string, digest: Buffer) {
  const [row] = await tx<{ inputDigest: Buffer; known: string | null }[]>`
    select w.input_digest, (select min(c.known) from same_person_claims c where c.walk_in = w.person_id) as known
    from walk_ins w where w.person_id = ${person}`
  if (!row) return null
  if (!digest.equals(row.inputDigest)) throw new Problem('person.walk-in-taken', { person })
  return { person: row.known ?? person, wasKnown: row.known !== null }
}

/**
 * Registers somebody whom a device met without network. Samples were taken under this id already, so it always becomes a
 * person: where a document is another person's, the two are a question for a registrar (same-person claims), never a refusal.
 */
export const registerWalkIn = command({
  name: 'person.walk-in',
  summary: 'Register a walk-in whom a device met without network',
  roles: fieldRoles,
  input: RegisterWalkIn,
  outcome: WalkInRegistered,
  area: deviceArea,
  async run(tx, input, { actor, city, keys, now }) {
    const { device, person, name, sex, bornOn, phone } = input
    // A longer number would share its beginning with that of another device.
    if (device.length > 6 || !person.startsWith(walkInPrefix(city, device)))
      throw new Problem('person.walk-in-not-of-device', { person, device })
    const digest = keys.digest(canonicalJson(input))
    checkBirthday(bornOn)
    const documents = readDocuments(input)
    const { siteId, areaCode } = await devicePlace(tx, device)
    // The number puts the registrations of a city in line: one that raced against this one has committed by now.
    const home = await takeSerial(tx, 'home')
    const before = await registered(tx, person, digest)
    if (before) return before
    await openHome(tx, areaCode, home)
    await tx`
      insert into people (id, household_id, name, sex, born_on, phone_cipher, registered_at, name_initials, phone_hash)
      values (${person}, ${home}, ${name}, ${sex}, ${bornOn}, ${phone === null ? null : keys.seal(phone)}, ${now},
        ${initialsOf(name)}, ${phoneHashOf(keys, phone)})`
    await tx`
      insert into walk_ins (person_id, site_id, device_id, address_cipher, input_digest, at, registered_by)
      values (${person}, ${siteId}, ${device}, ${keys.sealFor('registrations', now, input.address)}, ${digest}, ${instantOf(input.at)}, ${actor.id})`
    const { owners } = await attachDocuments(tx, person, documents, keys)
    const others = owners.filter((owner) => owner !== person)
    await tx`
      insert into same_person_claims (walk_in, known, at)
      select ${person}, g.known, ${now}::timestamptz from unnest(${others}::bigint[]) as g (known)`
    // The answer tells whose document it is: the same trace as finding a person by document.
    const look = { query: 'person.walk-in', actor, purpose: 'sampling', at: now }
    await leaveTraces(
      tx,
      others.map((other) => ({ ...look, person: other })),
    )
    const [known] = others
    return { person: known ?? person, wasKnown: known !== undefined }
  },
})
