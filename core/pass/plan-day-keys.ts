import { cityDateOf, cityInstant, hourMs } from '../time/instant.ts'
import type { KeyCertificate } from './key-certificate.ts'

/** How long before midnight the key of a day is good already, so that no clock leaves the city without one. */
export const dayKeyEarlyMs = hourMs

/**
 * The certificates that the offline root is asked to sign for the days to come, one public key a day from `firstDay` on, numbered
 * from `firstKey`. Each is good from an hour before its day begins until the day ends, in the time of the city. Throws a
 * RangeError for a day that does not exist or when the numbers run out at 65535.
 */
export function planDayKeys(plan: {
  city: string
  firstDay: string
  firstKey: number
  /** Raw Ed25519 keys in base64url; the private halves stay with the issuer. */
  publicKeys: readonly string[]
}): KeyCertificate[] {
  const begin = cityInstant(plan.firstDay, '00:00')
  return plan.publicKeys.map((publicKey, n) => {
    const key = plan.firstKey + n
    if (!Number.isInteger(key) || key < 1 || key > 65_535) throw new RangeError(`no key ${key}`)
    const dayOf = (days: number) => cityInstant(cityDateOf(begin + days * 24 * hourMs), '00:00')
    return {
      city: plan.city,
      key,
      purpose: 'pass',
      from: dayOf(n) - dayKeyEarlyMs,
      until: dayOf(n + 1),
      publicKey,
    }
  })
}
