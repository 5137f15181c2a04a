import type { Instant } from '@bihuan/core/time/instant.ts'
import type { NightCity, NightPerson } from '@bihuan/server/policy/a-night.ts'
import { readStatus } from '@bihuan/server/status/read-status.ts'

/** A person at a moment. */
export type Ask = { readonly person: NightPerson; readonly at: Instant }

export type Walked = {
  readonly asked: number
  /** Those who were held (`stay` or `limit`). */
  readonly held: readonly Ask[]
  readonly perSecond: number
}

// As many at once as a busy server has waiting; they are answered in groups.
const atOnce = 200

/** Reads the status of each at their moment, as anybody would read it, and says who was held. */
export async function walk({ sql, city }: NightCity, asks: readonly Ask[]): Promise<Walked> {
  const began = performance.now()
  const held: Ask[] = []
  for (let n = 0; n < asks.length; n += atOnce) {
    const group = asks.slice(n, n + atOnce)
    const found = await Promise.all(
      group.map(async (ask) => {
        const status = await readStatus(sql, { person: ask.person.person, at: ask.at }, city)
        return status.class === 'stay' || status.class === 'limit'
      }),
    )
    for (const [k, isHeld] of found.entries()) {
      const ask = group[k]
      if (isHeld && ask) held.push(ask)
    }
  }
  const seconds = (performance.now() - began) / 1_000
  return { asked: asks.length, held, perSecond: Math.round(asks.length / seconds) }
}
