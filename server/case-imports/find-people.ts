import { canonicalDocument } from '@bihuan/core/identity/document.ts'
import { tidyWord } from '@bihuan/interop/line-list/known-words.ts'
import type { Line } from '@bihuan/interop/line-list/line.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

/** `isAnother` where the document belongs to somebody of another name. */
export type FoundPerson = { person: string; community: string; isAnother: boolean }
type Row = { person: string; community: string; name: string }
type ByHash = Row & { hash: string }
type ByName = Row & { phoneCipher: Buffer | null }

/** The document of a line in its one form; null where it names none, and a fault where the number cannot be one. */
export function documentOf(
  line: Line,
): { kind: string; country: string; number: string } | 'faulty' | null {
  if (line.document === null) return null
  const kind = line.documentKind ?? 'resident-id'
  // A line list rarely says of which country a passport is; the register keeps the country, so only its own are found.
  const read = canonicalDocument(kind as never, 'CHN', line.document)
  return read.ok ? read : 'faulty'
}

const digits = (phone: string) => phone.replace(/\D/g, '').replace(/^(?:0086|86)(?=1\d{10}$)/, '')

/**
 * Whom the register knows of the people of a line list, by row: by the document, or by name and phone together. A name alone is nobody.
 */
export async function findPeople(
  sql: Reader,
  lines: readonly Line[],
  keys: Keys,
): Promise<ReadonlyMap<number, FoundPerson>> {
  const hashes = new Map<number, string>()
  for (const line of lines) {
    const document = documentOf(line)
    if (document === null || document === 'faulty') continue
    hashes.set(
      line.row,
      keys.documentHash(document.kind, document.country, document.number).toString('hex'),
    )
  }
  const byHash = await peopleByHash(sql, [...new Set(hashes.values())])
  const found = new Map<number, FoundPerson>()
  for (const { row, name } of lines) {
    const person = byHash.get(hashes.get(row) ?? '')
    if (!person) continue
    const isAnother = name !== null && tidyWord(name) !== tidyWord(person.name)
    found.set(row, { person: person.person, community: person.community, isAnother })
  }
  const named = lines.filter(
    ({ row, name, phone }) => !found.has(row) && name !== null && phone !== null,
  )
  for (const [row, person] of await peopleByNameAndPhone(sql, named, keys)) found.set(row, person)
  return found
}

async function peopleByHash(sql: Reader, hashes: readonly string[]) {
  if (hashes.length === 0) return new Map<string, ByHash>()
  const rows = await sql<ByHash[]>`
    select encode(d.number_hash, 'hex') as hash, p.id as person, p.name, b.community_code as community
    from unnest(${[...hashes]}::text[]) g (hex)
    join documents d on d.number_hash = decode(g.hex, 'hex')
    join people p on p.id = d.person_id join households h on h.id = p.household_id join buildings b on b.id = h.building_id`
  return new Map(rows.map((row) => [row.hash, row]))
}

async function peopleByNameAndPhone(
  sql: Reader,
  lines: readonly Line[],
  keys: Keys,
): Promise<[number, FoundPerson][]> {
  if (lines.length === 0) return []
  const rows = await sql<ByName[]>`
    select p.id as person, p.name, p.phone_cipher, b.community_code as community
    from people p join households h on h.id = p.household_id join buildings b on b.id = h.building_id
    where p.name = any(${[...new Set(lines.map(({ name }) => name ?? ''))]}::text[]) and p.name_initials is not null
      and p.phone_cipher is not null`
  const people = new Map<string, FoundPerson[]>()
  for (const { person, community, name, phoneCipher } of rows) {
    if (phoneCipher === null) continue
    const key = `${name}|${digits(keys.open(phoneCipher))}`
    people.set(key, [...(people.get(key) ?? []), { person, community, isAnother: false }])
  }
  return lines.flatMap(({ row, name, phone }) => {
    const [only, another] = people.get(`${name}|${digits(phone ?? '')}`) ?? []
    // Two people of one name and phone, as father and son: a machine does not choose.
    return only && !another ? [[row, only] as [number, FoundPerson]] : []
  })
}
