import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { limitSteps } from '@bihuan/contract/loops.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { declareZone } from '../city/declare-zone.ts'
import { conservation } from '../loops/conservation.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { anInventedCity } from './an-invented-city.ts'
import { coverage } from './coverage.ts'
import { planRound } from './plan-round.ts'
import { publishRound } from './publish-round.ts'
import { roundList } from './round-list.ts'

type Yaml = Record<string, unknown>
const notice: Yaml = parse(
  readFileSync(join(import.meta.dirname, '../../policies/notices/zz-2022-018.yaml'), 'utf8'),
)
/** Notice n of 2022 with another content. */
const another = (n: number, change: Yaml = {}): Yaml => ({
  ...notice,
  id: `zz-2022-${String(n).padStart(3, '0')}`,
  number: n,
  ...change,
})

let city: TestCity
let peopleOf: Map<number, string[]>
beforeAll(async () => {
  city = await aCity()
  // 6 people a building; buildings 1, 2 in 金水, 3, 4 in its left-out street, 5 … 14 in the other five units, 15, 16 not named.
  const traits = (n: number) =>
    n % 6 === 1 ? ['infant'] : n % 6 === 2 ? ['no-phone', 'vaccinated-48h'] : []
  peopleOf = (await anInventedCity(city, { traits })).peopleOf
  const commander = city.actor('city-commander')
  await city.run(declareZone, commander, {
    id: '1',
    kind: 'control',
    name: '管控区',
    buildings: ['1', '2', '3', '15'],
  })
  await city.run(declareZone, commander, {
    id: '2',
    kind: 'lockdown',
    name: '封控区',
    buildings: ['2', '15'],
  })
  await city.run(declareZone, commander, {
    id: '3',
    kind: 'lockdown',
    name: '已解除',
    buildings: ['16', '5'],
  })
  await city.sql`update zones set lifted_at = ${city.start} where id = 3`
})

const commander = () => city.actor('city-commander')
const laws = async () => {
  for (const { law, expected, found } of await city.sql`select * from conservation`)
    expect([law, found]).toEqual([law, expected])
}
const onRoll = async (round: number) => {
  const rows = await city.sql<{ buildingId: number; mode: string; n: number }[]>`
    select building_id, mode, count(*)::int as n from roll where round_id = ${round} group by 1, 2 order by 1`
  return rows.map(({ buildingId, mode, n }) => [buildingId, mode, n])
}

describe('planning a round', () => {
  test("is the city commander's, and points at each fault of the notice", async () => {
    await expect(
      city.run(planRound, city.actor('district-commander', '410105'), { notice }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    const faulty = {
      ...notice,
      windows: [{ opens: '2022-01-14 18:00', closes: '2022-01-14 09:00' }],
      validity: { hours: 48 },
    }
    const refused = city.run(planRound, commander(), { notice: faulty })
    await expect(refused).rejects.toMatchObject({ code: 'round.notice-faulty' })
    await refused.catch((problem: { items: { pointer: string; zh: string }[] }) => {
      expect(problem.items.some(({ pointer }) => pointer.startsWith('/notice/windows/0'))).toBe(
        true,
      )
      expect(problem.items.some(({ pointer }) => pointer.startsWith('/notice/validity'))).toBe(true)
      expect(problem.items.every(({ zh }) => zh.length > 4)).toBe(true)
    })
  })

  test('tells what the notice needs, each figure with formula and source, and changes nothing', async () => {
    const plan = await city.run(planRound, commander(), { notice })
    expect(plan.round).toBe('2022018')
    expect(plan.figures.find(({ name }) => name === 'people')?.value).toBe(84)
    expect(
      plan.figures.every(
        ({ formula, source, unit }) => formula !== '' && source !== '' && unit !== '',
      ),
    ).toBe(true)
    expect(instantOf(plan.sampledBy)).toBeGreaterThan(instantOf('2022-01-14T09:00:00+08:00'))
    expect(plan.resultedBy).not.toBeNull()
    expect(await city.sql`select from rounds`).toHaveLength(0)
  })
})

describe('publishing a notice', () => {
  test("is the city commander's", async () => {
    for (const role of ['district-commander', 'administrator', 'sampler'] as const) {
      await expect(city.run(publishRound, city.actor(role), { notice })).rejects.toMatchObject({
        code: 'access.role-may-not',
      })
    }
  })

  test('refuses an area that the city does not have, and a notice that calls nobody', async () => {
    const area = { code: '410199', name: { zh: '无此区', en: 'None' } }
    await expect(
      city.run(publishRound, commander(), { notice: another(20, { who: { areas: [area] } }) }),
    ).rejects.toMatchObject({
      code: 'round.notice-faulty',
      items: [{ pointer: '/notice/who/areas/0/code' }],
    })
    const outside = { code: '410105', name: { zh: '金水区', en: 'Jinshui' }, only: ['410105099'] }
    await expect(
      city.run(publishRound, commander(), { notice: another(20, { who: { areas: [outside] } }) }),
    ).rejects.toMatchObject({ code: 'round.nobody-due' })
    expect(await city.sql`select from rounds`).toHaveLength(0)
    expect(await city.sql`select to_regclass('roll_2022020') as there`).toEqual([{ there: null }])
  })

  test('of two at once makes one round, and tells the other that it is published', async () => {
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() =>
        city.run(publishRound, commander(), { notice }, city.start, randomUUID()),
      ),
    )
    const published = outcomes.filter(({ status }) => status === 'fulfilled')
    expect(published).toHaveLength(1)
    for (const outcome of outcomes)
      if (outcome.status === 'rejected')
        expect(outcome.reason).toMatchObject({ code: 'round.already-published' })
    expect(published[0]).toMatchObject({
      value: { round: '2022018', due: 84, door: 12, slot: 12, site: 60, exempt: 0 },
    })
  })

  test('draws everybody in the areas and zones of notice 18, and nobody else, each with the way of the zone', async () => {
    expect(await onRoll(2022018)).toEqual([
      [1, 'slot', 6],
      [2, 'door', 6],
      [3, 'slot', 6],
      ...[5, 6, 7, 8, 9, 10, 11, 12, 13, 14].map((building) => [building, 'site', 6]),
      [15, 'door', 6],
    ])
    await laws()
  })

  test('keeps the notice with its titles, its span, and a limit for every step', async () => {
    const { rounds } = await city.ask(roundList, city.actor('resident'), {})
    expect(rounds).toMatchObject([
      {
        round: '2022018',
        noticeId: 'zz-2022-018',
        titleEn: 'Notice 18 of 2022, nucleic acid testing in parts of the city',
        opensAt: '2022-01-14T01:00:00.000Z',
        closesAt: '2022-01-14T10:00:00.000Z',
        closedAt: null,
      },
    ])
    const limits = await city.sql<
      { step: string; minutes: number }[]
    >`select step, minutes from round_limits where round_id = 2022018`
    expect(limits.map(({ step }) => step).toSorted()).toEqual([...limitSteps].toSorted())
    expect(Object.fromEntries(limits.map(({ step, minutes }) => [step, minutes]))).toMatchObject({
      'tube-boxed': 90,
      'box-delivered': 120,
      'tube-resulted': 1440,
      'member-resampled': 360,
    })
  })

  test('marks who is freed by a registered fact exempt, with the fact, in the same transaction', async () => {
    const exemptions = [
      { fact: 'infant', source: 'ours' },
      { fact: 'vaccinated', within_hours: 48, source: 'ours' },
    ]
    expect(
      await city.run(publishRound, commander(), { notice: another(19, { exemptions }) }),
    ).toMatchObject({ due: 84, exempt: 28 })
    const marks =
      await city.sql`select kind, fact, count(*)::int as n from roll_marks where round_id = 2022019 group by 1, 2 order by 2`
    expect(marks).toEqual([
      { kind: 'exempt', fact: 'infant', n: 14 },
      { kind: 'exempt', fact: 'vaccinated-48h', n: 14 },
    ])
    // A notice that asks for a fresher vaccination is not satisfied by one within 48 hours.
    const stricter = [{ fact: 'vaccinated', within_hours: 24, source: 'ours' }]
    expect(
      await city.run(publishRound, commander(), { notice: another(21, { exemptions: stricter }) }),
    ).toMatchObject({ exempt: 0 })
    await laws()
  })

  test('does not lock the uploads of another round out while it draws its roll', async () => {
    let done = false
    await city.sql.begin(async (tx) => {
      await tx`insert into tubes (id, opened_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
        values (1, ${city.start}, 2022018, 1, 1, 10, 0, 0, 'void')`
      // The other transaction holds its locks on `tubes` until we end: this would wait for ever if it needed them all.
      await city.run(publishRound, commander(), { notice: another(22) })
      done = true
    })
    expect(done).toBe(true)
    await city.sql`delete from tubes`
  })
})

describe('coverage', () => {
  const total = {
    due: 84,
    sampled: 0,
    exempt: 28,
    refused: 0,
    absent: 0,
    unreachable: 0,
    missing: 56,
  }

  test('refuses roles that answer for nobody, and areas and buildings outside the own', async () => {
    await expect(
      city.ask(coverage, city.actor('courier'), { round: '2022019' }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    const jinshui = city.actor('district-commander', '410105')
    await expect(
      city.ask(coverage, jinshui, { round: '2022019', area: '410103' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(
      city.ask(coverage, jinshui, { round: '2022019', building: '5' }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(city.ask(coverage, commander(), { round: '2022999' })).rejects.toMatchObject({
      code: 'round.unknown',
    })
  })

  test('counts the same people at every depth, from the districts to the doors', async () => {
    const at = async (params: { area?: string; building?: string }) =>
      city.ask(coverage, commander(), { round: '2022019', ...params })
    expect((await at({})).total).toEqual(total)
    expect((await at({})).rows.map(({ id, level, due }) => [id, level, due])).toEqual([
      ['410102', 'district', 12],
      ['410103', 'district', 12],
      ['410104', 'district', 12],
      ['410105', 'district', 18],
      ['410106', 'district', 6],
      ['410172', 'district', 12],
      ['410173', 'district', 12],
    ])
    expect((await at({ area: '410105' })).rows).toMatchObject([
      { id: '410105001', level: 'street', due: 12 },
      { id: '410105014', level: 'street', due: 6 },
    ])
    expect((await at({ area: '410105001' })).rows).toMatchObject([
      { id: '410105001001', level: 'community', due: 12, exempt: 4 },
    ])
    expect((await at({ area: '410105001001' })).rows).toMatchObject([
      { id: '1', level: 'building', name: '1号院 1号楼' },
      { id: '2', due: 6 },
    ])
    expect((await at({ building: '1' })).rows).toMatchObject([
      { level: 'door', name: '1-101', due: 3, exempt: 2, missing: 1 },
      { name: '1-201', due: 3 },
    ])
    expect(peopleOf.get(1)).toHaveLength(6)
    const own = await city.ask(coverage, city.actor('district-commander', '410105'), {
      round: '2022019',
    })
    expect(own.rows.map(({ id }) => id)).toEqual(['410105001', '410105014'])
  })

  test('agrees with the laws of conservation', async () => {
    const { conserved, laws: told } = await city.ask(conservation, city.actor('inspector'), {
      round: '2022019',
    })
    expect(conserved).toBe(true)
    expect(told).toContainEqual({ law: 'people', expected: 84, found: 84 })
    await expect(
      city.ask(conservation, city.actor('sampler'), { round: '2022019' }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
  })
})
