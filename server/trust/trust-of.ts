import {
  type Appointment,
  appointmentBytes,
  type Dismissal,
  type Register,
  registerOf,
  type Signed,
} from '@bihuan/core/orders/register.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from './anchors.ts'
import { keptBy } from './kept.ts'
import { nodeCrypto } from './node-crypto.ts'

// One city a process, but tests have many: by the anchors of each, so that nothing of one is read for another.
const kept = keptBy<TrustAnchors, Trust>(8)

/**
 * What changes when anything in the register changes: a fragment that a statement of one's own can carry along. `xmin` is in
 * it, so that a row written over is seen as well as one that came.
 */
export const trustMark = (sql: Reader) => sql`(
  select coalesce((select string_agg(a.id || a.xmin::text, ',' order by a.id) from appointments a), '')
    || '|' || coalesce((select string_agg(d.id || d.xmin::text, ',' order by d.id) from dismissals d), '')
    || '|' || coalesce((select string_agg(g.subject || g.xmin::text, ',' order by g.subject) from (${dismissalsGone(sql)}) g), ''))::text`

/** Dismissals that the public log has and the table has not. */
const dismissalsGone = (sql: Reader) => sql`
  select l.subject, l.about, l.xmin from log_entries l
  where l.kind = 'dismissal' and not exists (select from dismissals d where d.id = l.subject)`

// A dismissal that was verified once stays true whatever becomes of its row: who deletes it brings no officer back.
const dismissed = new WeakMap<TrustAnchors, Map<string, Signed<Dismissal>>>()

function remember(anchors: TrustAnchors, found: readonly Signed<Dismissal>[]): Signed<Dismissal>[] {
  const known = dismissed.get(anchors) ?? new Map<string, Signed<Dismissal>>()
  dismissed.set(anchors, known)
  // By signature, of which the authority makes few: a row written by hand is remembered by none.
  for (const one of found)
    if (isSigned(one, anchors)) known.set(Buffer.from(one.signature).toString('base64'), one)
  return [...known.values()]
}

function isSigned({ document, signature }: Signed<Dismissal>, anchors: TrustAnchors): boolean {
  try {
    return nodeCrypto.verify(signature, appointmentBytes(document), anchors.authorityKey)
  } catch {
    return false // no canonical text
  }
}

async function readRegister(sql: Reader, anchors: TrustAnchors): Promise<Register> {
  const appointments = await sql<{ document: Appointment; signature: Buffer }[]>`
    select document, signature from appointments order by id`
  const dismissals = await sql<{ document: Dismissal; signature: Buffer }[]>`
    select document, signature from dismissals order by id`
  const all = remember(anchors, dismissals)
  const known = new Set(all.map(({ document }) => document.id))
  // After a restart nobody knows any more since when that officer is dismissed: then the post counts for nothing.
  const gone = await sql<{ subject: string; about: string }[]>`
    select g.subject, g.about from (${dismissalsGone(sql)}) g`
  const lost = new Set(gone.flatMap(({ subject, about }) => (known.has(subject) ? [] : [about])))
  const held = appointments.filter(({ document }) => !lost.has(document.id))
  return registerOf(held, all, anchors.authorityKey, nodeCrypto.verify)
}

/**
 * What signatures are checked against, by a mark that was read together with the rows: without a round trip as long as nobody
 * was appointed or dismissed since.
 */
export const trustAt = (sql: Reader, anchors: TrustAnchors, mark: string): Promise<Trust> =>
  // With a dismissal that was deleted the mark is that of before it, and what was kept under it is not true any more.
  kept(anchors, `${dismissed.get(anchors)?.size ?? 0} ${mark}`, async () => ({
    register: await readRegister(sql, anchors),
    party: anchors.party,
    crypto: nodeCrypto,
  }))

/** What signatures are checked against now; one round trip more than `trustAt`. */
export async function trustOf(sql: Reader, anchors: TrustAnchors): Promise<Trust> {
  const [row] = await sql<{ mark: string }[]>`select ${trustMark(sql)} as mark`
  return trustAt(sql, anchors, row?.mark ?? '')
}
