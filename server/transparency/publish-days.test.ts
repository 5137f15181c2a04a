import { hourMs } from '@bihuan/core/time/instant.ts'
import { attack } from '@bihuan/core/transparency/disclosure/attack.ts'
import { countsEntry } from '@bihuan/core/transparency/disclosure/counts-entry.ts'
import type { PublicCounts } from '@bihuan/core/transparency/disclosure/publish-counts.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { appendPending } from './append-pending.ts'
import { nodeSha256 } from './ed25519.ts'
import { missingFromLog } from './missing-from-log.ts'
import { publishDays } from './publish-days.ts'

const dayMs = 24 * hourMs
let desk: OrderDesk
beforeAll(async () => {
  desk = await anOrderDesk()
})
const days = () =>
  desk.city.sql<{ day: string; counts: PublicCounts }[]>`
    select day::text as day, counts from public_counts order by day`

describe('the counts of a day', () => {
  test('nothing is published before the first order, nor before its day is over for 24 hours', async () => {
    const { city, start } = desk.city
    expect(await publishDays(city, start + 9 * dayMs)).toEqual([])
    for (const person of desk.people.slice(0, 13)) await desk.order(person)
    await appendPending(city, start)
    // 2022-01-14 08:00: the day before the first entry is published at once, its own on the 16th.
    expect(await publishDays(city, start)).toEqual([])
    expect(await publishDays(city, start + 15 * hourMs)).toEqual([])
    expect(await publishDays(city, start + 16 * hourMs)).toEqual(['2022-01-13'])
    expect(await publishDays(city, start + 39 * hourMs)).toEqual([])
    expect(await publishDays(city, start + 40 * hourMs)).toEqual(['2022-01-14'])
  })

  test('stands in the log, with the rows that are empty, and gives no small figure away', async () => {
    const [before, first] = await days()
    expect(before?.counts.total).toBe(0)
    if (!first) throw new Error('nothing published')
    const { counts } = first
    expect(counts).toMatchObject({ total: 13, districts: ['410105'] })
    const basis = counts.tables.find(({ attribute }) => attribute === 'basis')
    expect(basis?.values).toContain('close_contact')
    expect(basis?.values.length).toBeGreaterThan(10)
    expect(attack(counts).filter(({ low, high }) => high - low < 11)).toEqual([])
    const [entry] = await desk.city.sql<{ entry: Buffer; salt: Buffer | null }[]>`
      select entry, salt from log_entries where kind = 'counts' and subject = '2022-01-14'`
    expect(entry?.salt).toBeNull()
    const made = countsEntry('2022-01-14' as never, counts, nodeSha256)
    expect(entry?.entry.equals(made)).toBe(true)
  })

  test('is never published again, by whoever and however often it is tried', async () => {
    const { city, start } = desk.city
    const at = start + 64 * hourMs
    const tried = await Promise.all([1, 2, 3].map(() => publishDays(city, at)))
    expect(tried.flat()).toContain('2022-01-15')
    const [found] = await desk.city.sql`
      select count(*)::int as all, count(distinct subject)::int as days from log_entries where kind = 'counts'`
    expect(found).toEqual({ all: 3, days: 3 })
    expect(await publishDays(city, at)).toEqual([])
  })

  test('a figure that somebody changes afterwards is found', async () => {
    const { city, start } = desk.city
    const at = start + 65 * hourMs
    expect(await missingFromLog(city, at)).toEqual([])
    await desk.city
      .sql`update public_counts set counts = jsonb_set(counts, '{total}', '12') where day = '2022-01-14'`
    expect(await missingFromLog(city, at)).toEqual([
      { kind: 'counts', subject: '2022-01-14', why: 'row-changed' },
    ])
  })
})
