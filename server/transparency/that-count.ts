import { appointmentBytes, type Dismissal } from '@bihuan/core/orders/register.ts'
import type { City } from '../door/command.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { type ActRow, verifiedAct } from '../trust/rows.ts'
import { trustOf } from '../trust/trust-of.ts'
import { type LogDocument, missedUnder } from './log-document.ts'

type Columns = {
  kind: string
  orderId: string | null
  batchId: string | null
  appealId: string | null
}

/** Of acts that are to be logged those that count: they verify, and lie in their row as what they are. */
async function actsThatCount({ sql, anchors }: City, ids: readonly string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set()
  const trust = await trustOf(sql, anchors)
  const rows = await sql<(ActRow & Columns)[]>`
    select id, document, assertions, known_at, kind, order_id, batch_id, appeal_id
    from order_acts where id = any(${[...ids]}::text[])`
  const counting = rows.filter((row) => {
    const verdict = verifiedAct(row, trust)
    if (!verdict.ok) return false
    const { act } = verdict.verified
    const lies = row.orderId ?? row.batchId ?? row.appealId ?? '*'
    return act.id === row.id && act.kind === row.kind && missedUnder(act) === lies
  })
  return new Set(counting.map(({ id }) => id))
}

/** Of dismissals that are to be logged those that the appointing authority signed. */
async function dismissalsThatCount({ sql, anchors }: City, ids: readonly string[]) {
  if (ids.length === 0) return new Set<string>()
  const rows = await sql<{ id: string; document: Dismissal; signature: Buffer }[]>`
    select id, document, signature from dismissals where id = any(${[...ids]}::text[])`
  const isSigned = (document: Dismissal, signature: Uint8Array): boolean => {
    try {
      return nodeCrypto.verify(signature, appointmentBytes(document), anchors.authorityKey)
    } catch {
      return false // no canonical text
    }
  }
  return new Set(
    rows.flatMap(({ id, document, signature }) =>
      document.id === id && isSigned(document, signature) ? [id] : [],
    ),
  )
}

/**
 * What of some documents the log takes. An act or a dismissal that is missed later takes the effect of what it was about, so one that
 * never counted must not come in: a row written by hand would else free everybody, or cost an officer the post.
 */
export async function thatCount(
  city: City,
  documents: readonly LogDocument[],
): Promise<LogDocument[]> {
  const idsOf = (kind: string) =>
    documents.flatMap((one) => (one.kind === kind ? [one.subject] : []))
  const acts = await actsThatCount(city, idsOf('act'))
  const dismissals = await dismissalsThatCount(city, idsOf('dismissal'))
  return documents.filter(({ kind, subject }) => {
    if (kind === 'act') return acts.has(subject)
    return kind !== 'dismissal' || dismissals.has(subject)
  })
}
