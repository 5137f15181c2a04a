import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { freeRooms } from '../isolation-sites/free-rooms.ts'
import { roomsEmptied } from '../isolation-sites/rooms-emptied.ts'
import { setChoice } from '../isolation-sites/set-choice.ts'
import { anIsolationDesk, type IsolationDesk } from '../site-book/an-isolation-desk.ts'
import { checkCleanings } from './check-cleanings.ts'
import { cleaningList, cleaningsDue } from './cleanings-due.ts'
import { recordCleaning } from './record-cleaning.ts'

let desk: IsolationDesk
let city: IsolationDesk['city']
let site: string
const later = (hours: number): Instant => city.start + hours * hourMs

beforeAll(async () => {
  desk = await anIsolationDesk({ people: 6 })
  city = desk.city
  site = desk.site
})

/** Somebody stays in a room and leaves it at the start. */
async function stayed(
  n: number,
  room: string,
  cohort = 'contact',
  left = city.start,
): Promise<void> {
  const stay = await desk.stay(desk.people[n] ?? '', { room })
  await city.sql`
    update stays set left_at = ${left}, left_how = 'released', left_by = 'test', cohort = ${cohort} where id = ${stay}`
  await city.sql.begin((tx) => roomsEmptied(tx, [desk.room(room)], left))
}
const clean = (rooms: string[], more: object = {}, at = later(2), by = desk.worker) =>
  city.run(
    recordCleaning,
    by,
    {
      site,
      kind: 'turnover',
      rooms: rooms.map(desk.room),
      method: 'chlorine',
      concentration: 800,
      contactMinutes: 30,
      strip: 750,
      ...more,
    },
    at,
  )
const isFree = async (code: string, at = later(3)) =>
  (await freeRooms(city.sql, at, { site })).some((room) => room.code === code)
const owed = async () =>
  city.sql<{ subject: string; nextStep: string; dueAt: Instant }[]>`
    select subject, next_step, due_at from loop_room_not_cleaned where closed_at is null order by subject`

describe('a room after a stay', () => {
  test('is no supply and owed by its site until somebody cleaned it with a proof', async () => {
    expect(await isFree('201')).toBe(true)
    await stayed(0, '201')
    expect(await isFree('201')).toBe(false)
    expect(await owed()).toEqual([
      { subject: `room:${desk.room('201')}`, nextStep: 'clean-room', dueAt: later(24) },
    ])
    const due = await city.ask(cleaningsDue, desk.worker, { site }, undefined, later(25))
    expect(due.rooms).toMatchObject([
      { code: '201', needs: 'turnover', isLate: true, cleaning: null },
    ])
    await expect(clean(['201'], {}, later(2), city.actor('inspector'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    expect(await clean(['201'])).toMatchObject({ ready: 1, toBeChecked: 0 })
    expect(await isFree('201')).toBe(true)
    expect(await owed()).toEqual([])
  })

  test('refuses what proves nothing: no strip and no photo, too weak, too short, unknown, in the future, while somebody is in', async () => {
    await stayed(1, '202')
    const refused = async (more: object, code: string) =>
      expect(clean(['202'], more)).rejects.toMatchObject({ code })
    await refused({ strip: undefined }, 'cleaning.no-proof')
    await refused({ strip: 100 }, 'cleaning.strip-outside')
    await refused({ concentration: 5_000 }, 'cleaning.concentration-outside')
    await refused({ method: 'holy-water' }, 'cleaning.method-unknown')
    await refused({ zone: 'work' }, 'cleaning.nothing-named')
    await refused({ at: '2030-01-01T00:00:00Z' }, 'cleaning.in-the-future')
    await city.run(setChoice, city.actor('city-commander'), {
      kind: 'disinfectant',
      code: 'peroxide',
      zh: '过氧化氢',
      en: 'hydrogen peroxide',
      minutes: 60,
      source: '本市规范',
    })
    await refused(
      { method: 'peroxide', strip: undefined, photo: 'a'.repeat(64) },
      'cleaning.too-short',
    )
    await desk.stay(desk.people[2] ?? '', { room: '203' })
    await expect(clean(['203'])).rejects.toMatchObject({ code: 'cleaning.people-inside' })
    expect(await isFree('202')).toBe(false)
  })

  test('where somebody infected was needs the terminal disinfection, which a second person checks', async () => {
    await stayed(3, '301', 'positive')
    await expect(clean(['301'])).rejects.toMatchObject({ code: 'cleaning.terminal-needed' })
    const { cleanings, ready, toBeChecked } = await clean(['301'], { kind: 'terminal' })
    expect([ready, toBeChecked]).toEqual([0, 1])
    expect(await isFree('301')).toBe(false)
    const due = await city.ask(cleaningsDue, desk.worker, { site }, undefined, later(3))
    expect(due.rooms.find(({ code }) => code === '301')).toMatchObject({
      needs: 'check',
      cleanedBy: desk.worker.id,
    })
    expect((await owed()).map(({ nextStep }) => nextStep)).toContain('check-cleaning')
    const check = (by: typeof desk.worker, passed = true) =>
      city.run(checkCleanings, by, { site, cleanings, passed }, later(3))
    await expect(check(desk.worker)).rejects.toMatchObject({ code: 'cleaning.own' })
    expect(await check(desk.manager)).toEqual({ checked: 1, ready: 1 })
    await expect(check(desk.manager)).rejects.toMatchObject({ code: 'cleaning.unknown' })
    expect(await isFree('301')).toBe(true)
  })

  test('what did not pass is cleaned again', async () => {
    await stayed(4, '302', 'positive')
    const first = await clean(['302'], { kind: 'terminal' })
    const check = (cleanings: string[], passed: boolean, at: number) =>
      city.run(checkCleanings, desk.manager, { site, cleanings, passed }, later(at))
    expect(await check(first.cleanings, false, 3)).toEqual({ checked: 1, ready: 0 })
    const due = await city.ask(cleaningsDue, desk.worker, { site }, undefined, later(4))
    expect(due.rooms.find(({ code }) => code === '302')?.needs).toBe('terminal')
    const second = await clean(['302'], { kind: 'terminal' }, later(5))
    expect(await check(second.cleanings, true, 6)).toEqual({ checked: 1, ready: 1 })
    const list = await city.ask(cleaningList, desk.manager, { site, room: desk.room('302') })
    expect(list.cleanings.map(({ passed, strip }) => [passed, strip])).toEqual([
      [true, 750],
      [false, 750],
    ])
  })
})
