import { estimateRt, incidenceOf } from '@bihuan/core/epi/cori.ts'
import { beginOfDay, dayNumberAt, dayOfNumber } from '@bihuan/core/epi/days.ts'
import { serialIntervalsOf, sharesOf } from '@bihuan/core/epi/intervals.ts'
import { hourMs, instantOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { epiIncubation } from './incubation.ts'
import { epiNumbers } from './numbers.ts'
import { epiOffspring } from './offspring.ts'

// The packs that ship in the tests begin with their line: a moment at which COVID-19 is in force.
const now = instantOf('2023-02-20T10:00:00+08:00')
const today = dayNumberAt(now)
const dayMs = 24 * hourMs

let city: TestCity
/** Cases of each day back from yesterday; the newest are known only after a delay of two days. */
const perDay = [2, 3, 5, 4, 6, 8, 7, 9, 12, 11, 13, 15, 14, 18, 16, 20, 22, 19, 21, 24]

type Row = { id: string; positive: number; opened: number; found: string | null; area: string }
async function insertCases(rows: readonly Row[]) {
  await city.sql`
    insert into cases (id, number, source, state, called, area_code, category, found_how, positive_at, opened_at)
    select d.id, d.number, 'import', 'open', '{}'::jsonb, d.area, 'confirmed', d.found, d.positive, d.opened
    from unnest(${rows.map(({ id }) => id)}::text[], ${rows.map((_, n) => n + 1)}::int[], ${rows.map(({ area }) => area)}::text[],
      ${rows.map(({ found }) => found)}::text[], ${rows.map(({ positive }) => new Date(positive).toISOString())}::timestamptz[],
      ${rows.map(({ opened }) => new Date(opened).toISOString())}::timestamptz[]) as d (id, number, area, found, positive, opened)`
}

beforeAll(async () => {
  city = await aCity()
  await city.sql`insert into areas (code, level, name, parent_code) values
    ('4101', 'city', '郑州市', null), ('410105', 'district', '金水区', '4101'), ('410103', 'district', '二七区', '4101')
    on conflict do nothing`
  const rows: Row[] = []
  perDay.forEach((count, n) => {
    const begin = beginOfDay(today - perDay.length + n)
    for (let i = 0; i < count; i += 1) {
      // Four of five are known the next day, the fifth after three.
      const delay = i % 5 === 4 ? 3 : 1
      const opened = begin + delay * dayMs + 9 * hourMs
      if (opened > now) continue
      rows.push({
        id: `case-${n}-${i}`,
        positive: begin + 12 * hourMs,
        opened,
        found: i % 4 === 0 ? 'in-isolation' : i === 1 && n < 3 ? 'inbound' : 'screening',
        area: i % 3 === 0 ? '410103001001' : '410105001001',
      })
    }
  })
  await insertCases(rows)
})

const commander = () => city.actor('city-commander')
const numbers = (params = {}, by = commander()) => city.ask(epiNumbers, by, params, undefined, now)

describe('the numbers of a city', () => {
  test('are not for who has nothing to do with cases, nor of an area that is not theirs', async () => {
    await expect(numbers({}, city.actor('sampler'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    const district = city.actor('case-investigator', '410103')
    await expect(numbers({ area: '410105' }, district)).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    const own = await numbers({}, district)
    expect(own.districts.map(({ code }) => code)).toEqual(['410103'])
    expect(own.cases.count).toBeLessThan((await numbers()).cases.count)
  })

  test('have every case once, by day, way of being found and district', async () => {
    const found = await numbers()
    const [{ cases } = { cases: 0 }] = await city.sql<{ cases: number }[]>`
      select count(*)::int as cases from cases`
    expect(found.cases.count).toBe(cases)
    expect(found.days).toHaveLength(60)
    for (const day of found.days) {
      expect(Object.values(day.byFound).reduce((sum, n) => sum + n, 0)).toBe(day.cases)
      expect(day.confirmed + day.asymptomatic).toBe(day.cases)
    }
    expect(found.districts.map(({ cases: n }) => n).reduce((sum, n) => sum + n, 0)).toBe(cases)
    expect(found.days.at(-1)?.list).toBe(`/cases?state=all&by=sampling&day=${dayOfNumber(today)}`)
    expect(found.inIsolation?.count).toBe(
      found.days.reduce((sum, day) => sum + (day.byFound['in-isolation'] ?? 0), 0),
    )
  })

  test('leave out what was dropped or merged, and say of how many no day is known', async () => {
    const before = await numbers()
    await city.sql`update cases set state = 'dropped' where id = 'case-10-0'`
    await city.sql`update cases set state = 'merged', merged_into = 'case-10-2' where id = 'case-10-1'`
    await city.sql`update cases set positive_at = null where id = 'case-10-2'`
    const after = await numbers()
    expect(after.cases.count).toBe(before.cases.count - 3)
    expect(after.undated.count).toBe(1)
    expect((await numbers({ by: 'report' })).undated.count).toBe(0)
    await city.sql`update cases set state = 'open', merged_into = null, positive_at = opened_at - interval '1 day' where id like 'case-10-_'`
  })

  test('give R as the formula has it, and none for days whose cases are not all known', async () => {
    const found = await numbers({ days: 40 })
    const interval = serialIntervalsOf({ en: 'COVID-19' }).find(
      ({ key }) => key === found.interval?.key,
    )
    const shares = interval ? sharesOf(interval) : null
    if (!shares) throw new Error('COVID-19 has an interval')
    // Of yesterday's day nothing can be known yet, of the two before it a fifth is missing.
    expect(found.completeUntil).toBe(dayOfNumber(today - 4))
    const last = found.rt.findLast(({ r }) => r !== null)
    expect(last?.until).toBe(dayOfNumber(today - 4))
    for (const one of found.rt.filter(({ until }) => until > dayOfNumber(today - 4)))
      expect(one).toMatchObject({ r: null, withheld: 'incomplete' })
    const counts = [...new Array<number>(80).fill(0), ...found.days.map(({ cases }) => cases)]
    const imported = [...new Array<number>(80).fill(0), ...found.days.map((day) => day.imported)]
    const wanted = estimateRt(incidenceOf(counts, imported), shares, 7).find(
      ({ until }) => until === counts.length - 4,
    )
    expect(last?.r?.mean).toBeCloseTo(wanted?.mean ?? 0, 9)
    expect(last?.r?.q975).toBeCloseTo(wanted?.q975 ?? 0, 9)
    expect(found.doubling?.days ?? 0).toBeGreaterThan(0)
    expect(found.doubling?.until).toBe(found.completeUntil)
    expect(found.compared.map(({ key }) => key)).toEqual(found.intervals.map(({ key }) => key))
  })

  test('say that an interval is not known, and refuse one that is none and a day that is none', async () => {
    await expect(numbers({ interval: 'measles-1' })).rejects.toMatchObject({
      code: 'epi.interval-unknown',
    })
    await expect(numbers({ until: '2023-02-30' })).rejects.toMatchObject({
      code: 'epi.no-such-day',
    })
  })

  test('by report are whole up to yesterday', async () => {
    const found = await numbers({ by: 'report' })
    expect(found.completeUntil).toBe(dayOfNumber(today - 1))
    expect(found.days.at(-1)?.complete).toBe(0)
  })
})

describe('the offspring of cases', () => {
  test('are not told from a few links, and are fitted from the links that stand', async () => {
    const before = await city.ask(epiOffspring, commander(), {}, undefined, now)
    expect(before.fit).toBeNull()
    expect(before.why?.zh).toContain('0')
    await city.sql`
      insert into case_links (id, infectee, infector, state, decided_by, decided_at)
      select gen_random_uuid(), 'case-' || (3 + n / 3) || '-' || (n % 3), 'case-' || (n / 12) || '-0', 'decided', 'x', ${now}
      from generate_series(0, 17) n where 'case-' || (3 + n / 3) || '-' || (n % 3) <> 'case-' || (n / 12) || '-0'`
    // A second name for one that was decided does not count.
    await city.sql`
      insert into case_links (id, infectee, infector, state, decided_by, decided_at)
      values (gen_random_uuid(), 'case-3-0', 'case-1-1', 'named', 'x', ${now})`
    const after = await city.ask(epiOffspring, commander(), {}, undefined, now)
    expect(after.histogram.reduce((sum, { cases }) => sum + cases, 0)).toBe(after.cases)
    expect(after.histogram.reduce((sum, one) => sum + one.cases * one.offspring, 0)).toBe(18)
    expect(after.fit?.k.estimate ?? 9).toBeLessThan(1)
    expect(after.fit?.r.low ?? 9).toBeLessThan(after.fit?.r.estimate ?? 0)
  })
})

describe('the incubation time', () => {
  test('is told from contacts who became cases, once there are enough', async () => {
    const ask = () => city.ask(epiIncubation, commander(), {}, undefined, now)
    const before = await ask()
    expect([before.used, before.fit]).toEqual([0, null])
    expect(before.known[0]?.quantiles?.find(({ p }) => p === 0.5)?.days).toBeCloseTo(5.058, 3)
    await city.sql`
      update cases set onset_at = positive_at + ((number % 5) - 1) * interval '1 day' where id like 'case-1_-%'`
    await city.sql`
      insert into contacts (id, case_id, called, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, became_case, named_by, named_at)
      select gen_random_uuid(), 'case-0-0', '{}'::jsonb, '410105001001', 'household', c.onset_at - (4 + c.number % 5) * interval '1 day', c.onset_at - (3 + c.number % 5) * interval '1 day',
        'close', '{}'::jsonb, c.id, 'x', c.onset_at
      from cases c where c.id like 'case-1_-%'`
    const after = await ask()
    expect(after.used).toBeGreaterThanOrEqual(after.needed)
    const median = after.fit?.quantiles.find(({ p }) => p === 0.5)
    expect(median?.days ?? 0).toBeGreaterThan(4)
    expect(median?.days ?? 0).toBeLessThan(7)
  })
})
