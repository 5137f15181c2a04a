import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { standingFacts } from '../facts/store.ts'
import { aStayDesk, type StayDesk } from './a-stay-desk.ts'
import { checkInPerson } from './check-in.ts'
import { checkInMany } from './check-in-many.ts'
import { checkOut } from './check-out.ts'
import { incoming } from './incoming.ts'
import { moveStay } from './move-stay.ts'
import { occupancy } from './occupancy.ts'
import { roomBoard } from './room-board.ts'
import { showStay } from './show-stay.ts'
import { siteWork } from './site-work.ts'
import { withdrawStay } from './withdraw-stay.ts'

let desk: StayDesk
beforeAll(async () => {
  desk = await aStayDesk()
})
const p = (n: number) => desk.people[n] ?? ''
const held = async (n: number) => await desk.order(p(n))
const factsOf = async (n: number, at = desk.now) =>
  (await standingFacts(desk.city.sql, { people: [p(n)] }, at)).filter(({ kind }) => kind === 'stay')
const rowOf = async (stay: string) =>
  (
    await desk.city.sql<{ roomId: string | null; leftHow: string | null; version: number }[]>`
      select room_id, left_how, version from stays where id = ${stay}`
  )[0]
const openTransferOf = async (n: number) =>
  (
    await desk.city.sql<{ id: string; endedWhy: string | null }[]>`
      select id, ended_why from transfers where person_id = ${p(n)} order by asked_at desc limit 1`
  )[0]
const enter = (n: number, room: string | null, more: object = {}, at = desk.now) =>
  desk.city.run(
    checkInPerson,
    desk.worker,
    {
      site: desk.site,
      stay: randomUUID(),
      who: { person: p(n) },
      room: room === null ? null : desk.room(room),
      ...more,
    } as never,
    at,
  )

describe('letting somebody in', () => {
  test('is for who works at this site', async () => {
    const input = { site: desk.site, stay: randomUUID(), who: { person: p(0) }, room: null }
    const refused = (actor: ReturnType<typeof desk.city.actor>) =>
      desk.city.run(checkInPerson, actor, input).catch((error) => error.code)
    expect(await refused(desk.city.actor('sampler'))).toBe('access.role-may-not')
    expect(await refused(desk.city.actor('site-worker', '410102'))).toBe('access.area-is-not-yours')
    expect(await refused(desk.city.actor('site-worker', '410105', 'isolation-site:9'))).toBe(
      'isolation-site.not-yours',
    )
  })

  test('writes the stay, its fact, and the end of the transfer, by the order that holds the person', async () => {
    const order = await held(1)
    const before = await openTransferOf(1)
    const input = { stay: randomUUID() }
    const arrived = await enter(1, '201', input)
    expect(arrived).toMatchObject({
      room: '201',
      order,
      basis: 'close_contact',
      cohort: 'contact',
      withoutOrder: false,
    })
    expect(await factsOf(1)).toMatchObject([
      {
        reason: 'close_contact',
        place: 'centralized',
        site: '云来酒店',
        district: '410105',
        until: null,
      },
    ])
    if (before) expect((await openTransferOf(1))?.endedWhy).toBe('arrived')
    expect(
      await desk.city.sql`select from facts where kind = 'stay' and person_id = ${p(1)}`,
    ).toHaveLength(1)
  })

  test('without an order or a room too: nobody is left outside, and nobody holds them', async () => {
    const arrived = await enter(2, null, { cohort: 'contact' })
    expect(arrived).toMatchObject({ room: null, order: null, basis: 'waiting', withoutOrder: true })
    const { waiting } = await desk.city.ask(
      roomBoard,
      desk.manager,
      { site: desk.site },
      'isolation',
    )
    expect(waiting).toMatchObject([{ person: p(2), nameMasked: '张*', withoutOrder: true }])
    const loops = await desk.city.sql<{ owner: string; dueAt: number }[]>`
      select owner, due_at from loop_stay_without_room where subject = ${`stay:${arrived.stay}`}`
    expect([...loops]).toEqual([{ owner: 'isolation-site:7', dueAt: desk.now + hourMs }])
  })

  test('of somebody whom the city does not know, by their document, who is the same person the second time', async () => {
    const who = {
      document: { kind: 'passport', country: 'FRA', number: '12AB34567' },
      name: 'Jean Martin',
      sex: 'male',
      bornOn: '1880-02-03',
      phone: '15500000001',
    }
    const first = await enter(0, '202', { who, cohort: 'inbound', basis: 'voluntary' })
    expect(first).toMatchObject({ basis: 'voluntary', withoutOrder: true })
    await desk.city.run(checkOut, desk.worker, { stay: first.stay, how: 'walked-out' })
    await desk.city.sql`update rooms set ready_at = ${desk.now} where code = '202'`
    const again = await enter(0, '202', { who, cohort: 'inbound' }, desk.now + hourMs)
    expect(again.person).toBe(first.person)
  })

  test('is refused where it would be unsafe, and names what is free instead', async () => {
    await held(3)
    const refused = async (code: string) => {
      const error = await enter(3, code).catch((one) => one)
      return [error.code, error.values?.['instead'] ?? '']
    }
    expect((await refused('201'))[0]).toBe('stay.room-full')
    await desk.city.sql`update rooms set ready_at = null where code = '203'`
    expect(await refused('203')).toEqual(['stay.room-not-cleaned', '204, 205, 206, 210'])
    await desk.city
      .sql`update rooms set ready_at = ${desk.now}, out_since = ${desk.now}, out_because = '水管' where code = '203'`
    expect((await refused('203'))[0]).toBe('stay.room-out')
    await enter(4, '210', { cohort: 'positive' })
    expect((await refused('210'))[0]).toBe('stay.room-mixed')
    expect(await desk.city.sql`select from stays where person_id = ${p(3)}`).toHaveLength(0)
  })

  test('repeated it is the same stay, and nobody is let in twice', async () => {
    const input = {
      site: desk.site,
      stay: randomUUID(),
      who: { person: p(3) },
      room: desk.room('204'),
    }
    const id = randomUUID()
    const first = await desk.city.run(checkInPerson, desk.worker, input, desk.now, id)
    expect(await desk.city.run(checkInPerson, desk.worker, input, desk.now, id)).toEqual(first)
    expect((await enter(3, '205').catch((error) => error)).code).toBe('stay.already-here')
  })

  test('of a busload: each for themselves, who cannot come in so is told by code', async () => {
    for (const n of [10, 11]) await held(n)
    const transfers = await Promise.all([10, 11].map(openTransferOf))
    const [one, two] = transfers
    if (!one || !two) throw new Error('an order opens a transfer')
    const arrivals = [
      { stay: randomUUID(), transfer: one.id, room: desk.room('205') },
      { stay: randomUUID(), transfer: two.id, room: desk.room('205') },
    ]
    const done = await desk.city.run(checkInMany, desk.worker, { site: desk.site, arrivals })
    expect(done.arrived).toMatchObject([{ person: p(10), room: '205' }])
    expect(done.refused).toMatchObject([{ transfer: two.id, code: 'stay.room-full' }])
    expect(done.refused[0]?.instead.map(({ code }) => code)).toEqual(['206'])
  })
})

describe('a stay', () => {
  test('moves to another room, its days go on, and the old room is to be cleaned', async () => {
    await held(12)
    const stay = await desk.arrive(p(12), '206')
    const before = await factsOf(12)
    await desk.city.sql`update rooms set out_since = null, out_because = null where code = '203'`
    await desk.city.run(moveStay, desk.worker, {
      stay,
      room: desk.room('203'),
      why: '空调坏了',
      version: 0,
    })
    expect((await rowOf(stay))?.roomId).toBe(desk.room('203'))
    expect(await factsOf(12)).toEqual(before)
    const [old] = await desk.city.sql<
      { readyAt: number | null }[]
    >`select ready_at from rooms where code = '206'`
    expect(old?.readyAt).toBeNull()
    const late = desk.city.run(moveStay, desk.worker, {
      stay,
      room: desk.room('203'),
      why: 'x',
      version: 0,
    })
    await expect(late).rejects.toMatchObject({ code: 'stay.changed-meanwhile' })
  })

  test('ends with how, and its fact with it', async () => {
    const [stay] = await desk.city.sql<
      { id: string }[]
    >`select id from stays where person_id = ${p(12)}`
    const at = desk.now + 5 * hourMs
    await desk.city.run(checkOut, desk.worker, { stay: stay?.id ?? '', how: 'released' }, at)
    expect(await factsOf(12, at)).toMatchObject([{ until: at }])
    const again = desk.city.run(
      checkOut,
      desk.worker,
      { stay: stay?.id ?? '', how: 'released' },
      at,
    )
    await expect(again).rejects.toMatchObject({ code: 'stay.over' })
  })

  test('that was a mistake is taken back, and its fact with it; not where somebody was measured', async () => {
    await held(13)
    const stay = await desk.arrive(p(13), null)
    await desk.city.run(withdrawStay, desk.manager, { stay, why: '扫错了人' })
    expect(await factsOf(13)).toEqual([])
    expect(await rowOf(stay)).toMatchObject({ leftHow: 'mistake' })
    const lived = await desk.arrive(p(13), null)
    await desk.city.sql`
      insert into health_checks (id, stay_id, person_id, at, recorded_at, recorded_by, by_person, body)
      values (${randomUUID()}, ${lived}, ${p(13)}, ${desk.now}, ${desk.now}, 'x', false, '{}')`
    const late = desk.city.run(withdrawStay, desk.manager, { stay: lived, why: '扫错了人' })
    await expect(late).rejects.toMatchObject({ code: 'stay.others-recorded' })
  })

  test('of who waited goes on by the order when it is in force', async () => {
    await enter(14, null, { cohort: 'contact' })
    const order = await held(14)
    expect(await enter(14, '206').catch((error) => error.code)).toBe('stay.room-not-cleaned')
    await desk.city.sql`update rooms set ready_at = ${desk.now} where code = '206'`
    expect(await enter(14, '206')).toMatchObject({ order, basis: 'close_contact' })
  })
})

describe('the board', () => {
  test('needs a purpose, shows masked names by room, and leaves a trace of each', async () => {
    const ask = (purpose?: string) =>
      desk.city.ask(roomBoard, desk.manager, { site: desk.site }, purpose)
    await expect(ask()).rejects.toMatchObject({ code: 'access.purpose-needed' })
    const board = await ask('isolation')
    const room = board.rooms.find(({ code }) => code === '201')
    expect(room).toMatchObject({
      state: 'full',
      guests: [{ person: p(1), nameMasked: '张*', healthOwed: false }],
    })
    expect(JSON.stringify(board)).not.toContain('张2"')
    const traces = await desk.city.sql`
      select from person_reads where query = 'stay.board' and person_id = ${p(1)}`
    expect(traces).toHaveLength(1)
    const other = desk.city.actor('site-manager', '410105', 'isolation-site:8')
    await expect(
      desk.city.ask(roomBoard, other, { site: desk.site }, 'isolation'),
    ).rejects.toMatchObject({ code: 'isolation-site.not-yours' })
  })

  test('lists say the same as the board, and sites how full they are', async () => {
    const board = await desk.city.ask(roomBoard, desk.manager, { site: desk.site }, 'isolation')
    const work = await desk.city.ask(siteWork, desk.manager, { site: desk.site })
    expect(work.waiting).toEqual(board.waiting.map(({ stay }) => stay))
    const { sites } = await desk.city.ask(occupancy, desk.manager, {})
    expect(sites).toMatchObject([{ number: 7, taken: board.taken, freeRooms: board.freeRooms }])
    const away = await desk.city.ask(occupancy, desk.city.actor('site-manager', '410102'), {})
    expect(away.sites).toEqual([])
  })

  test('who is expected comes with room and needs', async () => {
    await held(15)
    const transfer = await openTransferOf(15)
    await desk.city.sql`
      update transfers set to_site_id = ${desk.site}, to_room_id = ${desk.room('202')} where id = ${transfer?.id ?? ''}`
    const { arrivals } = await desk.city.ask(
      incoming,
      desk.manager,
      { site: desk.site },
      'isolation',
    )
    expect(arrivals).toMatchObject([
      { person: p(15), roomCode: '202', nameMasked: '张**', cohort: 'contact' },
    ])
  })

  test('a card opens with name, release, tests and history', async () => {
    const [stay] = await desk.city.sql<
      { id: string }[]
    >`select id from stays where person_id = ${p(1)}`
    const card = await desk.city.ask(showStay, desk.worker, { stay: stay?.id ?? '' }, 'isolation')
    expect(card).toMatchObject({ name: '张2', roomCode: '201', withoutOrder: false, siteNumber: 7 })
    expect(card.release?.dueAt).not.toBeNull()
    expect(card.release?.conditions.map(({ kind }) => kind)).toContain('days')
    expect(card.tests.length).toBeGreaterThan(0)
    expect(card.history).toMatchObject([{ what: 'arrived', at: isoOf(desk.now) }])
  })
})
