import type { Verify } from '../person-code/person-code.ts'
import type { StatusClass, Words } from '../policy/words.ts'
import { hourMs, type Instant, minuteMs } from '../time/instant.ts'
import type { Sha256 } from '../transparency/sha256.ts'
import { checkLive } from './live-code.ts'
import { type Pass, parsePass, type ReadPass } from './pass.ts'
import type { PassTrust } from './pass-trust.ts'
import { classWords, medicalWords, type PassFault, passWords, unsureFaults } from './pass-words.ts'
import { listEntry } from './revocation-list.ts'

/** How far two clocks may differ before a pass is held not to have begun, or to be over. */
export const clockToleranceMs = 2 * minuteMs

/** After this long without a list nothing is sure any more. */
export const dataAgeMaxMs = 24 * hourMs

/** On every answer: how old the device's knowledge is, and that nobody is ever held back from care. */
type Always = { dataAt: Instant; dataAgeMs: number; medicalExit: 'always'; medicalText: Words }

export type PassDecision = Always &
  (
    | {
        ok: true
        class: StatusClass
        form: Pass['form']
        nameMasked: string
        expiresAt: Instant
        /** On paper nothing shows whose it is, so the guard must see a document. */
        mustSeeDocument: boolean
        text: Words
      }
    | { ok: false; fault: PassFault; weight: 'refused' | 'unsure'; text: Words }
  )

/** The Ed25519 and SHA-256 of whoever asks; core has no cryptography of its own that it would choose for them. */
export type PassProving = { verify: Verify; sha256: Sha256 }

const liveFaults = { late: 'live-late', early: 'live-early', wrong: 'live-wrong' } as const

async function signatureFault(
  { pass, signed, signature }: ReadPass,
  trust: PassTrust,
  { verify, sha256 }: PassProving,
): Promise<PassFault | null> {
  if (pass.city !== trust.city) return 'other-city'
  const key = trust.keys.get(pass.key)
  if (trust.revokedKeys.has(pass.key)) return 'key-revoked'
  if (!key) return 'unknown-key'
  if (!(await verify(signature, signed, key.publicKey))) return 'bad-signature'
  const isGood = key.purpose === 'pass' && pass.issuedAt >= key.from && pass.issuedAt < key.until
  if (!isGood) return 'key-not-good'
  const isListed = trust.lists.some(({ salt, entries }) =>
    entries.has(listEntry(pass.serial, salt, sha256)),
  )
  return isListed ? 'revoked' : null
}

function timeFault(
  { pass, live }: ReadPass,
  trust: PassTrust,
  now: Instant,
  sha256: Sha256,
): PassFault | null {
  if (trust.dataAt > now + clockToleranceMs) return 'clock-behind'
  if (now - trust.dataAt > dataAgeMaxMs) return 'old-data'
  if (pass.issuedAt > now + clockToleranceMs) return 'not-yet'
  if (now >= pass.expiresAt + clockToleranceMs) return 'expired'
  const { anchor, issuedAt, expiresAt } = pass
  if (anchor === null) return null
  if (live === null) return 'live-missing'
  const moving = checkLive(live, { anchor, issuedAt, expiresAt }, now, sha256)
  return moving === 'good' ? null : liveFaults[moving]
}

/**
 * What a guard's device says of a text it has read, without network. The signature comes before the time, so that "expired" is
 * said of nothing but a pass that was good; the age of the device's own data comes before the age of the pass, because a wrong
 * clock would otherwise be told as somebody's fault. Nothing is kept.
 */
export async function acceptPass(
  text: string,
  trust: PassTrust,
  now: Instant,
  by: PassProving,
): Promise<PassDecision> {
  const always: Always = {
    dataAt: trust.dataAt,
    dataAgeMs: now - trust.dataAt,
    medicalExit: 'always',
    medicalText: medicalWords,
  }
  const read = parsePass(text)
  const fault = read
    ? ((await signatureFault(read, trust, by)) ?? timeFault(read, trust, now, by.sha256))
    : 'not-a-pass'
  if (read === null || fault !== null) {
    const why = fault ?? 'not-a-pass'
    const weight = unsureFaults.has(why) ? 'unsure' : 'refused'
    return { ok: false, fault: why, weight, text: passWords[why], ...always }
  }
  const { form, nameMasked, expiresAt } = read.pass
  return {
    ok: true,
    class: read.pass.class,
    form,
    nameMasked,
    expiresAt,
    mustSeeDocument: form === 'paper',
    text: classWords[read.pass.class],
    ...always,
  }
}
