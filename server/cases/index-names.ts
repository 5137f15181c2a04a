import type { Sql } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { initialsOf, phoneHashOf, tailHashOf } from './people-keys.ts'

const atOnce = 2_000

type Unread = {
  id: string
  name: string
  phoneCipher: Buffer | null
  documents: { hash: string; cipher: string }[] | null
}

/**
 * Reads the names, phones and documents of people who were registered before they could be found while a name is typed: some thousand from
 * an id on. Gives the last id, or null where nobody is left. Written once; a person read twice stays the same.
 */
export async function indexNames(sql: Sql, keys: Keys, after: string): Promise<string | null> {
  const rows = await sql<Unread[]>`
    select p.id, p.name, p.phone_cipher,
      (select jsonb_agg(jsonb_build_object('hash', encode(d.number_hash, 'hex'), 'cipher', encode(d.number_cipher, 'hex')))
        from documents d where d.person_id = p.id) as documents
    from people p where p.id > ${after} and p.name_initials is null order by p.id limit ${atOnce}`
  const last = rows.at(-1)
  if (!last) return null
  const documents = rows.flatMap(({ documents }) => documents ?? [])
  await sql`
    update people p set name_initials = g.initials, phone_hash = g.phone
    from unnest(${rows.map(({ id }) => id)}::bigint[], ${rows.map(({ name }) => initialsOf(name))}::text[],
      ${rows.map(({ phoneCipher }) => phoneHashOf(keys, phoneCipher === null ? null : keys.open(phoneCipher)))}::bigint[]) g (id, initials, phone)
    where p.id = g.id`
  await sql`
    update documents d set tail_hash = g.tail
    from unnest(${documents.map(({ hash }) => hash)}::text[],
      ${documents.map(({ cipher }) => tailHashOf(keys, keys.open(Buffer.from(cipher, 'hex'))))}::bigint[]) g (hash, tail)
    where d.number_hash = decode(g.hash, 'hex')`
  return last.id
}

// How far each city of this process has come; null once everybody was read. Who was registered by a server of before is read after a restart.
const reached = new WeakMap<Sql, { after: string | null }>()
const turnsAtOnce = 20

/** Goes on reading people who cannot be found by their names yet, some ten thousand at a time. Gives whether anybody may be left. */
export async function indexWaitingNames(sql: Sql, keys: Keys): Promise<boolean> {
  const place = reached.get(sql) ?? { after: '0' }
  reached.set(sql, place)
  for (let turn = 0; turn < turnsAtOnce && place.after !== null; turn += 1)
    place.after = await indexNames(sql, keys, place.after)
  return place.after !== null
}
