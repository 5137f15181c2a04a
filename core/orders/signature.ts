import type { Instant } from '../time/instant.ts'
import { type Assertion, type Crypto, isAssertionOf, type RelyingParty } from './assertion.ts'
import { faultOf, type OrderFault } from './fault.ts'
import type { Signer } from './order.ts'
import { type Power, postAt, type Register } from './register.ts'

/** What signatures are checked against. */
export type Trust = {
  readonly register: Register
  readonly party: RelyingParty
  readonly crypto: Crypto
}

/** The signature of one signer under a digest, or what is wrong with it. */
export function signatureOf(
  signer: Signer,
  power: Power,
  district: string,
  digest: Uint8Array,
  assertions: readonly Assertion[],
  { register, party, crypto }: Trust,
): { at: Instant | null; fault: OrderFault | null } {
  const own = assertions.find(
    ({ officer, unit }) => officer === signer.officer && unit === signer.unit,
  )
  if (own === undefined) return { at: null, fault: faultOf('signature-missing', signer.officer) }
  const { officer, unit, credential, at } = own
  const post = postAt(register, { officer, unit, district, power, credential }, at)
  if (post === null) return { at, fault: faultOf('no-post', signer.officer) }
  const isGood = isAssertionOf(digest, own, post.publicKey, party, crypto)
  return { at, fault: isGood ? null : faultOf('signature-invalid', signer.officer) }
}
