import {
  encodePersonCode,
  formatPersonCode,
  type PersonClaims,
} from '@bihuan/core/person-code/person-code.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Keys } from '../keys.ts'

/** How long a code is good: a day on a screen, which fetches the next one, and a week on paper. */
export const codeLifeMs = { screen: 24 * hourMs, paper: 7 * 24 * hourMs } as const

export type CodeOf = Pick<PersonClaims, 'person' | 'name' | 'form' | 'documentSeen'>

/** The signed code of a person, issued now; its text is what QR and paper show. */
export function signedCode(
  { form, ...person }: CodeOf,
  keys: Keys,
  now: Instant,
): { text: string; expiresAt: Instant } {
  const expiresAt = now + codeLifeMs[form]
  const [key] = keys.codePublicKeys()
  const signed = encodePersonCode({ ...person, form, key: key?.id ?? 0, expiresAt })
  const text = formatPersonCode(Buffer.concat([signed, keys.signCode(signed)]))
  return { text, expiresAt }
}
