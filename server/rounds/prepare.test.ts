import { randomUUID } from 'node:crypto'
import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { closeRound } from './close-round.ts'
import { enrolDevices } from './enrol-devices.ts'
import { extendRound } from './extend-round.ts'
import { issueTubes } from './issue-tubes.ts'
import { markRoll } from './mark-roll.ts'
import { openSites } from './open-sites.ts'
import { printLabels } from './print-labels.ts'
import { siteList } from './site-list.ts'

let city: TestCity
let it: TestRound
beforeAll(async () => {
  city = await aCity()
  it = await aRound(city, { people: 60 })
  // The lots of the builder are written past the press: it goes on where they end.
  await city.sql`insert into label_serials (kind, next_serial) values ('tube', 500000)`
})

const laws = async () => {
  for (const { law, expected, found } of await city.sql`select * from conservation`)
    expect([law, found]).toEqual([law, expected])
}
const district = (area = '410105') => city.actor('district-commander', area)

describe('sites and devices', () => {
  const site = {
    id: '11',
    kind: 'mobile' as const,
    areaCode: '410105001',
    name: '流动点',
    laboratory: '1',
    samplers: 2,
  }

  test('refuses other roles, other areas, unknown rounds and unknown laboratories', async () => {
    await expect(
      city.run(openSites, city.actor('sampler'), { round: it.round, sites: [site] }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(openSites, district('410103'), { round: it.round, sites: [site] }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.run(openSites, district(), { round: '2022999', sites: [site] }),
    ).rejects.toMatchObject({ code: 'round.unknown' })
    await expect(
      city.run(openSites, district(), { round: it.round, sites: [{ ...site, laboratory: '9' }] }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
  })

  test('opens sites, repeats the same and refuses another under the same id', async () => {
    expect(await city.run(openSites, district(), { round: it.round, sites: [site] })).toEqual({
      opened: 1,
      repeated: 0,
    })
    expect(
      await city.run(openSites, district(), {
        round: it.round,
        sites: [site, { ...site, id: '12' }],
      }),
    ).toEqual({ opened: 1, repeated: 1 })
    await expect(
      city.run(openSites, district(), { round: it.round, sites: [{ ...site, samplers: 3 }] }),
    ).rejects.toMatchObject({ code: 'city.row-differs' })
    const { sites } = await city.ask(siteList, city.actor('courier', '410105'), { round: it.round })
    expect(sites.map(({ id }) => id)).toEqual(['1', '2', '11', '12'])
    expect(sites[2]).toEqual(site)
  })

  test('enrols a device, and moves it when it is enrolled again', async () => {
    await expect(
      city.run(enrolDevices, city.actor('registrar'), { devices: [{ id: '500', site: '11' }] }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(enrolDevices, district(), { devices: [{ id: '500', site: '99' }] }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
    expect(
      await city.run(enrolDevices, district(), { devices: [{ id: '500', site: '11' }] }),
    ).toEqual({ enrolled: 1 })
    expect(
      await city.run(enrolDevices, district(), { devices: [{ id: '500', site: '12' }] }),
    ).toEqual({ enrolled: 1 })
    expect(await city.sql`select site_id from devices where id = 500`).toEqual([{ siteId: 12 }])
  })

  test('lets no district take away the device of another', async () => {
    await city.sql`insert into areas (code, level, name, parent_code) values ('410103', 'district', '二七区', '4101')`
    await city.run(openSites, city.actor('city-commander'), {
      round: it.round,
      sites: [{ ...site, id: '31', areaCode: '410103' }],
    })
    await expect(
      city.run(enrolDevices, district('410103'), { devices: [{ id: '500', site: '31' }] }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })
})

describe('tube codes and labels', () => {
  const lots = [
    { site: '11', poolSize: 10 as const, sitting: 0, quantity: 120 },
    { site: '12', poolSize: 5 as const, sitting: 0, quantity: 30, perHousehold: true },
    { site: '12', poolSize: 1 as const, sitting: 1, quantity: 50 },
  ]

  test('refuses other roles, sites of no round, and pooled tubes for resampling', async () => {
    await expect(
      city.run(issueTubes, city.actor('courier'), { round: it.round, lots }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(issueTubes, district(), {
        round: it.round,
        lots: [{ site: '99', poolSize: 10, sitting: 0, quantity: 1 }],
      }),
    ).rejects.toMatchObject({ code: 'site.unknown' })
    await expect(
      city.run(issueTubes, district(), {
        round: it.round,
        lots: [{ site: '11', poolSize: 10, sitting: 1, quantity: 1 }],
      }),
    ).rejects.toMatchObject({ code: 'tube.resample-is-single' })
  })

  test('issues ranges that follow one another, and books them from the press to the stock', async () => {
    const id = randomUUID()
    const issued = await city.run(issueTubes, district(), { round: it.round, lots }, city.start, id)
    expect(issued.lots.map(({ first }) => first)).toEqual(
      [500_000, 500_120, 500_150].map((serial) => labelCode('tube', 4_101_000_000_000 + serial)),
    )
    expect(issued.lots[2]?.last).toBe(labelCode('tube', 4_101_000_500_199))
    expect(
      await city.sql`select per_household, count(*)::int as n from tube_ranges where first_id >= 4101000500000 group by 1 order by 1`,
    ).toEqual([
      { perHousehold: false, n: 2 },
      { perHousehold: true, n: 1 },
    ])
    expect(
      await city.run(issueTubes, district(), { round: it.round, lots }, city.start, id),
    ).toEqual(issued)
    expect(
      await city.sql`select account, quantity from ledger_balances where account in ('stock:11', 'stock:12') order by 1`,
    ).toEqual([
      { account: 'stock:11', quantity: 120 },
      { account: 'stock:12', quantity: 80 },
    ])
    await laws()
  })

  test('gives no code twice to those who ask at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () =>
        city.run(issueTubes, district(), {
          round: it.round,
          lots: [{ site: '11', poolSize: 10, sitting: 0, quantity: 7 }],
        }),
      ),
    )
    const numbers = answers.flatMap(({ lots: [lot] }) => {
      const parsed = parseLabel('tube', lot?.first ?? '')
      return parsed.ok ? Array.from({ length: 7 }, (_, n) => parsed.label + n) : []
    })
    expect(new Set(numbers).size).toBe(56)
    await laws()
  })

  test('prints box and plate labels, each kind counting for itself, and says when they are used up', async () => {
    await expect(
      city.run(printLabels, city.actor('courier'), { kind: 'box', quantity: 1 }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    expect(await city.run(printLabels, district(), { kind: 'box', quantity: 3 })).toEqual({
      first: labelCode('box', 41_010_000_001),
      last: labelCode('box', 41_010_000_003),
    })
    expect(await city.run(printLabels, district(), { kind: 'box', quantity: 1 })).toMatchObject({
      first: labelCode('box', 41_010_000_004),
    })
    expect(await city.run(printLabels, district(), { kind: 'plate', quantity: 1 })).toMatchObject({
      first: labelCode('plate', 41_010_000_001),
    })
    await city.sql`update label_serials set next_serial = 9999999 where kind = 'plate'`
    expect(await city.run(printLabels, district(), { kind: 'plate', quantity: 1 })).toMatchObject({
      last: labelCode('plate', 41_019_999_999),
    })
    await expect(
      city.run(printLabels, district(), { kind: 'plate', quantity: 1 }),
    ).rejects.toMatchObject({ code: 'label.used-up' })
  })
})

describe('marks on the roll', () => {
  const gridWorker = (area = '410105001001') => city.actor('grid-worker', area)
  const mark = (
    n: number,
    kind: 'refused' | 'absent' | 'exempt' | 'unreachable',
    minutes = 0,
    fact = '敲门无人应答',
  ) => ({ person: it.people[n] ?? '', kind, fact, at: isoOf(city.start + minutes * 60_000) })
  const kindOf = async (n: number) =>
    (
      await city.sql<
        { kind: string }[]
      >`select kind from roll_marks where person_id = ${it.people[n] ?? ''}`
    )[0]?.kind

  test('refuses other roles, other areas and unknown buildings', async () => {
    const marks = [mark(0, 'absent')]
    await expect(
      city.run(markRoll, city.actor('courier'), { round: it.round, building: '1', marks }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(markRoll, gridWorker('410103'), { round: it.round, building: '1', marks }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.run(markRoll, gridWorker(), { round: it.round, building: '99', marks }),
    ).rejects.toMatchObject({ code: 'city.reference-unknown' })
    await expect(
      city.run(markRoll, gridWorker(), { round: '2022999', building: '1', marks }),
    ).rejects.toMatchObject({ code: 'round.unknown' })
  })

  test('marks whom it may, and reports the sampled, those of other buildings and the unknown', async () => {
    await city.sql`insert into samples (person_id, tube_id, sampled_at, round_id, sitting) values (${it.people[3] ?? ''}, 4101000000001, ${city.start}, ${it.round}, 0)`
    const stranger = '410100000999999'
    const outcome = await city.run(markRoll, gridWorker(), {
      round: it.round,
      building: '1',
      marks: [
        mark(0, 'absent'),
        mark(1, 'refused'),
        mark(3, 'absent'),
        mark(25, 'absent'),
        { ...mark(0, 'absent'), person: stranger },
      ],
    })
    expect(outcome).toEqual({
      marked: 2,
      outdated: [],
      alreadySampled: [it.people[3]],
      notDue: [it.people[25], stranger],
    })
    expect(await kindOf(3)).toBe('absent') // beneath the sample, should that be undone
    expect(await kindOf(25)).toBeUndefined()
    await city.sql`delete from samples`
    await laws()
  })

  test('lets the later mark stand, in whatever order they arrive', async () => {
    await city.run(markRoll, gridWorker(), {
      round: it.round,
      building: '1',
      marks: [mark(5, 'refused', 30)],
    })
    expect(
      await city.run(markRoll, gridWorker(), {
        round: it.round,
        building: '1',
        marks: [mark(5, 'absent', 10), mark(6, 'absent', 10)],
      }),
    ).toEqual({ marked: 1, outdated: [it.people[5]], alreadySampled: [], notDue: [] })
    expect(await kindOf(5)).toBe('refused')
    await city.run(markRoll, gridWorker(), {
      round: it.round,
      building: '1',
      marks: [mark(5, 'absent', 50), mark(5, 'exempt', 60), mark(5, 'refused', 40)],
    })
    expect(await kindOf(5)).toBe('exempt')
    await laws()
  })

  test('agrees on one of two marks of the same moment, whichever comes first', async () => {
    const pair = [mark(7, 'absent', 5), mark(7, 'refused', 5)]
    const other = pair.map((one) => ({ ...one, person: it.people[8] ?? '' })).toReversed()
    for (const one of [...pair, ...other])
      await city.run(markRoll, gridWorker(), { round: it.round, building: '1', marks: [one] })
    expect(await kindOf(7)).toBe(await kindOf(8))
  })
})

describe('the end of a round', () => {
  const later = (hours: number) => isoOf(city.start + hours * hourMs)

  test('can be put off by the city commander, never brought forward', async () => {
    await expect(
      city.run(extendRound, district('4101'), { round: it.round, closesAt: later(12) }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(extendRound, city.actor('city-commander'), { round: it.round, closesAt: later(10) }),
    ).rejects.toMatchObject({ code: 'round.not-later' })
    expect(
      await city.run(extendRound, city.actor('city-commander'), {
        round: it.round,
        closesAt: later(12),
      }),
    ).toEqual({ round: it.round, closesAt: later(12) })
    await expect(
      city.run(extendRound, city.actor('city-commander'), {
        round: '2022999',
        closesAt: later(12),
      }),
    ).rejects.toMatchObject({ code: 'round.unknown' })
  })

  test('is closed once, and then opens no sites and issues codes for resampling only', async () => {
    await expect(city.run(closeRound, district('4101'), { round: it.round })).rejects.toMatchObject(
      { code: 'access.role-may-not' },
    )
    expect(
      await city.run(
        closeRound,
        city.actor('city-commander'),
        { round: it.round },
        city.start + hourMs,
      ),
    ).toEqual({ round: it.round, closedAt: later(1) })
    await expect(
      city.run(closeRound, city.actor('city-commander'), { round: it.round }),
    ).rejects.toMatchObject({ code: 'round.closed' })
    await expect(
      city.run(extendRound, city.actor('city-commander'), { round: it.round, closesAt: later(20) }),
    ).rejects.toMatchObject({ code: 'round.closed' })
    const lot = { site: '11', poolSize: 1 as const, sitting: 0, quantity: 1 }
    await expect(
      city.run(issueTubes, district(), { round: it.round, lots: [lot] }),
    ).rejects.toMatchObject({ code: 'round.closed' })
    await city.run(issueTubes, district(), { round: it.round, lots: [{ ...lot, sitting: 1 }] })
    await laws()
  })
})
