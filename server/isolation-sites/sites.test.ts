import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { importAreas } from '../city/import-areas.ts'
import type { Actor } from '../door/actor.ts'
import { areasOf, communities } from '../rounds/an-invented-city.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { addRooms } from './add-rooms.ts'
import { changeSite } from './change-site.ts'
import { closeSite } from './close-site.ts'
import { findSite } from './find-site.ts'
import { freeRooms } from './free-rooms.ts'
import { inspectSite } from './inspect-site.ts'
import { moveSite } from './move-site.ts'
import { requisitionSite } from './requisition-site.ts'
import { roomList } from './room-list.ts'
import { bringRoomsBack, takeRoomsOut } from './rooms-out.ts'
import { setChoice } from './set-choice.ts'
import { showSite } from './show-site.ts'
import { siteList } from './site-list.ts'

let city: TestCity
let commander: Actor
let manager: Actor
const district = communities[0].slice(0, 6)
const area = communities[0]

beforeAll(async () => {
  city = await aCity()
  await city.run(importAreas, city.actor('administrator'), { areas: areasOf(communities) })
  commander = city.actor('district-commander', district)
  manager = city.actor('site-manager', district)
})

const rooms = (count: number, floor = 3) =>
  Array.from({ length: count }, (_, n) => ({
    code: `${floor}${String(n + 1).padStart(2, '0')}`,
    floor,
    kind: 'single' as const,
    beds: 1,
  }))
const given = (name: string, count = 4) => ({
  name,
  kind: 'hotel' as const,
  place: 'centralized',
  area,
  address: '经三路1号',
  care: ['wheelchair' as const],
  rooms: rooms(count),
})
const shown = (site: string) => city.ask(showSite, commander, { site })
const version = async (site: string) => (await shown(site)).row.version
const inspect = async (site: string, isMet = true, by = city.actor('inspector', district)) =>
  city.run(inspectSite, by, {
    site,
    version: await version(site),
    findings: (await shown(site)).checklist.map(({ item }) => ({ item, isMet })),
  })
const requisition = async (site: string, hours = 500) =>
  city.run(requisitionSite, commander, {
    site,
    version: await version(site),
    authority: '区疫情防控指挥部',
    number: '2022年第5号',
    until: isoOf(city.start + hours * hourMs),
  })
const step = async (site: string, name: Parameters<typeof moveSite.run>[1]['step'], by = manager) =>
  city.run(moveSite, by, { site, version: await version(site), step: name })

describe('a house becomes an isolation site', () => {
  test('refuses who may not register, and another district', async () => {
    await expect(
      city.run(findSite, city.actor('transfer-dispatcher', district), given('甲')),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(findSite, city.actor('district-commander', '410199'), given('甲')),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
  })

  test('is found, inspected by another hand, requisitioned, made ready and opened; only then its rooms are supply', async () => {
    const { site, number, rooms: count } = await city.run(findSite, commander, given('云来酒店'))
    expect([number, count]).toEqual([1, 4])
    await expect(inspect(site, true, manager)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    const none = () => freeRooms(city.sql, city.start, { site })
    expect(await none()).toEqual([])
    expect((await inspect(site)).state).toBe('inspected')
    await expect(step(site, 'make-ready')).rejects.toMatchObject({ code: 'isolation-site.not-now' })
    expect((await requisition(site)).state).toBe('requisitioned')
    expect(await none()).toEqual([])
    expect((await step(site, 'make-ready')).state).toBe('ready')
    const free = await none()
    expect(free.map(({ code, freeBeds }) => [code, freeBeds])).toEqual([
      ['301', 1],
      ['302', 1],
      ['303', 1],
      ['304', 1],
    ])
    expect(free[0]).toMatchObject({ care: ['wheelchair'], place: 'centralized', siteNumber: 1 })
    expect((await step(site, 'activate')).state).toBe('active')
    const view = await shown(site)
    expect(view.history.map(({ event }) => event)).toEqual([
      'activate',
      'make-ready',
      'requisition',
      'pass',
    ])
    expect(view.row.counts).toMatchObject({ rooms: 4, free: 4 })
  })

  test('a requisition that is over takes the rooms out of the supply by itself', async () => {
    const [free] = await freeRooms(city.sql, city.start)
    expect(free).toBeDefined()
    expect(await freeRooms(city.sql, city.start + 501 * hourMs)).toEqual([])
  })

  test('an inspection answers every item, those of the city too, and one that is not met fails it', async () => {
    await city.run(setChoice, city.actor('city-commander'), {
      kind: 'inspection-item',
      code: 'lift',
      zh: '有电梯',
      en: 'has a lift',
      source: '本市要求',
    })
    const { site } = await city.run(findSite, commander, given('远山宾馆'))
    const items = (await shown(site)).checklist
    expect(items.at(-1)).toMatchObject({ item: 'lift', from: 'city', source: '本市要求' })
    expect(items[0]).toMatchObject({ from: 'policy' })
    expect(items[0]?.source).toMatch(/S-IS/)
    const findings = items.slice(1).map(({ item }) => ({ item, isMet: true }))
    const inspector = city.actor('inspector', district)
    await expect(
      city.run(inspectSite, inspector, { site, version: 0, findings }),
    ).rejects.toMatchObject({ code: 'isolation-site.items-missing' })
    expect((await inspect(site, false)).state).toBe('found')
    await expect(requisition(site)).rejects.toMatchObject({ code: 'isolation-site.not-now' })
  })

  test('two who act at once: the second loads it again', async () => {
    const { site } = await city.run(findSite, commander, given('双人酒店'))
    await inspect(site)
    await expect(
      city.run(changeSite, commander, { site, version: 0, languages: ['en'] }),
    ).rejects.toMatchObject({ code: 'isolation-site.changed-meanwhile' })
    await city.run(changeSite, commander, {
      site,
      version: 1,
      languages: ['en'],
      diets: ['halal'],
      separates: 'floor',
    })
    expect(await shown(site)).toMatchObject({
      languages: ['en'],
      diets: ['halal'],
      separates: 'floor',
    })
  })

  test('refuses an unknown area or place, a second house of one name, a room named twice', async () => {
    const refused = async (more: object, code: string) =>
      expect(city.run(findSite, commander, { ...given('丁'), ...more })).rejects.toMatchObject({
        code,
      })
    await refused({ area: `${district}999` }, 'isolation-site.area-unknown')
    await refused({ place: 'castle' }, 'isolation-site.place-unknown')
    await refused({ name: '云来酒店' }, 'isolation-site.already-found')
    await refused({ rooms: [...rooms(1), ...rooms(1)] }, 'isolation-site.room-twice')
  })

  test('repeats rooms that say the same and refuses one that differs; the same command twice is one house', async () => {
    const id = randomUUID()
    const twice = async () => city.run(findSite, commander, given('重复酒店'), city.start, id)
    const { site } = await twice()
    expect((await twice()).site).toBe(site)
    const again = { site, rooms: rooms(6) }
    expect(await city.run(addRooms, manager, again)).toEqual({ added: 2, repeated: 4 })
    await expect(
      city.run(addRooms, manager, { site, rooms: [{ ...rooms(1)[0], beds: 2 } as never] }),
    ).rejects.toMatchObject({ code: 'isolation-site.room-differs' })
  })
})

describe('rooms and closing', () => {
  test('who works at another site may not; a room out of use is no supply, with its reason, and comes back', async () => {
    const [first] = await freeRooms(city.sql, city.start)
    if (!first) throw new Error('no room')
    const { site, room } = first
    const out = { site, rooms: [room], because: '水管爆裂' }
    await expect(
      city.run(takeRoomsOut, city.actor('site-worker', district, 'isolation-site:99'), out),
    ).rejects.toMatchObject({ code: 'isolation-site.not-yours' })
    expect(await city.run(takeRoomsOut, manager, out)).toEqual({ changed: 1 })
    expect((await freeRooms(city.sql, city.start, { site })).length).toBe(3)
    const listed = await city.ask(roomList, manager, { site })
    expect(listed.rooms[0]).toMatchObject({ outBecause: '水管爆裂', people: 0 })
    expect(await city.run(bringRoomsBack, manager, { site, rooms: [room] })).toEqual({ changed: 1 })
    expect((await freeRooms(city.sql, city.start, { site })).length).toBe(4)
  })

  test('is closed only after it wound down and every zone was disinfected', async () => {
    const { sites } = await city.ask(siteList, commander, { state: 'active' })
    const site = sites[0]?.site ?? ''
    const close = async () => city.run(closeSite, manager, { site, version: await version(site) })
    await expect(close()).rejects.toMatchObject({ code: 'isolation-site.not-now' })
    await step(site, 'wind-down')
    await expect(close()).rejects.toMatchObject({ code: 'isolation-site.not-disinfected' })
    expect((await shown(site)).closing.zonesNotDisinfected).toEqual([
      'isolation',
      'work',
      'passage',
    ])
    expect(await freeRooms(city.sql, city.start, { site })).toEqual([])
    expect((await step(site, 'resume')).state).toBe('active')
  })

  test('a list is filtered by what a site can give, and whoever works at one sees that one', async () => {
    const halal = await city.ask(siteList, commander, { diet: 'halal' })
    expect(halal.sites.map(({ name }) => name)).toEqual(['双人酒店'])
    const own = await city.ask(
      siteList,
      city.actor('site-worker', district, 'isolation-site:1'),
      {},
    )
    expect(own.sites.map(({ number }) => number)).toEqual([1])
    const first = await city.ask(siteList, commander, { limit: 1 })
    const second = await city.ask(siteList, commander, { limit: 1, after: first.next ?? '' })
    expect(second.sites[0]?.number).toBe(2)
  })
})
