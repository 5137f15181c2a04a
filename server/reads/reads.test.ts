import { glass } from '@bihuan/contract/reads.ts'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { createAccount } from '../accounts/create-account.ts'
import { connect } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { ask } from '../door/query.ts'
import { leaveTrace, leaveTraces } from '../people/leave-trace.ts'
import { personResults } from '../people/person-results.ts'
import { readsOf } from '../people/reads-of-person.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'
import { breakGlass } from './break-glass.ts'
import { glassList } from './glass-list.ts'
import { leaveListTraces } from './list-traces.ts'
import { ownBudget } from './own-budget.ts'
import { readFigures } from './read-figures.ts'
import { reviewGlass } from './review-glass.ts'

let city: TestCity
let round: TestRound
beforeAll(async () => {
  city = await aCity()
  round = await aRound(city, { people: 400 })
})
const p = (n: number) => round.people[n] ?? ''
const inspector = (unit: string): Actor => city.actor('inspector', '4101', unit)
const look = (actor: Actor, n: number, at = city.start) => ({
  person: p(n),
  query: 'person.results',
  actor,
  purpose: 'inspection',
  at,
})
const readBy = async ({ id }: Actor) =>
  (
    await city.sql<{ n: number }[]>`
    select count(distinct person_id)::int as n from person_reads where actor_id = ${id}`
  )[0]?.n
const many = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => from + n)
/** An inspector may read 100 people a day. */
const most = 100

describe('a budget of people', () => {
  test('lets a day have so many different people and no more, however often each is read', async () => {
    const actor = inspector('a')
    for (const n of many(0, most)) await leaveTrace(city.sql, look(actor, n))
    await leaveTrace(city.sql, look(actor, 0))
    await leaveTrace(city.sql, look(actor, 99))
    await expect(leaveTrace(city.sql, look(actor, 100))).rejects.toMatchObject({
      code: 'reads.over-budget',
    })
    expect(await readBy(actor)).toBe(most)
    // The next day of the city is another budget, and another purpose is one too.
    await leaveTrace(city.sql, look(actor, 100, city.start + 16 * hourMs))
    await leaveTrace(city.sql, { ...look(actor, 101), purpose: 'recall' })
  })

  test('is exact when two processes come with the last people at once', async () => {
    const other = connect(city.url, '4101', { max: 4, name: 'another process' })
    try {
      const actor = inspector('race')
      const tries = many(0, 260).map((n) =>
        leaveTrace(n % 2 === 0 ? city.sql : other, look(actor, n)).then(
          () => true,
          () => false,
        ),
      )
      const shown = (await Promise.all(tries)).filter(Boolean).length
      expect([shown, await readBy(actor)]).toEqual([most, most])
    } finally {
      await other.end()
    }
  })

  test('takes a list whole or not at all', async () => {
    const actor = inspector('list')
    const list = (from: number, to: number) => many(from, to).map((n) => look(actor, n))
    await leaveTraces(city.sql, list(0, 90))
    await expect(leaveTraces(city.sql, list(80, 120))).rejects.toMatchObject({
      code: 'reads.over-budget',
    })
    expect(await readBy(actor)).toBe(90)
    await leaveTraces(city.sql, list(80, 100))
    expect(await readBy(actor)).toBe(100)
  })

  test('refuses at the door, shows nothing, and keeps the refusal', async () => {
    const actor = inspector('door')
    await leaveTraces(
      city.sql,
      many(0, most).map((n) => look(actor, n)),
    )
    const read = (person: string) => city.ask(personResults, actor, { person }, 'inspection')
    expect(await read(p(5))).toMatchObject({ person: p(5) })
    await expect(read(p(200))).rejects.toMatchObject({
      code: 'reads.over-budget',
      values: { most: '100' },
    })
    expect([
      ...(await city.sql`select name, code from refusals where actor_id = ${actor.id}`),
    ]).toEqual([{ name: 'person.results', code: 'reads.over-budget' }])
    expect((await city.ask(ownBudget, actor, {})).purposes).toContainEqual({
      purpose: 'inspection',
      people: 100,
      most: 100,
    })
  })

  test('counts nothing between family', async () => {
    const resident = city.actor('resident', '4101', 'home')
    for (const n of many(0, 60))
      await leaveTrace(city.sql, { ...look(resident, n), purpose: 'family' })
    expect(await city.sql`select from read_budgets where actor_id = ${resident.id}`).toHaveLength(0)
  })
})

describe('a broken glass', () => {
  const reason = '追踪一名孕妇的密接，配额用完'
  const broken = async (actor: Actor, at = city.start) => {
    await leaveTraces(
      city.sql,
      many(0, most).map((n) => look(actor, n, at)),
    )
    return city.run(breakGlass, actor, { purpose: 'inspection', reason }, at)
  }

  test('is not broken by who reads nobody, nor for a purpose of another role, nor without words', async () => {
    await expect(
      city.run(breakGlass, city.actor('courier'), { purpose: 'recall', reason }),
    ).rejects.toMatchObject({ code: 'access.role-may-not' })
    await expect(
      city.run(breakGlass, inspector('b'), { purpose: 'recall', reason }),
    ).rejects.toMatchObject({ code: 'access.purpose-needed' })
    await expect(
      city.run(breakGlass, inspector('b'), { purpose: 'inspection', reason: '急' }),
    ).rejects.toMatchObject({ code: 'input.malformed' })
  })

  test('opens at once, for a quarter of an hour and fifty people, and the person sees it', async () => {
    const actor = inspector('c')
    const { glass: id } = await broken(actor)
    await leaveTrace(city.sql, look(actor, 200))
    expect((await readsOf(city.sql, p(200))).map(({ glass: seen }) => seen)).toContain('open')
    expect((await readsOf(city.sql, p(0))).every(({ glass: seen }) => seen === null)).toBe(true)
    for (const n of many(201, 200 + glass.people)) await leaveTrace(city.sql, look(actor, n))
    await expect(leaveTrace(city.sql, look(actor, 300))).rejects.toMatchObject({
      code: 'reads.glass-used-up',
    })
    const over = city.start + glass.minutes * minuteMs
    await expect(leaveTrace(city.sql, look(actor, 200, over))).rejects.toMatchObject({
      code: 'reads.over-budget',
    })
    const { glasses } = await city.ask(glassList, city.actor('privacy-officer'), { state: 'open' })
    expect(glasses.find(({ glass: one }) => one === id)).toMatchObject({
      reason,
      people: glass.people,
      mayReview: true,
    })
  })

  test('keeps its reason sealed in the database', async () => {
    await broken(inspector('sealed'))
    const [row] = await city.sql<{ reasonCipher: Buffer }[]>`
      select reason_cipher from break_glass where actor_id = ${inspector('sealed').id}`
    expect(row?.reasonCipher.toString('utf8')).not.toContain('孕妇')
    expect(city.city.keys.open(row?.reasonCipher ?? Buffer.alloc(0))).toBe(reason)
  })

  test('is reviewed by another unit, once, and the person sees what was found', async () => {
    const actor = inspector('d')
    const { glass: id } = await broken(actor)
    await leaveTrace(city.sql, look(actor, 310))
    const judge = (by: Actor, at?: number) =>
      city.run(reviewGlass, by, { glass: id, verdict: 'unfounded', words: '与任务无关' }, at)
    await expect(judge(city.actor('case-investigator'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(judge(actor)).rejects.toMatchObject({ code: 'reads.own-glass' })
    await expect(judge(city.actor('privacy-officer', '4101', 'd'))).rejects.toMatchObject({
      code: 'reads.own-glass',
    })
    await judge(city.actor('privacy-officer'))
    await expect(judge(city.actor('privacy-officer'))).rejects.toMatchObject({
      code: 'reads.glass-reviewed',
    })
    expect((await readsOf(city.sql, p(310))).map(({ glass: seen }) => seen)).toEqual(['unfounded'])
  })

  test('is an open loop until it is reviewed, and whoever has an overdue one breaks no other', async () => {
    const actor = inspector('e')
    const { glass: id } = await broken(actor)
    const open = () =>
      city.sql`select kind, owner, next_step from loop_break_glass_not_reviewed where subject = ${`break-glass:${id}`} and closed_at is null`
    expect([...(await open())]).toEqual([
      { kind: 'break-glass-not-reviewed', owner: 'privacy-officer', nextStep: 'review' },
    ])
    const late = city.start + 73 * hourMs
    const again = () =>
      city.run(breakGlass, actor, { purpose: 'inspection', reason }, late + 60_000)
    await expect(again()).rejects.toMatchObject({ code: 'reads.glass-unreviewed' })
    await city.run(
      reviewGlass,
      city.actor('privacy-officer'),
      { glass: id, verdict: 'founded', words: '当时确有必要' },
      late,
    )
    expect(await open()).toHaveLength(0)
    await again()
    await expect(again()).rejects.toMatchObject({ code: 'reads.glass-open' })
  })
})

describe('what a privacy officer sees', () => {
  test('is not for others', async () => {
    await expect(city.ask(readFigures, city.actor('district-commander'), {})).rejects.toMatchObject(
      { code: 'access.role-may-not' },
    )
  })

  test('names readers and only counts people: most, at night, own surname, one building, over budget', async () => {
    const { account } = await city.run(createAccount, city.actor('administrator'), {
      signInName: 'zhang',
      displayName: '张三丰',
      role: 'inspector',
      areaCode: '4101',
      unit: 'street',
      password: 'a-long-password-of-a-test',
      isDemo: false,
    })
    const zhang: Actor = { ...inspector('street'), id: account }
    const night = city.start + 15 * hourMs
    for (const n of many(0, 4)) await leaveTrace(city.sql, look(zhang, n, night))
    const figures = await ask(
      city.city,
      readFigures,
      {},
      {
        now: night + hourMs,
        actor: city.actor('privacy-officer'),
        purpose: null,
      },
    )
    expect(figures.most[0]?.people).toBeGreaterThanOrEqual(most)
    const mine = (rows: { actor: string }[]) => rows.filter(({ actor }) => actor === account)
    expect(mine(figures.late)).toMatchObject([{ name: '张三丰', people: 4 }])
    expect(figures.near.filter(({ actor }) => actor === account).map(({ why }) => why)).toEqual([
      'same-surname',
      'one-building',
    ])
    expect(figures.refused.map(({ actor }) => actor)).toContain(inspector('door').id)
    expect(JSON.stringify(figures)).not.toContain(p(0))
  })
})

test('a work list that is polled leaves one trace an hour for each person', async () => {
  const actor = city.actor('grid-worker', '410105')
  const list = (at: number) =>
    leaveListTraces(city.sql, {
      people: [p(0), p(1), p(1)],
      query: 'recall.board',
      actor,
      purpose: 'recall',
      at,
    })
  await list(city.start)
  await list(city.start + 10 * minuteMs)
  expect(await readsIn()).toBe(2)
  await list(city.start + 61 * minuteMs)
  expect(await readsIn()).toBe(4)
  async function readsIn() {
    return (await city.sql`select from person_reads where actor_id = ${actor.id}`).length
  }
})
