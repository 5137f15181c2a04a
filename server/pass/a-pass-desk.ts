// A city with officers, orders, a root and keys of passes, for the tests of passes.
import { randomBytes, randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { acceptPass } from '@bihuan/core/pass/accept-pass.ts'
import { liveChain, liveCodeAt } from '@bihuan/core/pass/live-code.ts'
import { encodePass, formatPass, parsePass } from '@bihuan/core/pass/pass.ts'
import { openTrust, type PassTrust } from '@bihuan/core/pass/pass-trust.ts'
import type { StatusClass } from '@bihuan/core/policy/words.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { fromBase64, toBase64 } from '@bihuan/core/transparency/base64.ts'
import { joined } from '@bihuan/core/transparency/bytes.ts'
import type { Actor } from '../door/actor.ts'
import { ask } from '../door/query.ts'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { accountOfPerson } from '../residents/account-of-person.ts'
import { nodeSha256, verifyEd25519 } from '../transparency/ed25519.ts'
import type { PassRoot } from './as-root.ts'
import { newSerial } from './chance.ts'
import { keyAt } from './day-keys.ts'
import { demoRoot, prepareDemoPassKeys } from './demo-keys.ts'
import { ownPass } from './own-pass.ts'
import { type Bundle, passBundle } from './pass-bundle.ts'

// Steps of a chain for twelve hours, the longest life of a pass on a screen.
const steps = 2_880

/** What a phone holds: the signed text, and the chain that never leaves it. */
export type PhonePass = {
  text: string
  issuedAt: Instant
  expiresAt: Instant
  serial: Uint8Array
  /** What its screen shows at a moment. */
  shown(at: Instant): string
}

export type PassDesk = OrderDesk & {
  root: PassRoot
  resident(person: string): Promise<Actor>
  /** Passes as a phone takes them at a moment. */
  passes(person: string, at?: Instant, count?: number): Promise<PhonePass[]>
  pass(person: string, at?: Instant): Promise<PhonePass>
  /** A pass on paper of any class, signed as the city does, without anybody having that status. */
  signed(of: StatusClass, at: Instant): Promise<string>
  bundle(at: Instant): Promise<Bundle>
  /** What a guard's device makes of a bundle. */
  guard(at: Instant): Promise<PassTrust>
  /** What the guard's screen says of a text, with the bundle of that moment. */
  seen(text: string, at: Instant): ReturnType<typeof acceptPass>
}

const proving = { verify: verifyEd25519, sha256: nodeSha256 }

/** Opens a bundle as a device does. Throws the fault. */
export async function opened(bundle: Bundle, known: PassTrust | null = null): Promise<PassTrust> {
  const lists = bundle.lists.map((list) => fromBase64(list, 'url') ?? new Uint8Array())
  const trust = await openTrust(
    { certificates: bundle.certificates, lists },
    { city: bundle.city, publicKey: bundle.root ?? '' },
    known,
    verifyEd25519,
  )
  if (!trust.ok) throw new Error(trust.fault)
  return trust.trust
}

/** A city in which passes are issued. */
export async function aPassDesk(options: { people?: number } = {}): Promise<PassDesk> {
  const desk = await anOrderDesk(options)
  const { city, now } = desk
  const folder = mkdtempSync(join(tmpdir(), 'bihuan-root-'))
  const administrator = city.actor('administrator')
  const { passRoot } = await prepareDemoPassKeys(city.city, { folder, now, administrator })
  city.city.anchors = { ...city.city.anchors, passRoot }
  const resident = async (person: string): Promise<Actor> => {
    const id = await city.sql.begin((tx) => accountOfPerson(tx, person, randomUUID(), now))
    return { id, name: 'x', role: 'resident', areaCode: '410105001001', unit: `person:${person}` }
  }
  const passDesk: PassDesk = {
    ...desk,
    root: demoRoot(folder, city.city.code),
    resident,
    async passes(person, at = now, count = 1) {
      const chains = Array.from({ length: count }, () =>
        liveChain(Uint8Array.from(randomBytes(16)), steps, nodeSha256),
      )
      const anchors = chains.map(([anchor]) => toBase64(anchor ?? new Uint8Array(), 'url'))
      const input = { person, form: 'screen', anchors: anchors.join(',') }
      const actor = await resident(person)
      const { passes } = await ask(city.city, ownPass, input, { now: at, actor, purpose: null })
      return passes.map(({ text }, n) => {
        const read = parsePass(text)
        const bytes = read && Uint8Array.from([...read.signed, ...read.signature])
        if (!read || !bytes) throw new Error('a pass does not read')
        const { issuedAt, expiresAt, serial } = read.pass
        const shown = (moment: Instant) =>
          formatPass(bytes, liveCodeAt(chains[n] ?? [], issuedAt, moment))
        return { text, issuedAt, expiresAt, serial, shown }
      })
    },
    async pass(person, at = now) {
      const [one] = await passDesk.passes(person, at)
      if (!one) throw new Error('no pass came')
      return one
    },
    async signed(of, at) {
      const key = await keyAt(
        city.sql,
        { city: city.city.code, passRoot, keys: city.city.keys },
        'pass',
        at,
      )
      if (!key) throw new Error('no key')
      const issuedAt = at - (at % minuteMs)
      const what = { city: city.city.code, key: key.key, class: of, form: 'paper' as const }
      const life = { issuedAt, expiresAt: issuedAt + 6 * hourMs }
      const random = { serial: newSerial(), anchor: null, nameMasked: '林*芝' }
      const bytes = encodePass({ ...what, ...life, ...random })
      return formatPass(joined(bytes, key.sign(bytes)))
    },
    bundle: (at) => passBundle(city.city, at),
    guard: async (at) => opened(await passBundle(city.city, at)),
    seen: async (text, at) => acceptPass(text, await passDesk.guard(at), at, proving),
  }
  return passDesk
}

export const dayMs = 24 * hourMs
