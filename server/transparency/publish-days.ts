import { publicFactOf } from '@bihuan/core/orders/public-fact.ts'
import {
  type CityDate,
  cityDateOf,
  cityInstant,
  hourMs,
  type Instant,
} from '@bihuan/core/time/instant.ts'
import { countOrders } from '@bihuan/core/transparency/disclosure/counts.ts'
import { countsEntry } from '@bihuan/core/transparency/disclosure/counts-entry.ts'
import {
  type PublicCounts,
  publishCounts,
} from '@bihuan/core/transparency/disclosure/publish-counts.ts'
import type { City } from '../door/command.ts'
import { readOrders } from '../orders/read-orders.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { appendTurn } from './append-turn.ts'
import { countCodes } from './count-codes.ts'
import {
  districtsOf,
  firstLogged,
  lastPublished,
  ordersOfDay,
  writeCounts,
} from './counts-store.ts'
import { nodeSha256 } from './ed25519.ts'

const dayMs = 24 * hourMs
// After a long stop the days that were missed come one turn after the other, not all at once.
const mostInTurn = 7

const nextDay = (day: CityDate): CityDate => cityDateOf(cityInstant(day, '00:00') + dayMs)

/**
 * The counts of the orders that were issued on a day, with what had become of the appeals by `at`. An order is counted on one day and
 * never again: counting what is in force would count it on many, and two days could be subtracted. Before anything is
 * given out `publishCounts` attacks it with all that the public will have.
 */
export async function countDay(city: City, day: CityDate, at: Instant): Promise<PublicCounts> {
  const { sql, anchors } = city
  const from = cityInstant(day, '00:00')
  const ids = await ordersOfDay(sql, from, from + dayMs)
  const { orders, book } = await readOrders(sql, anchors, { ids })
  const issued = orders.filter(({ order }) => cityDateOf(order.issuedAt) === day)
  const facts = issued.map((order) => publicFactOf(order, book, at))
  const policies = [from, from + dayMs - 1].map(
    async (moment) => (await rulesAt(sql, anchors, moment)).rules.policy,
  )
  const codes = countCodes(await districtsOf(sql), await Promise.all(policies), facts)
  return publishCounts(countOrders(facts, codes)).counts
}

/** When a day may be published: over for 24 hours, so that a first appeal against its last order has been decided. */
export const publishedFrom = (day: CityDate): Instant => cityInstant(day, '00:00') + 2 * dayMs

async function publishDay(city: City, day: CityDate, now: Instant): Promise<boolean> {
  const counts = await countDay(city, day, now)
  const entry = countsEntry(day, counts, nodeSha256)
  const { ok } = await appendTurn(city, now, async (sql) => {
    const last = await lastPublished(sql)
    return last !== null && last >= day
      ? { added: [] }
      : {
          added: [{ kind: 'counts', subject: day, salt: null, entry, about: null }],
          also: (tx) => writeCounts(tx, day, counts, now),
        }
  })
  return ok
}

/** The first day there is: an order may have been drafted a day before its last signature, and so before it came into the log. */
async function firstDay({ sql }: City): Promise<CityDate | null> {
  const first = await firstLogged(sql)
  return first === null ? null : cityDateOf(first - dayMs)
}

/**
 * Publishes the days that are due, each once and for good, as an entry of the log. Gives the days it published; nothing while the log
 * is broken.
 */
export async function publishDays(city: City, now: Instant): Promise<CityDate[]> {
  const last = await lastPublished(city.sql)
  const published: CityDate[] = []
  let day = last === null ? await firstDay(city) : nextDay(last)
  while (day !== null && published.length < mostInTurn && publishedFrom(day) <= now) {
    if (!(await publishDay(city, day, now))) break
    published.push(day)
    day = nextDay(day)
  }
  return published
}
