// Officers, keys and signatures for the tests. The signatures are keyed digests: who has no key cannot make one, which is all that the
// decisions need. orders/passkey.test.ts has real ones.
import { bytesOf } from '../../person-code/code-bytes.ts'
import { hourMs, instantOf } from '../../time/instant.ts'
import { sha256 } from '../../transparency/sha256.ts'
import { type Assertion, base64urlOf, type Crypto } from '../assertion.ts'
import { hexOf } from '../canonical.ts'
import { type Appointment, appointmentBytes, type Power, registerOf } from '../register.ts'
import type { Trust } from '../signature.ts'

export const t0 = instantOf('2022-11-08T10:00:00+08:00')
export const day = 24 * hourMs

export const party = { id: 'city.invalid', origins: ['https://city.invalid'] }

const keyed = (secret: string, bytes: Uint8Array): Uint8Array =>
  sha256(Uint8Array.from([...bytesOf(`${secret}|`), ...bytes]))
/** The public key of a secret, from which nobody reads the secret in a test. */
export const publicOf = (secret: string): string => `public of ${secret}`
export const crypto: Crypto = {
  sha256,
  verify: (signature, signed, publicKey) =>
    hexOf(keyed(publicKey.slice('public of '.length), signed)) === hexOf(signature),
}

const all: Power[] = ['issue', 'approve', 'lift', 'suspend', 'review', 'stage', 'end', 'attest']

/** A post in 金水 (410105) for a year, with its own key. */
export function aPost(
  officer: string,
  unit: string,
  overrides: Partial<Appointment> = {},
): Appointment {
  return {
    version: 1,
    id: `post of ${officer}`,
    officer,
    unit,
    area: '410105',
    powers: all,
    credential: `key of ${officer}`,
    publicKey: publicOf(`secret of ${officer}`),
    from: t0 - 100 * day,
    until: t0 + 265 * day,
    ...overrides,
  }
}

const authority = 'secret of the authority'

export const posts = [
  aPost('wu', 'cdc'),
  aPost('li', 'street'),
  aPost('sun', 'health'),
  aPost('ma', 'ombudsman'),
  aPost('he', 'city', { area: '4101', powers: [...all, 'city'] }),
  aPost('she', 'city health', { area: '4101' }),
  aPost('gone', 'street', { until: t0 - day }),
  aPost('early', 'street', { from: t0 + 30 * day }),
  aPost('far', 'street', { area: '410102' }),
  aPost('clerk', 'helpdesk', { powers: [] }),
]

/** The register of these posts, signed by the authority. */
export function aTrust(of: readonly Appointment[] = posts): Trust {
  const signed = of.map((document) => ({
    document,
    signature: keyed(authority, appointmentBytes(document)),
  }))
  return { register: registerOf(signed, [], publicOf(authority), crypto.verify), party, crypto }
}
export const trust = aTrust()
export const signAsAuthority = (bytes: Uint8Array): Uint8Array => keyed(authority, bytes)
export const authorityKey = publicOf(authority)

const officerOf = (officer: string) => posts.find((post) => post.officer === officer)

/** What the passkey of an officer answers to a challenge. */
export function anAssertion(
  officer: string,
  bytes: Uint8Array,
  at: number,
  change: { origin?: string; type?: string; flags?: number; site?: string; secret?: string } = {},
): Assertion {
  const unit = officerOf(officer)?.unit ?? 'nowhere'
  const clientData = Uint8Array.from(
    bytesOf(
      JSON.stringify({
        type: change.type ?? 'webauthn.get',
        challenge: base64urlOf(sha256(bytes)),
        origin: change.origin ?? party.origins[0],
        crossOrigin: false,
      }),
    ),
  )
  const site = sha256(Uint8Array.from(bytesOf(change.site ?? party.id)))
  const authenticatorData = Uint8Array.from([...site, change.flags ?? 0x05, 0, 0, 0, 1])
  const signature = keyed(
    change.secret ?? `secret of ${officer}`,
    Uint8Array.from([...authenticatorData, ...sha256(clientData)]),
  )
  const credential = `key of ${officer}`
  return { officer, unit, credential, authenticatorData, clientData, signature, at }
}
