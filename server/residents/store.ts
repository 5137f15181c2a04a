import type { Document } from '@bihuan/contract/city.ts'
import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import { isSameName } from './name-fit.ts'

/** The keyed hash of a document however it is typed, or the refusal person.document-refused. */
export function hashOfDocument(given: Static<typeof Document>, keys: Keys): Buffer {
  const document = canonicalDocument(given.kind, given.country, given.number)
  if (!document.ok) throw new Problem('person.document-refused', { fault: document.fault })
  return keys.documentHash(document.kind, document.country, document.number)
}

export type Named = { person: string; phone: string | null }

// Compared and sealed in place of somebody, so that the work is the same where there is nobody.
const nobody = { id: null, name: '无名氏' }

/** Who has this document and this name, with the phone on record; null where either does not fit. Nothing tells which. */
export async function whoIsNamed(
  sql: Reader,
  hash: Buffer,
  name: string,
  keys: Keys,
): Promise<Named | null> {
  const [found] = await sql<{ id: string; name: string; phoneCipher: Buffer | null }[]>`
    select p.id, p.name, p.phone_cipher from documents d join people p on p.id = d.person_id where d.number_hash = ${hash}`
  const phone = keys.open(found?.phoneCipher ?? keys.seal('10020000000'))
  const fits = isSameName(found?.name ?? nobody.name, name)
  if (!found || !fits) return null
  return { person: found.id, phone: found.phoneCipher === null ? null : phone }
}

/** The person whose account this is. Refuses with person.unknown an account that never entered by a code. */
export async function personOf(sql: Reader, actor: Actor): Promise<string> {
  const [own] = await sql<{ personId: string }[]>`
    select person_id from residents where account_id = ${actor.id}`
  if (!own) throw new Problem('person.unknown')
  return own.personId
}

/** The community where somebody lives; refuses with person.unknown. */
export async function homeOf(sql: Reader, person: string): Promise<string> {
  const [home] = await sql<{ area: string }[]>`
    select b.community_code as area from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where p.id = ${person}`
  if (!home) throw new Problem('person.unknown')
  return home.area
}
