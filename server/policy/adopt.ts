import { randomUUID } from 'node:crypto'
import type { Adoption } from '@bihuan/core/policy/adoption.ts'
import { sourceDigest } from '@bihuan/core/policy/adoption.ts'
import { type RawLibrary, sourceText } from '@bihuan/core/policy/adoption-source.ts'
import { openValues } from '@bihuan/core/policy/adoption-values.ts'
import { parseLibrary } from '@bihuan/core/policy/library.ts'
import { confirm } from '@bihuan/core/policy/parameters.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import type { SoftwarePasskey } from '../trust/software-passkey.ts'
import { trustOf } from '../trust/trust-of.ts'
import { adoptionDigest, insertAdoption } from './insert-adoption.ts'
import { shippedRaw } from './shipped.ts'

/**
 * Adopts a pack with two software passkeys at once, every open value confirmed: how a demo city and the tests come by their rules. A real
 * city goes through `policy.draft-adoption` and two people. Throws a Problem for what would not count.
 */
export async function adopt(
  sql: Reader,
  city: { code: string; anchors: TrustAnchors },
  wanted: {
    pack: string
    /** From when; the same moment as `now` where nothing else is said. */
    from?: Instant
    by: SoftwarePasskey
    second: SoftwarePasskey
    reason?: string
    /** Paths that are left unconfirmed and so bind nobody. */
    leaveOpen?: readonly string[]
    raw?: RawLibrary
  },
  now: Instant,
): Promise<string> {
  const raw = wanted.raw ?? shippedRaw()
  const { pack, by, second } = wanted
  const source = sourceText(raw, pack)
  const read = parseLibrary(raw)
  if (source === null || !read.ok) throw new Error(`there is no pack ${pack} in this library`)
  const note = '演示：逐项核对后确认'
  const adoption: Adoption = {
    version: 1,
    id: randomUUID(),
    city: city.code,
    pack,
    digest: sourceDigest(source, nodeCrypto.sha256),
    confirmations: openValues(read.library, pack)
      .filter(({ path }) => !wanted.leaveOpen?.includes(path))
      .map((one) => confirm(one, { by: by.signer.officer, at: now, note })),
    issuedAt: now,
    from: wanted.from ?? now,
    by: by.signer,
    second: second.signer,
    reason: wanted.reason ?? '按现行防控方案施行本规则包。',
  }
  const digest = adoptionDigest(adoption)
  const assertions = [by.sign(digest, now), second.sign(digest, now)]
  const trust = await trustOf(sql, city.anchors)
  await insertAdoption(sql, { adoption, source, assertions }, { city: city.code, trust, now })
  return adoption.id
}
