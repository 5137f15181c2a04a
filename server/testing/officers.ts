import type { Appointment, Power } from '@bihuan/core/orders/register.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import type { TrustAnchors } from '../trust/anchors.ts'
import type { AssertionJson } from '../trust/assertion-json.ts'
import { authorityOf, writeAppointments } from '../trust/authority.ts'
import { type SoftwarePasskey, softwarePasskey } from '../trust/software-passkey.ts'
import type { TestCity } from './a-city.ts'

/** The appointing authority of all tests. */
export const testAuthority = authorityOf()

/** The anchors of a test city; each city has its own object, so that nothing cached for one is read for another. */
export const testAnchors = (): TrustAnchors => ({
  file: null,
  authorityKey: testAuthority.publicKey,
  party: { id: 'localhost', origins: ['http://localhost'] },
  passRoot: null,
  log: { origin: 'localhost/orders', witnesses: [], quorum: 0 },
})

const dayMs = 24 * hourMs
const usual: Power[] = ['issue', 'approve', 'lift', 'suspend', 'review', 'stage', 'end', 'attest']

type Post = { unit: string; area: string; powers: Power[]; until?: number; from?: number }
const posts = {
  wu: { unit: 'cdc', area: '410105', powers: usual },
  li: { unit: 'street', area: '410105', powers: usual },
  sun: { unit: 'health', area: '410105', powers: usual },
  ma: { unit: 'ombudsman', area: '410105', powers: usual },
  /** The city's own officers. */
  he: { unit: 'city', area: '4101', powers: [...usual, 'city', 'policy' as Power] },
  she: { unit: 'city-health', area: '4101', powers: [...usual, 'policy' as Power] },
  /** A post that ended yesterday, one that begins in a month, one of another district, one without powers. */
  gone: { unit: 'street', area: '410105', powers: usual, until: -dayMs },
  early: { unit: 'street', area: '410105', powers: usual, from: 30 * dayMs },
  far: { unit: 'street', area: '410102', powers: usual },
  clerk: { unit: 'helpdesk', area: '410105', powers: [] },
} satisfies Record<string, Post>
export type OfficerName = keyof typeof posts

export type TestOfficers = {
  actor(officer: OfficerName): Actor
  passkey(officer: OfficerName): SoftwarePasskey
  /** Who signs, as documents name it. */
  signer(officer: OfficerName): { officer: string; unit: string }
  /** What the officer's passkey answers to a digest in hexadecimal. */
  sign(officer: OfficerName, digest: string, at?: Instant): AssertionJson
}

/** Appoints the officers of the tests, for 100 days before and a year after the city's start, and gives them passkeys. */
export async function officersOf(
  city: Pick<TestCity, 'city' | 'sql' | 'start'>,
): Promise<TestOfficers> {
  const { party } = city.city.anchors
  const names = Object.keys(posts) as OfficerName[]
  const keys = new Map(
    names.map((name) => [name, softwarePasskey({ officer: name, unit: posts[name].unit }, party)]),
  )
  const keyOf = (name: OfficerName): SoftwarePasskey => {
    const key = keys.get(name)
    if (!key) throw new Error(`no officer ${name}`)
    return key
  }
  const signed = names.map((name) => {
    const post: Post = posts[name]
    const document: Appointment = {
      version: 1,
      id: `post-${name}`,
      officer: name,
      unit: post.unit,
      area: post.area,
      powers: post.powers,
      credential: keyOf(name).credential,
      publicKey: keyOf(name).publicKey,
      from: city.start + (post.from ?? -100 * dayMs),
      until: city.start + (post.until ?? 365 * dayMs),
    }
    return { document, signature: testAuthority.sign(document) }
  })
  await writeAppointments(city.sql, signed, city.start - 100 * dayMs)
  return {
    actor: (name) => ({
      id: name,
      name,
      role: posts[name].area === '4101' ? 'city-commander' : 'district-commander',
      areaCode: posts[name].area,
      unit: posts[name].unit,
    }),
    passkey: keyOf,
    signer: (name) => keyOf(name).signer,
    sign: (name, digest, at = city.start) => keyOf(name).sign(digest, at),
  }
}
