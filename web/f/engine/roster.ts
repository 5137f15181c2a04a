import type { Instant } from '@bihuan/core/time/instant.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { newNonce } from './device.ts'
import type { Change, Shelf } from './shelf.ts'
import type { Building, RosterPerson } from './types.ts'

// One question opens a 256th of the names, not all of them. After every scan the page asks for the family of the person, some
// four drawers: with 6,550 people a shift of 2,000 took 124 s with 64 drawers and 66 s with 256.
const drawers = 256
const algorithm = 'AES-GCM'

type Drawer = { nonce: Uint8Array<ArrayBuffer>; sealed: ArrayBuffer }
type By = 'person' | 'tail' | 'household'

function drawerOf(by: By, value: string): string {
  let hash = 7
  for (let at = 0; at < value.length; at += 1) hash = (hash * 31 + value.charCodeAt(at)) >>> 0
  return `${by} ${hash % drawers}`
}

/** A new key for names; it can be used on this phone and never be read out of it. */
export const newRosterKey = (): Promise<CryptoKey> =>
  crypto.subtle.generateKey({ name: algorithm, length: 256 }, false, ['encrypt', 'decrypt'])

/** A drawer as it lies on the shelf: only this phone's key opens it, and only under its own name. */
export async function seal(key: CryptoKey, name: string, content: unknown): Promise<Drawer> {
  const nonce = newNonce()
  const additionalData = new TextEncoder().encode(name)
  const plain = new TextEncoder().encode(JSON.stringify(content))
  const sealed = await crypto.subtle.encrypt(
    { name: algorithm, iv: nonce, additionalData },
    key,
    plain,
  )
  return { nonce, sealed }
}

/** What is in a drawer; nothing where there is none. Rejects where it was sealed under another key or name. */
export async function open<Content>(
  key: CryptoKey,
  name: string,
  found: unknown,
): Promise<Content[]> {
  if (found === undefined) return []
  const { nonce, sealed } = found as Drawer
  const additionalData = new TextEncoder().encode(name)
  const plain = await crypto.subtle.decrypt(
    { name: algorithm, iv: nonce, additionalData },
    key,
    sealed,
  )
  return JSON.parse(new TextDecoder().decode(plain)) as Content[]
}

/** The changes that put a roster on the shelf in place of the one before; every drawer is sealed. */
export async function rosterChanges(
  key: CryptoKey,
  people: readonly RosterPerson[],
  buildings: readonly Building[],
): Promise<Change[]> {
  const contents = new Map<string, unknown[]>([['buildings', [...buildings]]])
  const put = (name: string, content: unknown) => {
    const known = contents.get(name)
    if (known) known.push(content)
    else contents.set(name, [content])
  }
  for (const one of people) {
    put(drawerOf('person', one.person), one)
    put(drawerOf('household', one.household), one.person)
    for (const tail of one.tails) put(drawerOf('tail', tail), { tail, person: one.person })
  }
  const changes: Change[] = [{ store: 'roster', isCleared: true }]
  for (const [name, content] of contents)
    changes.push({ store: 'roster', key: name, value: await seal(key, name, content) })
  return changes
}

/** Who was sampled elsewhere when the roster was taken; ids and moments only. */
export const elsewhereOf = (people: readonly RosterPerson[]): Map<string, Instant> =>
  new Map(
    people.flatMap(({ person, sampledAt }) =>
      sampledAt === null ? [] : [[person, instantOf(sampledAt)] as const],
    ),
  )

/** Questions to the roster on the shelf; each opens only the drawers that it needs. */
export function rosterOn(shelf: Shelf, keyOf: () => CryptoKey | null) {
  async function drawer<Content>(name: string): Promise<Content[]> {
    const key = keyOf()
    return key ? open<Content>(key, name, await shelf.get('roster', name)) : []
  }
  async function personOf(person: string): Promise<RosterPerson | null> {
    const people = await drawer<RosterPerson>(drawerOf('person', person))
    return people.find((one) => one.person === person) ?? null
  }
  async function all(people: Iterable<string>): Promise<RosterPerson[]> {
    const found = await Promise.all([...new Set(people)].map(personOf))
    return found.filter((one) => one !== null)
  }
  return {
    personOf,
    /** By the last six of a document; `name` narrows, from its first characters. */
    async byTail(tail: string, name = ''): Promise<RosterPerson[]> {
      const wanted = tail.normalize('NFKC').toUpperCase().trim()
      const rows = await drawer<{ tail: string; person: string }>(drawerOf('tail', wanted))
      const people = await all(
        rows.filter((row) => row.tail === wanted).map(({ person }) => person),
      )
      return people.filter((one) => one.name.startsWith(name.trim()))
    },
    async household(id: string): Promise<RosterPerson[]> {
      const members = await all(await drawer<string>(drawerOf('household', id)))
      return members
        .filter((one) => one.household === id)
        .sort((a, b) => b.age - a.age || (a.person < b.person ? -1 : 1))
    },
    async doors(building?: string) {
      const names = Array.from({ length: drawers }, (_, n) => `person ${n}`)
      const people = (await Promise.all(names.map((name) => drawer<RosterPerson>(name)))).flat()
      return {
        buildings: await drawer<Building>('buildings'),
        people: people.filter((one) => building === undefined || one.building === building),
      }
    },
  }
}
