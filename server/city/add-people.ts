import type { Tx } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import type { SealedDocument, SealedPerson } from './seal-people.ts'
import { column, hex, refuseDiffering } from './store.ts'

type Known = {
  id: string
  householdId: number
  name: string
  sex: string
  bornOn: string
  traits: string[]
  phoneCipher: Buffer | null
  hashes: string[] | null
}

const sorted = (texts: readonly string[]) => [...texts].sort().join(',')

/** Whether a known person is the one given: the phone compared in the clear, documents by their hashes. */
function isSame(given: SealedPerson, known: Known, keys: Keys): boolean {
  return (
    known.householdId === Number(given.householdId) &&
    known.name === given.name &&
    known.sex === given.sex &&
    known.bornOn === given.bornOn &&
    sorted(known.traits) === sorted(given.traits) &&
    (known.phoneCipher === null ? null : keys.open(known.phoneCipher)) === given.phone &&
    sorted(known.hashes ?? []) === sorted(given.sealed.map(({ hash }) => hash.toString('hex')))
  )
}

async function refuseOthers(
  tx: Tx,
  repeated: readonly { person: SealedPerson; row: number }[],
  keys: Keys,
): Promise<void> {
  const ids = repeated.map(({ person }) => person.id)
  const rows = await tx<Known[]>`
    select id, household_id, name, sex, born_on, traits, phone_cipher,
      (select array_agg(encode(d.number_hash, 'hex')) from documents d where d.person_id = p.id) as hashes
    from people p where id = any(${ids}::bigint[])`
  const byId = new Map(rows.map((known) => [known.id, known]))
  const other = repeated.find(({ person }) => {
    const known = byId.get(person.id)
    return known === undefined || !isSame(person, known, keys)
  })
  refuseDiffering('person', other && { row: other.row + 1, id: other.person.id })
}

async function addDocuments(tx: Tx, documents: readonly SealedDocument[]): Promise<void> {
  if (documents.length === 0) return
  const added = await tx<{ hash: string }[]>`
    insert into documents (number_hash, person_id, kind, country, number_cipher, tail_hash)
    select decode(hash, 'hex'), person, kind, country, decode(cipher, 'hex'), tail_hash
    from unnest(${column(documents, 'hash').map(hex)}::text[], ${column(documents, 'person')}::bigint[], ${column(documents, 'kind')}::text[],
      ${column(documents, 'country')}::text[], ${column(documents, 'cipher').map(hex)}::text[], ${column(documents, 'tailHash')}::bigint[])
      as g (hash, person, kind, country, cipher, tail_hash)
    order by hash
    on conflict (number_hash) do nothing
    returning encode(number_hash, 'hex') as hash`
  if (added.length === documents.length) return
  const free = new Set(added.map(({ hash }) => hash))
  // A number that stands twice in the batch is free the first time and taken the second.
  const taken = documents.filter(({ hash }) => !free.delete(hash.toString('hex')))
  throw new Problem(
    'person.document-taken',
    {},
    taken.slice(0, 20).map(({ row, at }) => ({
      pointer: `/people/${row}/documents/${at}/number`,
      code: 'taken',
      row: row + 1,
      column: `documents[${at}].number`,
      zh: `第 ${row + 1} 行的证件已登记在另一人名下`,
      en: `The document in row ${row + 1} is registered to another person`,
    })),
  )
}

/**
 * Adds people with their documents and returns how many were not there yet. Who is there with the same content is
 * repeated; with other content the whole batch is refused (city.row-differs), as for a document of another person.
 */
export async function addPeople(
  tx: Tx,
  people: readonly SealedPerson[],
  keys: Keys,
  registeredAt: number,
): Promise<number> {
  const added = await tx<{ id: string }[]>`
    insert into people (id, household_id, name, sex, born_on, phone_cipher, traits, registered_at, name_initials, phone_hash)
    select id, household_id, name, sex, born_on, decode(phone_cipher, 'hex'), string_to_array(traits, ','), ${registeredAt}::timestamptz,
      initials, phone_hash
    from unnest(${column(people, 'id')}::bigint[], ${column(people, 'householdId')}::int[], ${column(people, 'name')}::text[],
      ${column(people, 'sex')}::text[], ${column(people, 'bornOn')}::date[], ${column(people, 'phoneCipher').map(hex)}::text[],
      ${people.map(({ traits }) => traits.join(','))}::text[], ${column(people, 'initials')}::text[], ${column(people, 'phoneHash')}::bigint[])
      as g (id, household_id, name, sex, born_on, phone_cipher, traits, initials, phone_hash)
    order by id
    on conflict (id) do nothing
    returning id`
  const fresh = new Set(added.map(({ id }) => id))
  const repeated: { person: SealedPerson; row: number }[] = []
  const documents: SealedDocument[] = []
  people.forEach((person, row) => {
    if (fresh.delete(person.id)) documents.push(...person.sealed)
    else repeated.push({ person, row })
  })
  await addDocuments(tx, documents)
  if (repeated.length > 0) await refuseOthers(tx, repeated, keys)
  return added.length
}
