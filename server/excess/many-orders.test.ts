import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { expect, test } from 'vitest'
import { anOrderAbout, writeOrders } from '../status/a-signed-order.ts'
import { aCity } from '../testing/a-city.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { excessBoard } from './excess-board.ts'

// EXCESS_ORDERS=10000 measures a city in the middle of an outbreak; the figures of docs come from there.
const count = Number(process.env.EXCESS_ORDERS ?? 1_000)
const dayMs = 24 * hourMs
const personOf = (n: number) => String(410_100_000_100_000 + n)

test(`${count} orders in force are compared in a few statements, and only what is beyond the rules is listed`, async () => {
  const city = await aCity()
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  const people = Array.from({ length: count }, (_, n) => personOf(n))
  await city.sql`
    insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
    select 'contact ' || p, 'contact', p, 'close_contact', 'case-1', to_timestamp(${(city.start - dayMs) / 1000}), to_timestamp(${(city.start - hourMs) / 1000}), 'investigator'
    from unnest(${people}::bigint[]) p`
  // One in a hundred is signed for longer than fourteen days after the exposure.
  const orders = people.map((person, n) =>
    anOrderAbout(city, officers, {
      subject: { person },
      fact: `contact ${person}`,
      until: city.start + (n % 100 === 0 ? 20 : 5) * dayMs,
    }),
  )
  for (let at = 0; at < count; at += 1_000)
    await writeOrders(city, officers, orders.slice(at, at + 1_000))
  const ask = () =>
    city.ask(excessBoard, officers.actor('he'), {}, undefined, city.start + 5 * minuteMs)
  const times: number[] = []
  for (let turn = 0; turn < 3; turn += 1) {
    const before = performance.now()
    const { looked, districts } = await ask()
    times.push(Math.round(performance.now() - before))
    expect(looked.orders).toBe(count)
    expect(districts.map(({ byKind }) => byKind)).toEqual([{ 'too-long': Math.ceil(count / 100) }])
    // Twenty days in a site are more than any edition had.
    expect(districts[0]?.list.every(({ never }) => never)).toBe(true)
  }
  if (process.env.EXCESS_ORDERS) console.log(`${count} orders: ${times.join(' ms, ')} ms`)
}, 180_000)
