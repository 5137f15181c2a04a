import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aCity } from '../testing/a-city.ts'
import { aCaseDesk, type CaseDesk } from './a-case-desk.ts'
import { assignByRule, assignCase, assignCases, releaseCase } from './assign-cases.ts'
import { caseCounts, caseList } from './case-list.ts'
import { investigatorList, setInvestigator } from './investigators.ts'
import { openCases } from './store.ts'

let desk: CaseDesk
beforeAll(async () => {
  desk = await aCaseDesk(await aCity(), 1_100)
})
const run: CaseDesk['city']['run'] = (command, actor, input, at = desk.now, id) =>
  desk.city.run(command, actor, input, at, id)
const sql = () => desk.city.sql

/** So many cases at once, of a list. */
async function some(count: number, first: number): Promise<string[]> {
  const { keys, anchors } = desk.city.city
  return sql().begin((tx) =>
    openCases(
      tx,
      Array.from({ length: count }, (_, n) => ({
        id: `case-t-${first + n}`,
        person: desk.p(first + n),
        source: 'import' as const,
        openedAt: desk.now - (first + n) * 1_000,
      })),
      { keys, anchors, now: desk.now, actor: desk.zhang },
    ),
  )
}
const team = (id: string) => sql()`
  select part, account_id from case_team where case_id = ${id} and until_at is null order by part`

describe('giving a case to a team', () => {
  test('is for who answers for the area; who types is another one, and both investigate there', async () => {
    const [id = ''] = await some(1, 0)
    const give = (actor: Parameters<typeof run>[1], over: object = {}) =>
      run(assignCase, actor, { case: id, asks: desk.zhang.id, ...over })
    await expect(give(desk.city.actor('registrar'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(give(desk.far)).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    await expect(give(desk.zhang, { asks: desk.far.id })).rejects.toMatchObject({
      code: 'case.investigator-unknown',
    })
    await expect(give(desk.zhang, { types: desk.zhang.id })).rejects.toMatchObject({
      code: 'case.one-in-two-parts',
    })
    expect(await give(desk.city.actor('district-commander', '410105'))).toMatchObject({
      state: 'assigned',
    })
    await give(desk.zhang, { types: desk.li.id })
    expect(await team(id)).toEqual([
      { part: 'asks', accountId: desk.zhang.id },
      { part: 'types', accountId: desk.li.id },
    ])
    await give(desk.zhang, { asks: desk.li.id, types: null })
    expect(await team(id)).toEqual([{ part: 'asks', accountId: desk.li.id }])
    expect(await run(releaseCase, desk.zhang, { case: id })).toMatchObject({ state: 'open' })
    expect(await team(id)).toEqual([])
    expect(await sql()`select assigned_at from cases where id = ${id}`).toEqual([
      { assignedAt: desk.now },
    ])
  })

  test('by two at once has one team', async () => {
    const [id = ''] = await some(1, 1)
    await Promise.allSettled([
      run(assignCase, desk.zhang, { case: id, asks: desk.zhang.id }),
      run(assignCase, desk.li, { case: id, asks: desk.li.id }),
    ])
    expect(await team(id)).toHaveLength(1)
    const [row] = await sql()`
      select c.version, (select count(*)::int from case_events e where e.case_id = c.id) as events from cases c where id = ${id}`
    expect(row?.events).toBe(row?.version)
  })

  test('a thousand at once: those that cannot be given are listed, all others are, in well under three seconds', async () => {
    const ids = await some(996, 10)
    const closed = ids[0] ?? ''
    await sql()`update cases set state = 'closed' where id = ${closed}`
    const cases = [
      ...ids.map((id) => ({ case: id, asks: desk.zhang.id, types: desk.li.id })),
      { case: 'case-none', asks: desk.zhang.id },
      { case: ids[1] ?? '', asks: desk.far.id },
    ]
    const began = performance.now()
    const { assigned, refused } = await run(assignCases, desk.zhang, { cases })
    expect(performance.now() - began).toBeLessThan(3_000)
    expect(assigned).toBe(995)
    expect(refused.map(({ case: id, code }) => [id, code])).toEqual([
      [closed, 'case.not-now'],
      ['case-none', 'case.unknown'],
      [ids[1], 'case.changed-meanwhile'],
    ])
    expect(refused[0]?.zh).toContain('已结案')
    const [count] = await sql()`
      select count(*)::int as parts from case_team where until_at is null and case_id = any(${ids}::text[])`
    expect(count?.parts).toBe(995 * 2)
  })
})

describe('giving cases out by rule', () => {
  test('proposes first and does it if asked, each with why; profiles say who can', async () => {
    // What was given in the tests before was given the day before.
    await sql()`update case_team set since = since - interval '2 days'`
    const [one = '', two = ''] = await some(2, 1_050)
    await sql()`update cases set language = 'en' where id = ${two}`
    await expect(
      run(setInvestigator, desk.far, {
        account: desk.li.id,
        languages: ['zh'],
        mostADay: 1,
        onDutyUntil: null,
      }),
    ).rejects.toMatchObject({ code: 'access.area-is-not-yours' })
    const profile = { languages: ['zh' as const, 'en' as const], mostADay: 20 }
    await run(setInvestigator, desk.zhang, {
      account: desk.zhang.id,
      ...profile,
      onDutyUntil: null,
    })
    await run(setInvestigator, desk.zhang, {
      account: desk.li.id,
      languages: ['zh'],
      mostADay: 20,
      onDutyUntil: isoOf(desk.now + hourMs),
    })
    const ask = { cases: [one, two] }
    const proposed = await run(assignByRule, desk.zhang, { ...ask, assign: false })
    expect(proposed.assigned).toBe(0)
    expect(proposed.lines.find((line) => line.case === two)).toMatchObject({
      asksName: 'zhang',
      typesName: 'li',
    })
    expect(await team(two)).toEqual([])
    const done = await run(assignByRule, desk.zhang, { ...ask, assign: true })
    expect(done.assigned).toBe(2)
    expect(done.lines[0]?.why.zh).toContain('今天第')
    expect(await team(two)).toHaveLength(2)
    const later = await run(
      assignByRule,
      desk.zhang,
      { cases: await some(1, 1_060), assign: true },
      desk.now + 2 * hourMs,
    )
    expect(later.lines[0]).toMatchObject({ asksName: 'zhang', types: null })
    const { investigators } = await desk.city.ask(
      investigatorList,
      desk.zhang,
      {},
      undefined,
      desk.now,
    )
    expect(investigators.map(({ name }) => name)).toEqual(['li', 'zhang'])
    expect(investigators.find(({ name }) => name === 'zhang')).toMatchObject({ today: 3 })
  })
})

describe('the list of cases', () => {
  const list = (params: object = {}, actor = desk.zhang) =>
    desk.city.ask(caseList, actor, params, undefined, desk.now + 5 * hourMs)

  test('is for who answers for the area, and names nobody in full', async () => {
    await expect(list({}, desk.city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(list({ area: '410102' })).rejects.toMatchObject({
      code: 'access.area-is-not-yours',
    })
    expect((await list({}, desk.far)).cases).toEqual([])
    const { cases } = await list({ limit: 3 })
    expect(cases).toHaveLength(3)
    for (const one of cases) expect(one.nameMasked).toMatch(/^张\*+$/)
    const [trace] = await sql()`
      select count(*)::int as reads from person_reads where query = 'case.list' and actor_id = ${desk.zhang.id}`
    expect(trace?.reads).toBe(3)
  })

  test('comes page by page, every case once, the latest first', async () => {
    const seen: string[] = []
    let after: string | null = null
    do {
      const page: Awaited<ReturnType<typeof list>> = await list({
        limit: 200,
        state: 'all',
        ...(after === null ? {} : { after }),
      })
      seen.push(...page.cases.map((one) => one.case))
      after = page.next
    } while (after !== null)
    const all = await sql()`select id from cases order by opened_at desc, id desc`
    expect(seen).toEqual(all.map(({ id }) => id))
  })

  test('is narrowed by state, clock, number, source, and what is mine; the counts agree', async () => {
    const counts = await desk.city.ask(caseCounts, desk.zhang, {}, undefined, desk.now + 5 * hourMs)
    const late = await list({ overdue: 'report', limit: 200 })
    expect(counts.overdue.find(({ clock }) => clock === 'report')?.cases).toBe(counts.running)
    expect(late.cases.every(({ clocks }) => clocks[0]?.overdue)).toBe(true)
    expect((await list({ overdue: 'investigation' })).cases).toEqual([])
    const [one] = late.cases
    expect((await list({ text: one?.number ?? '' })).cases.map((line) => line.case)).toEqual([
      one?.case,
    ])
    expect((await list({ source: 'clinic' })).cases).toEqual([])
    expect((await list({ state: 'closed' })).cases).toHaveLength(1)
    expect((await list({ mine: true }, desk.li)).cases.length).toBeGreaterThan(0)
    expect((await list({ by: 'report', from: '2022-01-20' })).cases).toEqual([])
    expect((await list({ category: 'none', found: 'none', limit: 1 })).cases).toHaveLength(1)
    expect(counts.byState.find(({ state }) => state === 'closed')?.cases).toBe(1)
    expect(counts.mine).toBeGreaterThan(900)
  })
})
