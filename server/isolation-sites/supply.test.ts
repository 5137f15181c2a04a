import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anIsolationDesk, type IsolationDesk } from '../site-book/an-isolation-desk.ts'
import { activationList } from './activation-list.ts'
import { findSite } from './find-site.ts'
import { importSites, trySiteImport } from './import-sites.ts'
import { endActivation, orderActivation } from './order-activation.ts'
import { countResidents } from './residents.ts'
import { showForecast } from './show-forecast.ts'
import { showReserve } from './show-reserve.ts'
import { siteList } from './site-list.ts'

let desk: IsolationDesk
let city: IsolationDesk['city']
const area = '410105'
const commander = () => city.actor('district-commander', area)
const later = (hours: number): Instant => city.start + hours * hourMs

beforeAll(async () => {
  desk = await anIsolationDesk({ people: 30 })
  city = desk.city
})

const found = (name: string, count: number) =>
  city.run(findSite, commander(), {
    name,
    kind: 'hotel',
    place: 'centralized',
    area: '410105001',
    address: '某路1号',
    rooms: Array.from({ length: count }, (_, n) => ({
      code: String(n + 1),
      floor: 1,
      kind: 'single' as const,
      beds: 1,
    })),
  })

describe('the ladder', () => {
  test('refuses who may not order it, and steps that are none', async () => {
    const order = { area, rooms: 30, startsAt: isoOf(city.start) }
    await expect(city.run(orderActivation, desk.manager, order)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    const steps = [{ hours: 24, share: '1/2' }]
    await expect(city.run(orderActivation, commander(), { ...order, steps })).rejects.toMatchObject(
      { code: 'site-activation.no-ladder' },
    )
    // The edition of January 2022 names no ladder: nobody is bound by one of later.
    await expect(city.run(orderActivation, commander(), order)).rejects.toMatchObject({
      code: 'site-activation.steps-missing',
    })
  })

  test('puts the nearest sites first, and shows per wave what must be ready, is, and is late, with whose turn it is', async () => {
    await found('远山', 10)
    await found('近水', 8)
    const { activation, waves, missing } = await city.run(orderActivation, commander(), {
      area,
      rooms: 30,
      startsAt: isoOf(city.start),
      steps: [
        { hours: 24, share: '1/3' },
        { hours: 48, share: '1/2' },
        { hours: 72, share: '1/1' },
      ],
    })
    // Twelve rooms are open already.
    expect(waves).toEqual([
      { hours: 24, sites: 1, rooms: 12 },
      { hours: 48, sites: 1, rooms: 10 },
      { hours: 72, sites: 1, rooms: 8 },
    ])
    expect(missing).toBe(0)
    const at = async (hours: number) => {
      const shown = await city.ask(activationList, commander(), {}, undefined, later(hours))
      return shown.activations[0]?.waves.map(({ needed, ready, late }) => [needed, ready, late])
    }
    expect(await at(1)).toEqual([
      [10, 12, 0],
      [15, 12, 0],
      [30, 12, 0],
    ])
    expect(await at(49)).toEqual([
      [10, 12, 0],
      [15, 12, 3],
      [30, 12, 0],
    ])
    const { activations } = await city.ask(activationList, commander(), {}, undefined, later(49))
    expect(activations[0]?.waves[1]?.sites[0]).toMatchObject({
      name: '远山',
      owner: 'district:410105',
      nextStep: 'pass',
      isLate: true,
    })
    await expect(
      city.run(orderActivation, commander(), { area, rooms: 3, startsAt: isoOf(city.start) }),
    ).rejects.toMatchObject({ code: 'site-activation.steps-missing' })
    await city.run(endActivation, commander(), { activation }, later(50))
    await expect(city.run(endActivation, commander(), { activation })).rejects.toMatchObject({
      code: 'site-activation.over',
    })
    expect((await at(51))?.[1]).toEqual([15, 12, 0])
  })
})

describe('the reserve and the norm', () => {
  test('is measured against the residents of the register, counted now or by the job', async () => {
    const rows = async () => (await city.ask(showReserve, commander(), {})).rows
    const before = await rows()
    expect(before[0]).toMatchObject({
      area,
      residents: desk.people.length,
      rooms: 12,
      found: 18,
      largest: 12,
    })
    expect(before[0]?.needed).toBe(Math.ceil((desk.people.length * 20) / 10_000))
    expect(await countResidents(city.city, city.start)).toBe(true)
    expect(await countResidents(city.city, later(1))).toBe(false)
    expect(await rows()).toEqual(before)
  })

  test('a site with people and no doctor is over its norm, and one with both is not', async () => {
    await desk.stay(desk.people[0] ?? '', { room: '201' })
    const over = async () => (await city.ask(siteList, commander(), { over: true })).sites
    expect((await over())[0]?.staff).toMatchObject({
      people: 1,
      doctorsNeeded: 1,
      doctors: 0,
      isOver: true,
    })
    for (const [n, role] of ['doctor', 'nurse'].entries())
      await city.sql`
        insert into site_staff (id, isolation_site_id, person_id, role, since, added_by)
        values (gen_random_uuid(), ${desk.site}, ${desk.people[20 + n] ?? ''}, ${role}, ${city.start}, 'test')`
    expect(await over()).toEqual([])
  })
})

describe('the forecast', () => {
  const ask = async (at = city.start) => city.ask(showForecast, commander(), {}, undefined, at)
  const term = (day: Awaited<ReturnType<typeof ask>>['days'][number] | undefined, name: string) =>
    day?.terms.find((one) => one.term === name)?.likely

  test('counts what is free, who leaves by the note of the release, and who is to come', async () => {
    const before = await ask()
    expect(term(before.days[0], 'free')).toBe(11)
    await city.sql`update stays set release_due = ${later(20)}`
    const due = await ask()
    expect([term(due.days[0], 'release'), term(due.days[0], 'after-cleaning')]).toEqual([1, -1])
    expect([term(due.days[1], 'release'), term(due.days[1], 'after-cleaning')]).toEqual([1, 0])
    await desk.coming(desk.people[1] ?? '', { room: '204' })
    const coming = await ask()
    expect(term(coming.days[0], 'transfer')).toBe(0)
    await city.sql`update transfers set to_room_id = null where ended_at is null`
    expect(term((await ask()).days[0], 'transfer')).toBe(-1)
    expect(coming.alarm).toBeNull()
    for (const day of coming.days)
      expect(day.terms.reduce((sum, one) => sum + one.likely, 0)).toBe(day.likely)
  })

  test('below zero it rings, with who must act', async () => {
    await city.sql`update rooms set out_since = ${city.start}, out_because = 'x' where id <> ${desk.room('201')}`
    const { alarm } = await ask()
    expect(alarm).toMatchObject({ owner: `district:${area}`, isLikely: true })
    expect(alarm?.missing).toBeGreaterThan(0)
    await city.sql`update rooms set out_since = null, out_because = null`
  })
})

describe('a sheet of sites', () => {
  const file = (text: string | Uint8Array) => ({
    area,
    place: 'centralized',
    file: { name: '隔离点.csv', content: Buffer.from(text).toString('base64') },
  })
  const head = '隔离点名称,地址,区划代码,房间号,楼层,房型,床位'
  const good = `${head}\n新华酒店,新华路1号,410105001,301,3层,单人间,1\n新华酒店,新华路1号,410105001,302,3,家庭房,3`

  test('is tried without being written, then imported, and repeated without effect', async () => {
    await expect(city.run(trySiteImport, desk.manager, file(good))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    const tried = await city.run(trySiteImport, commander(), file(good))
    expect(tried).toMatchObject({ rows: 2, sites: 1, rooms: 2, repeated: 0, faultsInAll: 0 })
    const named = async () => (await city.ask(siteList, commander(), { find: '新华' })).sites
    expect(await named()).toEqual([])
    await city.run(importSites, commander(), file(good))
    expect((await named())[0]?.counts).toMatchObject({ rooms: 2, beds: 4, notReady: 2 })
    expect(await city.run(importSites, commander(), file(good))).toMatchObject({
      sites: 0,
      rooms: 0,
      repeated: 2,
    })
  })

  test('in GB18030 it is read as well', async () => {
    // 隔离点名称,地址,区划代码,房间号,楼层,床位 and one line of 北辰, in the bytes of GB18030.
    const bytes = Buffer.from(
      'b8f4c0ebb5e3c3fbb3c62cb5d8d6b72cc7f8bbaeb4fac2eb2cb7bfbce4bac52cc2a5b2e32cb4b2cebb0ab1b1b3bd2cb1b1c2b72c3431303130353030312c312c312c310a',
      'hex',
    )
    expect(await city.run(trySiteImport, commander(), file(bytes))).toMatchObject({
      encoding: 'GB18030',
      rows: 1,
      sites: 1,
      faultsInAll: 0,
    })
  })

  test('faults are told by row and column, and one stops all', async () => {
    const bad = `${head}\n坏酒店,路,410105001,301,三,单人间,1\n坏酒店,路,410199,302,3,城堡,0\n坏酒店,别的路,410105001,303,3,单人间,1\n坏酒店,别的路,410105001,303,3,单人间,1`
    const tried = await city.run(trySiteImport, commander(), file(bad))
    expect(tried.faults.map(({ row, column, code }) => [row, column, code])).toEqual([
      [2, '楼层', 'floor-unclear'],
      [3, '房型', 'room-kind-unknown'],
      [3, '床位', 'beds-unclear'],
      [5, '房间号', 'room-twice'],
    ])
    expect(tried.rows).toBe(4)
    await expect(city.run(importSites, commander(), file(bad))).rejects.toMatchObject({
      code: 'isolation-site.sheet-faulty',
      values: { faults: '4' },
    })
    const without = await city.run(trySiteImport, commander(), file('隔离点名称,地址\n甲,乙'))
    expect(without.faults.map(({ code }) => code)).toContain('column-missing')
    expect((await city.ask(siteList, commander(), { find: '坏酒店' })).sites).toEqual([])
  })
})
