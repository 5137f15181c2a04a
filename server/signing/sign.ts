import { setTimeout as pause } from 'node:timers/promises'
import { Sign, Signed } from '@bihuan/contract/signing.ts'
import { signatureOf } from '@bihuan/core/orders/signature.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { readingRoles } from '../orders/reading-roles.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { type AssertionJson, assertionsOf } from '../trust/assertion-json.ts'
import { trustOf } from '../trust/trust-of.ts'
import { finishers } from './finishers.ts'
import { nextSigner, readSigning, type SigningRow } from './store.ts'

// A witness that is away must not keep an officer waiting.
const logMsMax = 2_000

function ownTurn(row: SigningRow | null, { actor, now }: Pick<Request, 'actor' | 'now'>) {
  if (!row) throw new Problem('signing.unknown')
  if (row.takenAt !== null) throw new Problem('signing.taken')
  if (row.expiresAt <= now) throw new Problem('signing.over')
  const next = nextSigner(row)
  if (!next) throw new Problem('signing.taken')
  if (next.officer !== actor.id || next.unit !== actor.unit)
    throw new Problem('signing.not-yours', { officer: next.officer, unit: next.unit })
  return { row, next }
}

/**
 * One officer signs a document with their passkey; the last signature makes it take effect in the same transaction. A
 * signature is looked at when it is given, and all of them again at every later read.
 */
export const sign = command({
  name: 'signing.sign',
  summary: 'Sign a document with a passkey',
  roles: readingRoles,
  input: Sign,
  outcome: Signed,
  async area(sql, { signing }) {
    const row = await readSigning(sql, signing)
    if (!row) throw new Problem('signing.unknown')
    return row.areaCode
  },
  // What was signed stands in the public log at once where it can; whatever is left the log's own turn takes up.
  async after(city, { made }, { now }) {
    if (made !== null)
      await Promise.race([appendPending(city, now), pause(logMsMax, undefined, { ref: false })])
  },
  async run(tx, { signing, answer }, request) {
    const { row, next } = ownTurn(await readSigning(tx, signing), request)
    const own: AssertionJson = {
      officer: next.officer,
      unit: next.unit,
      ...answer,
      at: request.now,
    }
    const trust = await trustOf(tx, request.anchors)
    const digest = Uint8Array.from(Buffer.from(row.digest, 'hex'))
    const { fault } = signatureOf(
      next,
      next.power,
      row.areaCode,
      digest,
      assertionsOf([own]),
      trust,
    )
    if (fault !== null)
      throw new Problem('signing.refused', {}, [
        { pointer: '/answer', code: fault.code, zh: fault.zh, en: fault.en },
      ])
    const assertions = [...row.assertions, own]
    const waitsFor = nextSigner({ signers: row.signers, assertions })
    // Of two who sign at one moment the second finds one signature more than it had read.
    const [kept] = await tx`
      update signings set assertions = ${tx.json(assertions)}, taken_at = ${waitsFor === null ? request.now : null}
      where id = ${signing} and taken_at is null and jsonb_array_length(assertions) = ${row.assertions.length}
      returning id`
    if (!kept) throw new Problem('signing.moved-on')
    if (waitsFor !== null) return { signing, made: null, waitsFor: waitsFor.officer }
    const { document, digest: text, areaCode: area, shown } = row
    const made = await finishers[row.kind](
      tx,
      { signing, document, digest: text, assertions, area, shown },
      request,
    )
    return { signing, made, waitsFor: null }
  },
})
