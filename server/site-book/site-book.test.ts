import { randomUUID } from 'node:crypto'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { readsOf } from '../people/reads-of-person.ts'
import { anIsolationDesk, type IsolationDesk } from './an-isolation-desk.ts'
import { siteBookChunk } from './site-book-chunk.ts'
import { sitesToWork } from './sites-to-work.ts'
import { chunkSize, takeSiteBook } from './take-site-book.ts'

let desk: IsolationDesk
const p = (n: number) => desk.people[n] ?? ''
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const take = (actor = desk.worker, at = desk.now, id = randomUUID()) =>
  desk.city.run(takeSiteBook, actor, { site: desk.site }, at, id)
const part = (of: string, chunk = '0', actor = desk.worker, at = desk.now) =>
  desk.city.ask(siteBookChunk, actor, { take: of, chunk }, 'isolation', at)

beforeAll(async () => {
  desk = await anIsolationDesk({ people: 260 })
  await desk.stay(p(0), { room: '201' })
  const moved = await desk.coming(p(1), {
    needs: { diets: ['halal'], words: '夜里要开灯' },
    room: '202',
  })
  await desk.stay(p(2), { room: '301' })
  expect(moved).not.toBe('')
})

describe('the book of an isolation site', () => {
  test('is for those who work there, and nobody of another role, area or site', async () => {
    const { city } = desk
    expect(await codeOf(take(city.actor('grid-worker')))).toBe('access.role-may-not')
    expect(await codeOf(take(city.actor('site-manager', '410102')))).toBe(
      'access.area-is-not-yours',
    )
    const other = city.actor('site-worker', '410105001', 'isolation-site:8')
    expect(await codeOf(take(other))).toBe('isolation-site.not-yours')
    const { sites } = await city.ask(sitesToWork, desk.worker, {})
    expect(sites).toMatchObject([{ site: desk.site, number: 7, rooms: 12, staying: 2 }])
    expect((await city.ask(sitesToWork, other, {})).sites).toEqual([])
    const district = city.actor('site-manager', '410105', 'district')
    expect((await city.ask(sitesToWork, district, {})).sites).toHaveLength(1)
  })

  test('has rooms, who stays and who is on the way with whole names, needs and the ends of documents', async () => {
    const { take: id, people, chunks } = await take()
    expect({ people, chunks }).toEqual({ people: 3, chunks: 1 })
    const book = await part(id)
    expect(book.site).toMatchObject({ number: 7, name: '云来酒店隔离点' })
    expect(book.rooms).toHaveLength(12)
    const [staying, coming] = book.people
    expect(staying).toMatchObject({ person: p(0), name: '张1', coming: null })
    expect(staying?.stay).toMatchObject({ room: desk.room('201'), cohort: 'contact' })
    expect(staying?.tails).toEqual([desk.document(0).slice(-6)])
    expect(coming?.stay).toBeNull()
    expect(coming?.needs).toMatchObject({ diets: ['halal'], words: '夜里要开灯' })
    expect(coming?.coming).toMatchObject({ room: desk.room('202'), onAt: null })
  })

  test('says of whoever is held by an order when they go and what it waits for, and that nothing holds who has none', async () => {
    const held = p(7)
    const order = await desk.order(held)
    await desk.stay(held, { room: '303', order, ago: 0 })
    const { take: id } = await take()
    const { people, checksPerDay, alarmFrom } = await part(id)
    const stayOf = (person: string) => people.find((one) => one.person === person)?.stay
    expect(stayOf(held)).toMatchObject({ withoutOrder: false, release: { binds: true } })
    expect(stayOf(held)?.release?.dueAt).toMatch(/^2022-/)
    expect(stayOf(held)?.release?.conditions.length).toBeGreaterThan(0)
    expect(stayOf(p(0))).toMatchObject({ withoutOrder: true, release: { binds: false } })
    expect({ checksPerDay, alarmFrom }).toEqual({ checksPerDay: 2, alarmFrom: 37.3 })
    await desk.city.sql`
      update stays set left_at = ${desk.now}, left_how = 'released', left_by = 'test' where person_id = ${held}`
  })

  test('is read by who took it, for two hours, with a purpose', async () => {
    const { take: id } = await take()
    expect(await codeOf(part(id, '0', desk.manager))).toBe('site-book.not-yours')
    expect(await codeOf(part(id, '1'))).toBe('site-book.unknown')
    expect(await codeOf(part(randomUUID()))).toBe('site-book.unknown')
    expect(await codeOf(part(id, '0', desk.worker, desk.now + 2 * hourMs + 1))).toBe(
      'site-book.over',
    )
    const { city } = desk
    expect(await codeOf(city.ask(siteBookChunk, desk.worker, { take: id, chunk: '0' }))).toBe(
      'access.purpose-needed',
    )
  })

  test('leaves one trace an hour with everybody in it and with nobody else, before a name is sent', async () => {
    const at = desk.now + 5 * hourMs
    const id = randomUUID()
    await take(desk.worker, at, id)
    const seen = async (n: number) =>
      (await readsOf(desk.city.sql, p(n))).filter(
        (read) => read.query === 'site-book.take' && read.at >= at,
      )
    expect(await seen(0)).toHaveLength(1)
    await part(id, '0', desk.worker, at + minuteMs)
    expect(await seen(0)).toMatchObject([{ purpose: 'isolation', actorRole: 'site-worker' }])
    expect(await seen(1)).toHaveLength(1)
    expect(await seen(5)).toEqual([])
  })

  test('comes in parts whose people stay the same while they are read; who has left meanwhile is left out', async () => {
    for (let n = 20; n < 20 + chunkSize; n += 1) await desk.stay(p(n), {})
    const { take: id, people, chunks } = await take()
    expect({ people, chunks }).toEqual({ people: chunkSize + 3, chunks: 2 })
    await desk.city.sql`
      update stays set left_at = ${desk.now}, left_how = 'released', left_by = 'test' where person_id = ${p(20)}`
    const [first, second] = await Promise.all([part(id), part(id, '1')])
    expect(first.people).toHaveLength(chunkSize - 1)
    expect(first.people.some(({ person }) => person === p(20))).toBe(false)
    expect(second.people).toHaveLength(3)
    expect(second.rooms).toEqual([])
  })

  test('is taken once by a command that is repeated', async () => {
    const id = randomUUID()
    const once = await take(desk.worker, desk.now, id)
    expect(await take(desk.worker, desk.now, id)).toEqual(once)
    const rows = await desk.city.sql`select from site_book_takes where id = ${id}`
    expect(rows).toHaveLength(1)
  })
})
