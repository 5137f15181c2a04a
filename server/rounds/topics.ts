import type { LiveTopic } from '../http/live.ts'
import { isLarge } from '../tallies/round-size.ts'
import { boardOf } from './board.ts'
import type { PerPerson } from './board-roll.ts'
import { readPerPerson } from './board-roll.ts'
import { readFeed } from './feed.ts'

const everyMs = 1_000
// What looks at each person is renewed at every tenth beat, beside the beats and not in their way.
const perPersonBeats = 10

/**
 * The board of the newest round, every second; null while there is none. A large round is counted in the background, so
 * that its board changes when it was counted again.
 */
export function boardTopic(): LiveTopic {
  let kept: { round: number; beats: number; facts: PerPerson } | null = null
  let renewing = false
  return {
    name: 'board',
    everyMs,
    async read({ city: { sql }, clock }) {
      const now = clock.now()
      const [newest] = await sql<
        { id: number }[]
      >`select id from rounds where kind = 'mass' order by opens_at desc, id desc limit 1`
      if (!newest) return null
      const round = newest.id
      if (await isLarge(sql, round)) return boardOf(sql, round, now)
      if (kept?.round !== round)
        kept = { round, beats: 0, facts: await readPerPerson(sql, round, now) }
      kept.beats += 1
      if (kept.beats >= perPersonBeats && !renewing) {
        renewing = true
        readPerPerson(sql, round, now)
          .then((facts) => {
            kept = { round, beats: 0, facts }
          })
          // The next beat asks again, and a database that is gone fails the beat itself, where it is logged.
          .catch(() => {})
          .finally(() => {
            renewing = false
          })
      }
      return boardOf(sql, round, now, kept.facts)
    },
  }
}

/** The last happenings, every second. */
export const feedTopic: LiveTopic = {
  name: 'feed',
  everyMs,
  read: ({ city }) => readFeed(city.sql),
}
