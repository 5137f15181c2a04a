import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { anOrderDesk, type OrderDesk } from '../orders/an-order-desk.ts'
import { liftOrder } from '../orders/draft-acts.ts'
import { addHomeTests } from './add-home-tests.ts'
import { checkHome } from './check-home.ts'
import { endHome } from './end-home.ts'
import { giveHomeStay, setWorkerPhone } from './give-home.ts'
import { homeCounts } from './home-counts.ts'
import { homeList } from './home-list.ts'
import { noteVisit } from './note-visit.ts'
import { openHomeStay } from './open-home-stay.ts'
import { openHomeStays } from './open-home-stays.ts'
import { noteOuting, outingBack } from './outings.ts'
import { ownHomeStay } from './own-home.ts'
import { askRequest, finishRequest } from './requests.ts'
import { showHome } from './show-home.ts'
import { showHomeInstead } from './show-home-instead.ts'
import { takeWaste } from './take-waste.ts'

let desk: OrderDesk
const dayMs = 24 * hourMs
const p = (n: number) => desk.people[n] ?? ''
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const worker = () => ({ ...desk.city.actor('grid-worker', '410105001001', 'grid'), id: 'grid-1' })
const list = (which: 'mine' | 'open' | 'late' | 'ending', at = desk.now, more: object = {}) =>
  desk.city.ask(homeList, worker(), { list: which, ...more }, 'care', at)
const show = (stay: string, at = desk.now) =>
  desk.city.ask(showHome, worker(), { stay }, 'care', at)
const monitored = (n: number) =>
  desk.order(p(n), { kind: 'monitor', place: 'home_monitoring' }, desk.now)
const stayOf = async (n: number) =>
  (await list('open')).stays.find(({ person }) => person === p(n))?.stay ?? ''

beforeAll(async () => {
  desk = await anOrderDesk({ people: 40 })
  await desk.city.sql`
    insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at) values
      ('grid-1', 'grid-1', '网格员一', 'grid-worker', '410105001001', 'grid', ${desk.now}),
      ('grid-far', 'grid-far', '网格员二', 'grid-worker', '410102', 'grid', ${desk.now})`
  for (const n of [0, 2, 4]) await monitored(n)
  await desk.city.sql`update orders set logged_at = known_at`
})

describe('finding who is kept at home', () => {
  test('is a job that repeats nothing, gives each home to the nearest worker, and takes nobody without an order', async () => {
    const { city, now } = desk
    expect(await openHomeStays(city.city, now)).toBe(3)
    expect(await openHomeStays(city.city, now)).toBe(0)
    const { stays } = await list('mine')
    expect(stays.map(({ person }) => person).sort()).toEqual([p(0), p(2), p(4)])
    expect(stays[0]).toMatchObject({
      place: 'home_monitoring',
      worker: '网格员一',
      fits: null,
      late: false,
      lastState: null,
      release: { orderOver: false },
    })
    expect(JSON.stringify(stays)).not.toMatch(/张\d/)
    const open = (person: string) => city.run(openHomeStay, worker(), { person }, now)
    expect(await codeOf(open(p(20)))).toBe('home-stay.no-order')
    expect(await open(p(0))).toMatchObject({ wasOpen: true })
    const driver = city.actor('driver')
    expect(await codeOf(city.run(openHomeStay, driver, { person: p(0) }, now))).toBe(
      'access.role-may-not',
    )
    const counts = await city.ask(homeCounts, worker(), {}, undefined, now)
    expect(counts.streets).toMatchObject([{ open: 3, late: 0, unchecked: 3 }])
    const pages = [await list('open', now, { limit: 2 })]
    pages.push(await list('open', now, { limit: 2, after: pages[0]?.next }))
    const paged = pages.flatMap((page) => page.stays.map(({ person }) => person))
    expect(paged.sort()).toEqual([p(0), p(2), p(4)])
  })
})

describe('a day at a door', () => {
  test('whose swab the rules ask for today stands in the round of isolation testing, once', async () => {
    const { city, now } = desk
    // A day after the exposure the edition asks for no swab, on its first day it does.
    expect(await addHomeTests(city.city, now)).toBe(0)
    await city.sql`update facts set at = ${now - hourMs} where kind = 'contact'`
    expect(await addHomeTests(city.city, now)).toBe(3)
    expect(await addHomeTests(city.city, now)).toBe(0)
    const { stays } = await list('mine')
    expect(stays.every(({ testDue }) => testDue)).toBe(true)
  })

  test('the home is checked, seen and measured; a fever becomes a request for care', async () => {
    const { city, now } = desk
    const stay = await stayOf(0)
    const at = isoOf(now)
    const items = (['own-room', 'ventilated'] as const).map((item) => ({ item, met: true }))
    const check = (more: object[]) =>
      city.run(
        checkHome,
        worker(),
        { stay, at, items: [...items, ...more] as never, household: [{ kind: 'old', age: 71 }] },
        now,
      )
    expect(await check([])).toMatchObject({ fits: false, lacks: ['no-shared-air'] })
    expect(await check([{ item: 'no-shared-air', met: true }])).toMatchObject({ fits: true })
    const seen = await city.run(
      noteVisit,
      worker(),
      {
        stay,
        at,
        state: 'seen',
        musts: [{ must: 'sealed', kept: true }],
        temperature: 382,
        symptoms: ['fever'],
        words: '想喝粥',
      },
      now,
    )
    expect(seen.alarm).toBe(true)
    const opened = await show(stay)
    expect(opened).toMatchObject({
      name: '张1',
      row: { fits: true, lastState: 'seen', requests: 1, checkDueAt: '2022-01-15T12:00:00.000Z' },
      visits: [{ temperature: 382, words: '想喝粥' }],
      household: [{ kind: 'old', age: 71 }],
    })
    expect(opened.musts.map(({ must, keptToday }) => [must, keptToday])).toEqual([
      ['sealed', true],
      ['alone', null],
      ['sampled', null],
    ])
    const plain = await city.sql`select from home_visits where body::text like '%想喝粥%'`
    expect(plain).toHaveLength(0)
    const [care] = opened.requests
    expect(care).toMatchObject({ kind: 'care', dueAt: isoOf(now + hourMs), doneAt: null })
    await city.run(finishRequest, worker(), { request: care?.request ?? '', at }, now)
    expect((await show(stay)).row.requests).toBe(0)
  })

  test('who is not there stays due, and is late the next day with a loop and the name of the worker', async () => {
    const { city, now } = desk
    const stay = await stayOf(2)
    await city.run(noteVisit, worker(), { stay, at: isoOf(now), state: 'not-there' }, now)
    const later = now + dayMs
    const late = (await list('late', later)).stays.map((one) => [one.person, one.lastState])
    expect(late).toContainEqual([p(2), 'not-there'])
    expect(late).not.toContainEqual([p(0), 'seen'])
    const [loop] = await city.sql`
      select owner, due_at, closed_at from loop_home_not_checked where subject = ${`home-stay:${stay}`}`
    expect(loop).toMatchObject({ owner: 'account:grid-1', closedAt: null })
    await city.run(noteVisit, worker(), { stay, at: isoOf(later), state: 'seen' }, later)
    expect((await list('late', later)).stays.map(({ person }) => person)).not.toContain(p(2))
    // A visit of yesterday that arrives now moves nothing back.
    await city.run(noteVisit, worker(), { stay, at: isoOf(now + hourMs), state: 'refuses' }, later)
    expect((await show(stay, later)).row).toMatchObject({ lastState: 'seen', late: false })
  })

  test('waste, requests and care are written down; nothing holds anybody back from care', async () => {
    const { city, now } = desk
    const stay = await stayOf(4)
    const at = isoOf(now)
    await city.run(takeWaste, worker(), { stay, at, bags: 2, sprayed: true }, now)
    await city.run(askRequest, worker(), { stay, at, kind: 'medicine', words: '降压药' }, now)
    const from = isoOf(now)
    const outing = { stay, from, until: isoOf(now + 3 * hourMs), urgent: true, words: '胸痛' }
    const { outing: id } = await city.run(noteOuting, worker(), outing, now)
    expect((await show(stay)).row).toMatchObject({ out: true, requests: 1 })
    await city.run(outingBack, worker(), { outing: id, at: isoOf(now + hourMs) }, now + hourMs)
    expect(await show(stay, now + hourMs)).toMatchObject({
      row: { out: false },
      waste: [{ bags: 2, sprayed: true }],
      requests: [{ kind: 'medicine', dueAt: isoOf(now + 4 * hourMs) }],
    })
    const give = (to: string) => city.run(giveHomeStay, worker(), { stay, worker: to }, now)
    expect(await codeOf(give('grid-far'))).toBe('home-stay.worker-unknown')
    expect(await city.run(setWorkerPhone, worker(), { phone: '10020000009' }, now)).toEqual({
      homes: 3,
    })
  })
})

describe('the end', () => {
  test('nobody is released before the rule, and everybody when the order is over, with every worker dead', async () => {
    const { city, now } = desk
    const stay = await stayOf(4)
    const end = (at: number) =>
      city.run(endHome, worker(), { stay, at: isoOf(at), how: 'released' as const }, at)
    expect(await codeOf(end(now))).toBe('home-stay.not-released')
    const until = now + 30 * dayMs
    expect((await show(stay, until)).row).toMatchObject({
      late: false,
      release: { orderOver: true, met: true },
    })
    expect(await codeOf(end(until))).toBe('done')
    expect(await codeOf(end(until))).toBe('home-stay.over')
  })

  test('an order that is lifted leaves the late list and the loops', async () => {
    const { city, now } = desk
    const stay = await stayOf(2)
    const [row] = await city.sql<
      { orderId: string }[]
    >`select order_id from home_stays where id = ${stay}`
    const words = { order: row?.orderId ?? '', reason: '复核后认为没有必要继续。' }
    const before = (await list('open', now + dayMs)).stays.find((one) => one.stay === stay)
    expect(before?.release).toMatchObject({ orderOver: false, binds: true, met: false })
    expect(Date.parse(before?.release.dueAt ?? '')).toBeGreaterThan(now + dayMs)
    await desk.act(liftOrder, 'li', words, now + 2 * hourMs)
    const later = now + 3 * dayMs
    const line = (await list('open', later)).stays.find((one) => one.stay === stay)
    expect(line).toMatchObject({ late: false, release: { orderOver: true } })
    await openHomeStays(city.city, later)
    expect((await list('late', later)).stays.map((one) => one.stay)).not.toContain(stay)
    const [loop] = await city.sql`
      select closed_at from loop_home_not_checked where subject = ${`home-stay:${stay}`}`
    expect(loop?.closedAt).toBe(later)
  })

  test('the person sees whom to call, and nothing once no order holds', async () => {
    const { city, now } = desk
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at) values ('res', 'res', '居民', 'resident', '4101', 'resident', ${now})`
    await city.sql`
      insert into residents (account_id, person_id, entered_at) values ('res', ${p(0)}, ${now})`
    const resident = { ...city.actor('resident', '4101', 'resident'), id: 'res' }
    const own = (at: number) => city.ask(ownHomeStay, resident, { person: p(0) }, undefined, at)
    expect((await own(now)).stay).toMatchObject({
      worker: { name: '网格员一', phone: '10020000009' },
      release: { orderOver: false },
    })
    expect((await own(now + 30 * dayMs)).stay).toBeNull()
    expect(await codeOf(city.ask(ownHomeStay, resident, { person: p(2) }))).toBe('person.unknown')
  })
})

test('a child may be isolated at home by the list of the edition, with somebody grown up, young and well', async () => {
  const { city, now } = desk
  await city.sql`update people set born_on = '2012-05-01' where id = ${p(10)}`
  await city.sql`update people set born_on = '1985-05-01' where id = ${p(11)}`
  await desk.contact(p(10))
  const investigator = city.actor('case-investigator', '410105', 'cdc')
  const found = await city.ask(
    showHomeInstead,
    investigator,
    { person: p(10) },
    'case-investigation',
    now,
  )
  expect(found.proposals).toMatchObject([
    { group: 'child_le_14', fits: true, rule: { path: 'tracks.close_contact.home_instead' } },
    { group: 'semi_or_no_self_care', fits: null },
    { group: 'expert_exception', fits: null },
  ])
  expect(found.companions).toMatchObject([{ person: p(11), fits: true }])
})
