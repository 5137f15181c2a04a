import type { CommandAct, EventsAct, StoredAct } from './records.ts'

/** One request's worth of work. */
export type Batch = { kind: 'command'; act: CommandAct } | { kind: 'events'; acts: EventsAct[] }

/** Paths whose body is the signature of a person: no other session may send it (server-field's list). */
const signature = /^\/(?:boxes(?:\/|$)|devices\/[^/]+\/hand-overs$|losses$)/
/** Whether only the account that made a command may send it. */
export const isSignaturePath = (path: string) => signature.test(path)

/** The box or the stay that a command is about, so that an offer does not overtake its sealing; null for other commands. */
export function aboutOf(path: string, body: object): string | null {
  const inPath = /^\/(?:boxes|stays)\/([^/]+)/.exec(path)?.[1]
  const { box, stay } = body as { box?: string; stay?: string }
  return inPath ?? box ?? stay ?? null
}

/**
 * The next request: acts in order, consecutive events of one device together. What waits for another account's signature is
 * passed over, with all that is about the same thing; `barred` are acts that the server took from nobody but their maker.
 */
export function nextBatch(
  acts: Iterable<StoredAct>,
  account: string,
  barred: ReadonlySet<number>,
  eventsMax: number,
): Batch | null {
  const held = new Set<string>()
  const taken: EventsAct[] = []
  let count = 0
  for (const act of acts) {
    const isOthers = act.account !== account
    if (act.kind === 'events') {
      if (isOthers && barred.has(act.n)) continue
      const [first] = taken
      const fits = !first || (first.round === act.round && first.device === act.device)
      if (!fits || (taken.length > 0 && count + act.events.length > eventsMax)) break
      taken.push(act)
      count += act.events.length
      continue
    }
    const waits =
      (isOthers && (act.isSignature || barred.has(act.n))) ||
      (act.about !== null && held.has(act.about))
    if (waits) {
      if (act.about !== null) held.add(act.about)
      continue
    }
    return taken.length > 0 ? { kind: 'events', acts: taken } : { kind: 'command', act }
  }
  return taken.length > 0 ? { kind: 'events', acts: taken } : null
}
