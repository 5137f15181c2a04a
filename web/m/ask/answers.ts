import { read } from '../../api/client.ts'
import { needsSignIn } from '../../api/problem.ts'
import { cityNow } from '../../shell/city-clock.ts'
import { forgetKept, keep, keptOf, type Seen } from '../storage/kept.ts'

/** What is known about a question, and why the last try to ask it again failed. */
export type Known = { seen: Seen | null; fault: unknown; busy: boolean }

const nothing: Known = { seen: null, fault: null, busy: false }
const known = new Map<string, Known>()
const followers = new Set<() => void>()
// Grows when somebody leaves: an answer that was on its way belongs to nobody then.
let stay = 0
let onOut = () => {}

function put(path: string, change: Partial<Known>) {
  known.set(path, { ...knownOf(path), ...change })
  for (const told of followers) told()
}

/** What is known about a question now; what was kept from an earlier visit counts until the server answers. */
export function knownOf(path: string): Known {
  const now = known.get(path)
  if (now) return now
  const kept = keptOf(path)
  const first = kept ? { ...nothing, seen: kept } : nothing
  known.set(path, first)
  return first
}

/** Tells `told` about every change; the answer ends it. */
export function followAnswers(told: () => void): () => void {
  followers.add(told)
  return () => followers.delete(told)
}

/** Names what happens when the server says that nobody is signed in any more. */
export const whenSignedOut = (then: () => void) => {
  onOut = then
}

/** Asks the server, once at a time for each question; `isKept` answers are there without network too. */
export async function askAgain(path: string, isKept: boolean): Promise<void> {
  if (knownOf(path).busy) return
  const mine = stay
  put(path, { busy: true })
  try {
    const seen = { body: await read(path), at: cityNow() }
    if (mine !== stay) return
    if (isKept) keep(path, seen)
    put(path, { seen, fault: null, busy: false })
  } catch (fault) {
    if (mine !== stay) return
    if (needsSignIn(fault)) onOut()
    else put(path, { fault, busy: false })
  }
}

/** Forgets every answer, in memory and on the device. */
export function forgetAnswers(): void {
  stay += 1
  known.clear()
  forgetKept()
  for (const told of followers) told()
}
