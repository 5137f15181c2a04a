import { type CityDate, cityDateOf, cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import { countOrders, type OrderFact } from '@bihuan/core/transparency/disclosure/counts.ts'
import { countsEntry } from '@bihuan/core/transparency/disclosure/counts-entry.ts'
import { publishCounts } from '@bihuan/core/transparency/disclosure/publish-counts.ts'
import type { City } from '../../door/command.ts'
import { rulesAt } from '../../policy/rules-at.ts'
import { appendTurn } from '../append-turn.ts'
import { countCodes } from '../count-codes.ts'
import { districtsOf, writeCounts } from '../counts-store.ts'
import { nodeSha256 } from '../ed25519.ts'

const dayMs = 24 * hourMs

/** A chance that is the same at each run. */
function chanceFrom(seed: number): () => number {
  let at = seed
  return () => {
    at = (at * 1_103_515_245 + 12_345) % 2_147_483_648
    return at / 2_147_483_648
  }
}

/** Publishes invented days, one after the other, with so many orders on each. For pages: nobody has signed these orders. */
export async function someDays(
  city: City,
  first: CityDate,
  orders: readonly number[],
): Promise<void> {
  const districts = await districtsOf(city.sql)
  const start = cityInstant(first, '00:00')
  const { rules } = await rulesAt(city.sql, city.anchors, start)
  const { values } = countCodes(districts, [rules.policy], [])
  const bases = values.basis.filter((basis) => !basis.startsWith('zone_'))
  const chance = chanceFrom(7)
  // More of the first than of the last, as in an outbreak.
  const pick = (list: readonly string[]) => list[Math.floor(chance() ** 2 * list.length)] ?? ''
  for (const [n, count] of orders.entries()) {
    const at = start + (n + 2) * dayMs
    const day = cityDateOf(start + n * dayMs)
    const facts = Array.from(
      { length: count },
      (): OrderFact => ({
        district: pick(districts),
        basis: pick(bases),
        kind: pick(['isolate', 'stay_home', 'monitor', 'test', 'hold', 'admit']),
        duration: pick(['168-336', '72-168', '24-72', '0-24']),
        appeal: pick(['none', 'none', 'none', 'open', 'overturned', 'upheld']),
      }),
    )
    const { counts } = publishCounts(countOrders(facts, { districts, values }))
    const entry = countsEntry(day, counts, nodeSha256)
    await appendTurn(city, at, async () => ({
      added: [{ kind: 'counts', subject: day, salt: null, entry, about: null }],
      also: (tx) => writeCounts(tx, day, counts, at),
    }))
  }
}
