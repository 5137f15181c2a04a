import { openSession } from '@bihuan/server/accounts/session.ts'
import type { TestRound } from '@bihuan/server/testing/a-round.ts'
import type { Random } from '@bihuan/sim/random/random.ts'
import type { Book } from '../book/book.ts'
import { keys, siteCount } from '../stand/base.ts'
import { pause } from '../stand/processes.ts'
import { desk } from './desk.ts'
import { type ClientKind, device } from './device.ts'

/** Everybody who writes: a device at each site, and one desk that passes boxes on and releases plates. */
export type Crew = {
  /** Lets them begin new work. */
  go(): void
  /** No new work; resolves with true when everything begun was answered, with false when it was not within `ms`. */
  settle(ms: number): Promise<boolean>
  /** Nobody writes any more. */
  end(): Promise<void>
}

export type CrewOptions = {
  url: () => string
  book: Book
  round: TestRound
  random: Random
  client: ClientKind
}

// The desk carries a box now and then, not as fast as it can: uploads are the bulk.
const deskMs = 150

/** Starts the crew at rest. */
export function startCrew({ url, book, round, random, client }: CrewOptions): Crew {
  let isEnded = false
  let isGoing = false
  let busy = 0
  const ended = () => isEnded
  const token = (account: string) => openSession(keys, account, Date.now()).token
  const sealed = Array.from({ length: siteCount }, (): string[] => [])
  const share = Math.floor(round.people.length / siteCount)

  const keepWorking = async (who: { work(): Promise<void>; end(): void }, restMs: number) => {
    while (!isEnded) {
      if (!isGoing) {
        await pause(10)
        continue
      }
      busy += 1
      await who.work()
      busy -= 1
      if (restMs > 0) await pause(restMs)
    }
    who.end()
  }
  const working = sealed.map((tubes, n) =>
    keepWorking(
      device({
        site: n + 1,
        url,
        token: token(`sampler-${n + 1}`),
        round,
        people: round.people.slice(n * share, (n + 1) * share),
        book,
        random: random.fork(`device ${n}`),
        client,
        sealed: tubes,
        ended,
      }),
      0,
    ),
  )
  working.push(
    keepWorking(
      desk({ url, token, round, book, random: random.fork('desk'), sealed, ended }),
      deskMs,
    ),
  )
  return {
    go() {
      isGoing = true
    },
    async settle(ms) {
      isGoing = false
      for (const until = performance.now() + ms; busy > 0; await pause(20))
        if (performance.now() > until) return false
      return true
    },
    async end() {
      isEnded = true
      await Promise.all(working)
    },
  }
}
