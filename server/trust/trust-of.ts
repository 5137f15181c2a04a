import type { Appointment, Dismissal } from '@bihuan/core/orders/register.ts'
import { type Register, registerOf } from '@bihuan/core/orders/register.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from './anchors.ts'
import { nodeCrypto } from './node-crypto.ts'

type Kept = { readonly mark: string; readonly trust: Trust }

// One city a process, but tests have many: by the pool that reads it, so that none is kept longer than its pool.
const kept = new WeakMap<TrustAnchors, Map<string, Kept>>()
const keptMax = 8

/**
 * What changes when anything in the register changes: a fragment that a statement of one's own can carry along. `xmin` is in
 * it, so that a row written over is seen as well as one that came.
 */
export const trustMark = (sql: Reader) => sql`(
  select coalesce((select string_agg(a.id || a.xmin::text, ',' order by a.id) from appointments a), '')
    || '|' || coalesce((select string_agg(d.id || d.xmin::text, ',' order by d.id) from dismissals d), ''))::text`

async function readRegister(sql: Reader, anchors: TrustAnchors): Promise<Register> {
  const appointments = await sql<{ document: Appointment; signature: Buffer }[]>`
    select document, signature from appointments order by id`
  const dismissals = await sql<{ document: Dismissal; signature: Buffer }[]>`
    select document, signature from dismissals order by id`
  return registerOf(appointments, dismissals, anchors.authorityKey, nodeCrypto.verify)
}

/**
 * What signatures are checked against, by a mark that was read together with the rows: without a round trip as long as nobody
 * was appointed or dismissed since.
 */
export async function trustAt(sql: Reader, anchors: TrustAnchors, mark: string): Promise<Trust> {
  const byMark = kept.get(anchors) ?? new Map<string, Kept>()
  const known = byMark.get(mark)
  if (known) return known.trust
  const register = await readRegister(sql, anchors)
  const trust: Trust = { register, party: anchors.party, crypto: nodeCrypto }
  if (byMark.size >= keptMax) byMark.clear()
  byMark.set(mark, { mark, trust })
  kept.set(anchors, byMark)
  return trust
}

/** What signatures are checked against now; one round trip more than `trustAt`. */
export async function trustOf(sql: Reader, anchors: TrustAnchors): Promise<Trust> {
  const [row] = await sql<{ mark: string }[]>`select ${trustMark(sql)} as mark`
  return trustAt(sql, anchors, row?.mark ?? '')
}
