import { hexOf } from '@bihuan/core/orders/canonical.ts'
import { type Adoption, adoptionBytes, sourceDigest } from '@bihuan/core/policy/adoption.ts'
import { sourceText } from '@bihuan/core/policy/adoption-source.ts'
import { confirm, parametersOf } from '@bihuan/core/policy/parameters.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import { shippedLibrary, shippedRaw } from '../policy/shipped.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'
import type { TestCity } from './a-city.ts'
import type { TestOfficers } from './officers.ts'

/** Adopts a shipped pack for a test city, every value of it confirmed, signed by the two officers of the city ten minutes before. */
export async function adoptedIn(
  city: Pick<TestCity, 'city' | 'sql' | 'start'>,
  officers: TestOfficers,
  { pack = 'cn-ncp-8', at = city.start - 10 * minuteMs } = {},
): Promise<void> {
  const resolved = resolvePack(shippedLibrary(), pack, at, [])
  const source = sourceText(shippedRaw(), pack)
  if (!resolved.ok || source === null) throw new Error(`no pack ${pack} at that moment`)
  const adoption: Adoption = {
    version: 1,
    id: `adoption-${pack}-${at}`,
    city: city.city.code,
    pack,
    digest: sourceDigest(source, nodeCrypto.sha256),
    confirmations: parametersOf(resolved.policy)
      .filter(({ binds }) => !binds)
      .map((one) => confirm(one, { by: 'he', at, note: 'test' })),
    issuedAt: at,
    from: at,
    by: officers.signer('he'),
    second: officers.signer('she'),
    reason: '测试城市采用这一规则包。',
  }
  const digest = hexOf(nodeCrypto.sha256(adoptionBytes(adoption)))
  const assertions = (['he', 'she'] as const).map((name) => officers.sign(name, digest, at))
  await city.sql`
    insert into policy_adoptions (id, pack, document, source, assertions, from_at, known_at)
    values (${adoption.id}, ${pack}, ${city.sql.json(adoption as never)}, ${city.sql.json(source)}, ${city.sql.json(assertions as never)}, ${at}, ${at})`
}
