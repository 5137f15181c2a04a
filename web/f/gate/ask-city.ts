import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import { isFinal, write } from '../../api/client.ts'
import { bodyOf, type HourCounts } from './counts.ts'
import type { KeptBundle } from './gate-store.ts'

export type BundleSent = { root: string; bundle: KeptBundle }

const address = '/api/v1/passes/bundle'
const waitMs = 15_000

let clockOfDemo: 'unknown' | 'there' | 'none' = 'unknown'

/** The time of an invented city and how fast it runs; null in a real one, which has that of its answers. */
async function demoTime(): Promise<{ now: Instant; speed: number } | null> {
  if (clockOfDemo === 'none') return null
  const answer = await fetch('/api/v1/demo/clock', { signal: AbortSignal.timeout(waitMs) })
  if (answer.status === 404) clockOfDemo = 'none'
  if (!answer.ok) return null
  clockOfDemo = 'there'
  const { now, speed } = (await answer.json()) as { now: string; speed: number }
  return { now: instantOf(now), speed }
}

const timeIn = (headers: Headers): Instant | null => {
  const at = Date.parse(headers.get('date') ?? '')
  const ageS = Number(headers.get('age') ?? 0)
  return Number.isFinite(at) ? at + (Number.isFinite(ageS) ? ageS * 1_000 : 0) : null
}

/**
 * Certificates and lists, and what time it is in the city. No session, no cookie: the city does not learn which guard asks, and a
 * session that is over stops nobody from checking. Throws where the city is not reached.
 */
export async function askBundle(): Promise<{
  now: Instant | null
  speed: number
  bundle: BundleSent | null
}> {
  const answer = await fetch(address, {
    cache: 'no-store',
    credentials: 'omit',
    signal: AbortSignal.timeout(waitMs),
  })
  const demo = await demoTime()
  const time = { now: demo?.now ?? timeIn(answer.headers), speed: demo?.speed ?? 1 }
  if (!answer.ok) return { ...time, bundle: null }
  const { city, root, certificates, lists } = (await answer.json()) as KeptBundle & {
    root: string | null
  }
  return { ...time, bundle: root === null ? null : { root, bundle: { city, certificates, lists } } }
}

/** Sends the numbers of an hour. False when they must wait; refused for good is told as taken, for nothing would change it. */
export async function sendHour(hour: HourCounts): Promise<boolean> {
  try {
    await write('/gates/count', bodyOf(hour), { key: hour.key })
    return true
  } catch (cause) {
    const status =
      typeof cause === 'object' && cause !== null && 'status' in cause ? cause.status : 0
    return isFinal(cause) && status !== 401 && status !== 403
  }
}
