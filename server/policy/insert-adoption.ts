import { hexOf } from '@bihuan/core/orders/canonical.ts'
import type { Trust } from '@bihuan/core/orders/signature.ts'
import { adoptionsInTurn } from '@bihuan/core/policy/adopted.ts'
import { type Adoption, adoptionBytes } from '@bihuan/core/policy/adoption.ts'
import { adoptionFault } from '@bihuan/core/policy/adoption-fault.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import { readAdoptions, verifiedAdoption } from './adoptions.ts'

/** What officers sign: the digest of an adoption's bytes, in hexadecimal. */
export function adoptionDigest(adoption: Adoption): string {
  return hexOf(nodeCrypto.sha256(adoptionBytes(adoption)))
}

/**
 * Writes an adoption after verifying it as every later reading will, and that it changes no adopted pack. Throws a Problem
 * `policy.refused` or `policy.pack-changed`.
 */
export async function insertAdoption(
  sql: Reader,
  it: { adoption: Adoption; source: string; assertions: readonly AssertionJson[] },
  where: { city: string; trust: Trust; now: Instant },
): Promise<void> {
  const { adoption, source, assertions } = it
  const { city, trust, now } = where
  const { id, pack, from } = adoption
  const row = { id, document: adoption, source, assertions, fromAt: from, knownAt: now }
  const verdict = verifiedAdoption(row, city, trust)
  if (!verdict.ok)
    throw new Problem(
      'policy.refused',
      {},
      verdict.faults.map(({ code, of, zh, en }) => ({ pointer: of, code, zh, en })),
    )
  const { held } = await readAdoptions(sql, trust)
  const { refused } = adoptionsInTurn([...held, verdict.verified])
  if (refused.length > 0) {
    const { zh, en } = adoptionFault('pack-changed', pack)
    throw new Problem('policy.pack-changed', { pack }, [
      { pointer: '/pack', code: 'pack-changed', zh, en },
    ])
  }
  await sql`
    insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
    values (${id}, ${pack}, ${sql.json(adoption as never)}, ${sql.json(source)}, ${sql.json(assertions as never)}, ${from}, ${now})`
}
