import { canonicalLabel } from '@bihuan/core/labels/label.ts'
import { acceptPass } from '@bihuan/core/pass/accept-pass.ts'
import { openTrust, type PassTrust, type TrustFault } from '@bihuan/core/pass/pass-trust.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { fromBase64 } from '@bihuan/core/transparency/base64.ts'
import { type Seen, seeCode } from '../../scan/camera/same-code.ts'
import { quickSha256 } from '../../shell/quick-sha256.ts'
import { device } from '../engine/device.ts'
import { verifyEd25519 } from '../engine/verify.ts'
import { askBundle, type BundleSent, sendHour } from './ask-city.ts'
import { countOne, dueHours, type GateSign, type HourCounts } from './counts.ts'
import { type ClockTrust, gateClock } from './gate-clock.ts'
import { type GateStore, gateStore, type KeptBundle } from './gate-store.ts'
import { type Verdict, verdictOf } from './verdict.ts'

export type GateView = {
  isOpen: boolean
  /** When the latest list was signed; null without data. */
  dataAt: Instant | null
  /** The root that this device holds on to, as people compare it. */
  rootPrint: string | null
  /** Why the last bundle was not taken; the device goes on with what it had. */
  refused: TrustFault | 'other-root' | null
  /** Whether the city answered when it was asked last. */
  isOnline: boolean
  clock: ClockTrust
  /** How fast the time of an invented city runs; 1 in a real one. */
  speed: number
  hours: readonly HourCounts[]
}

/** Eight bytes of the root's hash in groups, to be compared by eye. */
const printOf = (root: string): string =>
  [...quickSha256(fromBase64(root, 'url') ?? new Uint8Array()).subarray(0, 8)]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
    .replace(/(.{4})(?=.)/g, '$1 ')

/** Whether the page was out of sight since the last question; only then may the phone have slept. */
function hiddenWatch(): () => boolean {
  let wasHidden = true
  document.addEventListener('visibilitychange', () => {
    wasHidden ||= document.hidden
  })
  return () => {
    const was = wasHidden
    wasHidden = document.hidden
    return was
  }
}

/** What two texts have in common that are one pass: the moving code comes behind the dot. */
export const headOf = (text: string): string => text.split('.')[0] ?? text

// A pass that is held there while the page opens waits for the data, but not longer than anybody would.
const firstWaitMs = 800

/** The gate of this phone. Nothing of a pass is kept, sent or written down: the text is read, answered and forgotten. */
export async function openGate(changed: () => void, store: GateStore = gateStore()) {
  const facts = await store.read()
  const clock = gateClock({ ...device, wasHidden: hiddenWatch() }, facts.clock ?? null)
  let root = facts.root ?? null
  let trust: PassTrust | null = null
  let refused: GateView['refused'] = null
  let isOnline = false
  let speed = facts.clock?.speed ?? 1
  let hours: readonly HourCounts[] = facts.hours ?? []
  // For the two seconds in which the same pass is one scan; in memory only.
  let last: Seen | null = null
  let isAsked = () => {}
  const asked = new Promise<void>((done) => {
    isAsked = done
  })

  async function trustIn(bundle: KeptBundle, known: PassTrust | null) {
    const lists = bundle.lists.map((list) => fromBase64(list, 'url') ?? new Uint8Array())
    const { city, certificates } = bundle
    return openTrust({ certificates, lists }, { city, publicKey: root ?? '' }, known, verifyEd25519)
  }
  const before = facts.bundle ? await trustIn(facts.bundle, null) : null
  if (before?.ok) trust = before.trust

  async function take({ root: given, bundle }: BundleSent): Promise<void> {
    if (root === null) {
      root = given
      await store.keep('root', given)
    }
    if (given !== root) {
      refused = 'other-root'
      return
    }
    const opened = await trustIn(bundle, trust)
    refused = opened.ok ? null : opened.fault
    if (!opened.ok) return
    trust = opened.trust
    await store.keep('bundle', bundle)
  }

  const keepHours = async (next: readonly HourCounts[]) => {
    hours = next
    await store.keep('hours', [...next])
    changed()
  }

  const gate = {
    now: () => clock.now(),
    view: (): GateView => ({
      isOpen: true,
      dataAt: trust?.dataAt ?? null,
      rootPrint: root === null ? null : printOf(root),
      refused,
      isOnline,
      clock: clock.trust(),
      speed,
      hours,
    }),
    /** What a text says, within milliseconds and without network; null when it is the same pass within two seconds. */
    async decide(scanned: string, at: number): Promise<Verdict | null> {
      const text = canonicalLabel(scanned)
      const seen = seeCode(last, headOf(text), at)
      last = seen.seen
      if (!seen.isNew) return null
      if (!trust) await Promise.race([asked, new Promise((over) => setTimeout(over, firstWaitMs))])
      const decision = trust
        ? await acceptPass(text, trust, clock.now(), { verify: verifyEd25519, sha256: quickSha256 })
        : null
      return verdictOf(decision, clock.trust())
    },
    /** Adds one to the hour of now; there is nothing else that remembers a scan. */
    count: (sign: GateSign) => keepHours(countOne(hours, sign, clock.now(), device.newId)),
    /** Asks the city for certificates, lists and the time. What it had stays where that fails or does not hold. */
    async refresh(): Promise<void> {
      try {
        const sent = await askBundle()
        isOnline = true
        if (sent.now !== null) {
          speed = sent.speed
          clock.learn(sent.now, sent.speed)
          await store.keep('clock', clock.kept())
        }
        if (sent.bundle) await take(sent.bundle)
      } catch {
        isOnline = false
      }
      isAsked()
      changed()
    },
    /** Sends whole hours that are over; what is not taken waits. */
    async sendCounts(): Promise<void> {
      for (const hour of dueHours(hours, clock.now())) {
        if (!(await sendHour(hour))) return
        await keepHours(hours.map((one) => (one.key === hour.key ? { ...one, isSent: true } : one)))
      }
    },
    /** Writes down what time it is, so that a phone that is opened again knows a clock that went back. */
    keepTime: () => store.keep('clock', clock.kept()),
    /** Takes another root, after somebody has compared its print with that of the post. */
    async changeRoot(): Promise<void> {
      root = null
      trust = null
      await gate.refresh()
    },
  }
  return gate
}
export type Gate = Awaited<ReturnType<typeof openGate>>
