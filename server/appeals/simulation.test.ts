import { appealClock } from '@bihuan/core/appeals/clock.ts'
import type { AppealAct } from '@bihuan/core/orders/act.ts'
import { type ActBook, actBook, ofKind } from '@bihuan/core/orders/act-book.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedAct } from '@bihuan/core/orders/verify-act.ts'
import { hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { Problem } from '../door/problem.ts'
import { type ReadOrders, readOrders } from '../orders/read-orders.ts'
import { anAppealDesk } from './an-appeal-desk.ts'

const desk = await anAppealDesk()
const { city, people, now } = desk
const officers = ['wu', 'li', 'sun', 'ma', 'he'] as const

/** Numbers between 0 and 1, the same for one seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Orders in force with an appeal against them that is older than its term, and that nobody decided or kept. */
function heldUnheard({ orders, book }: ReadOrders, force: ActBook, at: number): string[] {
  return orders
    .filter((one) => inForce(one, force, at).inForce)
    .flatMap(({ order }) =>
      ofKind(book.ofOrder.get(order.id), 'appeal', at)
        .filter(({ act, knownAt }: VerifiedAct<AppealAct>) => {
          const about = book.ofAppeal.get(act.id)
          const isHeard = [...ofKind(about, 'decide', at), ...ofKind(about, 'keep', at)].length > 0
          return !isHeard && at >= appealClock(act.at, knownAt, order.appeal).decideBy
        })
        .map(({ act }) => act.id),
    )
}

test('over four days of officers who act at random or not at all, no order is in force whose appeal is a day old and unheard', async () => {
  const random = randomOf(20_221_109)
  const orders: string[] = []
  type Event = { at: number; run(): Promise<unknown> }
  const events: Event[] = []
  let refused = 0
  const tried = (run: () => Promise<unknown>) => async () => {
    try {
      await run()
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      refused += 1
    }
  }
  for (const person of people) {
    const order = await desk.logged(person)
    orders.push(order)
    const madeAt = now + Math.floor(random() * 24 * hourMs) + minuteMs
    const lodged = { id: '' }
    events.push({
      at: madeAt,
      run: async () => {
        lodged.id = await desk.lodge(person, order, madeAt)
      },
    })
    for (let acts = Math.floor(random() * 4); acts > 0; acts -= 1) {
      const at = madeAt + Math.floor(random() * 50 * hourMs) + 1
      const by = officers[Math.floor(random() * officers.length)] ?? 'ma'
      const kind = Math.floor(random() * 5)
      const draft =
        kind === 0
          ? ({ act: 'answer' } as const)
          : kind === 1
            ? ({ act: 'keep' } as const)
            : kind === 2
              ? ({ act: 'upheld' } as const)
              : kind === 3
                ? ({ act: 'lifted' } as const)
                : ({ act: 'shortened', until: isoOf(at + 10 * hourMs) } as const)
      events.push({ at, run: tried(() => desk.review(by, lodged.id, draft, at)) })
    }
  }
  events.sort((a, b) => a.at - b.at)
  let looked = 0
  let control = 0
  let next = 0
  for (let at = now + hourMs; at <= now + 96 * hourMs; at += 2 * hourMs) {
    for (; (events[next]?.at ?? Number.POSITIVE_INFINITY) <= at; next += 1)
      await events[next]?.run()
    const read = await readOrders(city.sql, city.city.anchors, { ids: orders })
    expect(heldUnheard(read, read.book, at)).toEqual([])
    // The same question of a system that knows of no appeals must find people: else this test cannot fail.
    control += heldUnheard(read, actBook([]), at).length
    looked += 1
  }
  expect(looked).toBe(48)
  expect(control).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(5)
  const acts = await city.sql<{ kind: string; n: number }[]>`
    select kind, count(*)::int as n from order_acts group by kind order by kind`
  const counts = Object.fromEntries(acts.map(({ kind, n }) => [kind, n]))
  expect(counts.appeal).toBe(people.length)
  expect(counts.decide).toBeGreaterThan(5)
  expect(counts.keep).toBeGreaterThan(0)
}, 180_000)
