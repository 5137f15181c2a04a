import type { CanonicalDocument } from '@bihuan/core/identity/document.ts'
import { tailHashOf } from '../cases/people-keys.ts'
import { column, hex } from '../city/store.ts'
import type { Tx } from '../db/sql.ts'
import type { Keys } from '../keys.ts'

type Document = Extract<CanonicalDocument, { ok: true }>

/** Gives a person the documents that are nobody's yet: how many were added, and whose the others are. */
export async function attachDocuments(
  tx: Tx,
  person: string,
  documents: readonly Document[],
  keys: Keys,
): Promise<{ added: number; owners: string[] }> {
  if (documents.length === 0) return { added: 0, owners: [] }
  const sealed = documents
    .map(({ kind, country, number }) => ({
      kind,
      country,
      hash: hex(keys.documentHash(kind, country, number)),
      cipher: hex(keys.seal(number)),
      tail: tailHashOf(keys, number),
    }))
    .filter(({ hash }, n, all) => all.findIndex((other) => other.hash === hash) === n)
  const added = await tx<{ hash: string }[]>`
    insert into documents (number_hash, person_id, kind, country, number_cipher, tail_hash)
    select decode(g.hash, 'hex'), ${person}, g.kind, g.country, decode(g.cipher, 'hex'), g.tail
    from unnest(${column(sealed, 'hash')}::text[], ${column(sealed, 'kind')}::text[], ${column(sealed, 'country')}::text[],
      ${column(sealed, 'cipher')}::text[], ${column(sealed, 'tail')}::bigint[]) as g (hash, kind, country, cipher, tail)
    order by g.hash
    on conflict (number_hash) do nothing
    returning encode(number_hash, 'hex') as hash`
  const free = new Set(column(added, 'hash'))
  const taken = column(sealed, 'hash').filter((hash) => hash !== null && !free.has(hash))
  const owners = await tx<{ personId: string }[]>`
    select distinct person_id from documents
    where number_hash in (select decode(hash, 'hex') from unnest(${taken}::text[]) as g (hash)) order by person_id`
  return { added: added.length, owners: column(owners, 'personId') }
}
