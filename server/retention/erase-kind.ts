import { randomUUID } from 'node:crypto'
import type { RetentionId } from '@bihuan/core/retention/kinds.ts'
import type { Sql, Tx } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import {
  type Certificate,
  type CertifiedTable,
  signCertificate,
  subjectsDigest,
} from './certificate.ts'
import { type Clocks, since } from './clocks.ts'
import { erasers } from './erasers/erasers.ts'
import type { Erased } from './erasers/step.ts'

/** Something that should be gone was found when it was counted again; what was erased in that transaction comes back. */
export class NotErased extends Error {}

/** Signs a certificate and keeps it, in the transaction of what it is about. */
export async function keepCertificate(
  tx: Tx,
  city: City,
  document: Omit<Certificate, 'version' | 'id' | 'city'>,
): Promise<Certificate> {
  const certificate: Certificate = { version: 1, id: randomUUID(), city: city.code, ...document }
  await tx`
    insert into erasures (id, kind, document, signature, erased_at)
    values (${certificate.id}, ${certificate.kind}, ${tx.json(certificate as never)}, ${signCertificate(certificate, city.keys)}, ${certificate.erasedAt})`
  return certificate
}

async function keepSubjects(tx: Tx, erasure: string, subjects: readonly string[]) {
  const parts = subjects.map((one) => [
    one.slice(0, one.indexOf(':')),
    one.slice(one.indexOf(':') + 1),
  ])
  const kinds = parts.map(([kind = '']) => kind)
  const ids = parts.map(([, id = '']) => id)
  await tx`
    insert into erased_subjects (kind, subject, erasure_id)
    select kind, subject, ${erasure}::uuid from unnest(${kinds}::text[], ${ids}::text[]) g (kind, subject)
    on conflict (kind, subject) do nothing`
  // The commitment stays in the log; without its salt nobody can try out what it was about.
  await tx`
    update log_entries e set salt = null
    from unnest(${kinds}::text[], ${ids}::text[]) g (kind, subject)
    where e.kind = g.kind and e.subject = g.subject and e.salt is not null`
}

const certifiedTable = ({ table, rows, how, upTo = null }: Erased): CertifiedTable => ({
  table,
  rows,
  how,
  upTo,
})

/**
 * Erases what is due of a kind in one transaction with its certificate, and counts again before it commits: no certificate is
 * signed over something that is still there. Null where nothing was due.
 */
export async function eraseKind(
  sql: Sql,
  city: City,
  kind: RetentionId,
  clocks: Clocks,
): Promise<Certificate | null> {
  return (await sql.begin(async (tx) => {
    // Whoever works with the round or the person now goes first; a table that is not free in time waits for tomorrow.
    await tx`set local lock_timeout = '5s'`
    const erased: Erased[] = []
    // Each step sees what the one before it left.
    for (const step of erasers[kind]) erased.push(await step.erase(tx, clocks))
    const done = erased.filter(({ rows }) => rows > 0)
    if (done.length === 0) return null
    let rowsLeft = 0
    for (const step of erasers[kind]) rowsLeft += await step.left(tx, clocks)
    if (rowsLeft > 0) throw new NotErased(`${kind}: ${rowsLeft} rows are still there`)
    const subjects = done.flatMap(({ subjects: one }) =>
      (one?.ids ?? []).map((id) => `${one?.kind}:${id}`),
    )
    const certificate = await keepCertificate(tx, city, {
      kind,
      erasedAt: clocks.now,
      upTo: since(kind, clocks),
      responseEnd: clocks.responseEnd,
      tables: done.map(certifiedTable),
      subjects:
        subjects.length === 0 ? null : { count: subjects.length, digest: subjectsDigest(subjects) },
      keys: [],
      verified: {
        rowsLeft,
        keysLeft: 0,
        how: 'counted again in the same transaction, table by table',
      },
    })
    if (subjects.length > 0) await keepSubjects(tx, certificate.id, subjects)
    return certificate
  })) as Certificate | null
}
