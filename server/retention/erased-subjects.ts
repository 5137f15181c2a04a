import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Keys } from '../keys.ts'
import { type Certificate, isCertified, subjectsDigest } from './certificate.ts'

type Row = { id: string; document: Certificate; signature: Buffer }

async function certified(sql: Reader, keys: Keys): Promise<Row[]> {
  const rows = await sql<Row[]>`select id, document, signature from erasures`
  return rows.filter(
    ({ id, document, signature }) => isCertified(document, signature, keys) && document.id === id,
  )
}

/** Every certificate that the city signed; what else lies in the table is none. */
export const certificates = async (sql: Reader, keys: Keys): Promise<Certificate[]> =>
  (await certified(sql, keys)).map(({ document }) => document)

/**
 * The signed documents that retention erased, as `kind:subject`. Only lists of which a certificate of the city has the digest: a
 * row that somebody put in to explain a missing order makes the list another one, and then none of it counts.
 */
export async function erasedSubjects(sql: Reader, keys: Keys): Promise<ReadonlySet<string>> {
  const lists = (await certified(sql, keys)).filter(({ document }) => document.subjects !== null)
  if (lists.length === 0) return new Set()
  const rows = await sql<{ erasureId: string; name: string }[]>`
    select erasure_id, kind || ':' || subject as name from erased_subjects
    where erasure_id = any(${lists.map(({ id }) => id)}::uuid[])`
  const byErasure = Map.groupBy(rows, ({ erasureId }) => erasureId)
  return new Set(
    lists.flatMap(({ id, document }) => {
      const names = (byErasure.get(id) ?? []).map(({ name }) => name)
      return subjectsDigest(names) === document.subjects?.digest ? names : []
    }),
  )
}

/** Up to which moment of writing retention has taken rows from a table of the audit; null where it has not. */
export async function erasedUpTo(sql: Reader, keys: Keys, table: string): Promise<Instant | null> {
  const ends = (await certified(sql, keys)).flatMap(({ document }) =>
    document.tables.flatMap((one) =>
      one.table === table && one.how === 'deleted' && one.upTo !== null ? [one.upTo] : [],
    ),
  )
  return ends.length === 0 ? null : Math.max(...ends)
}
