import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { recordCase } from '../facts/record-case.ts'
import { recordContact } from '../facts/record-contact.ts'
import { anOrderDesk, codesOf, type OrderDesk } from '../orders/an-order-desk.ts'
import { liftOrder } from '../orders/draft-acts.ts'
import { appendPending } from '../transparency/append-pending.ts'
import { alarmList } from './alarm-list.ts'
import { allChecks } from './checks.ts'
import type { Check } from './finding.ts'
import { forgetWatch, lookNow } from './memory.ts'
import { seeAlarm } from './see-alarm.ts'
import { watchOnce } from './watch-once.ts'

let desk: OrderDesk
beforeAll(async () => {
  desk = await anOrderDesk()
})
const p = (n: number) => desk.people[n] ?? ''
const now = () => desk.now
async function watch(checks: readonly Check[] = allChecks) {
  const { city, sql } = desk.city
  // PostgreSQL tells its counters within a second; here at once.
  await sql`select pg_stat_force_next_flush()`
  lookNow(sql)
  return watchOnce(city, now(), checks)
}
const kinds = async () => (await watch()).map(({ kind, subject }) => [kind, subject])

/** A case, its contact, an order on that and its lift, each by the command that is there for it. */
async function byTheDoor(person: string, index: string): Promise<string> {
  const investigator = desk.city.actor('case-investigator', '410105')
  const at = now()
  const report = { number: `R-${index}`, foundAt: isoOf(at - 5 * hourMs) }
  const aCase = { person: index, reason: 'patient_confirmed', report }
  const { fact: ofCase } = await desk.city.run(recordCase, investigator, aCase, at)
  const exposure = {
    person,
    reason: 'close_contact',
    case: ofCase,
    exposedAt: isoOf(at - 10 * hourMs),
    how: 'household',
  }
  const { fact } = await desk.city.run(recordContact, investigator, exposure, at)
  const order = await desk.signAll(await desk.draft(person, { evidence: [fact] }), ['wu', 'li'])
  const reason = '复核后认为没有必要继续，予以解除。'
  const lift = { order: order ?? '', reason }
  const drafted = await desk.city.run(liftOrder, desk.officers.actor('ma'), lift, at)
  await desk.signAll(drafted, ['ma'])
  return order ?? ''
}

describe('the watch', () => {
  test('finds nothing in a city where everything came by a command', async () => {
    expect(await kinds()).toEqual([])
    await byTheDoor(p(0), p(1))
    await appendPending(desk.city.city, now())
    expect(await kinds()).toEqual([])
    expect(await kinds()).toEqual([])
  })

  test('sees at the next look what was written by hand, and tells it once', async () => {
    const fact = await desk.contact(p(2))
    expect(await kinds()).toEqual([['without-command', `fact:${fact}`]])
    expect(await kinds()).toEqual([])
  })

  test('sees a column that lies, a row that is written over and a command that goes', async () => {
    const order = await byTheDoor(p(3), p(4))
    await appendPending(desk.city.city, now())
    expect(await kinds()).toEqual([])
    await desk.city
      .sql`update orders set until_at = until_at + interval '90 days' where id = ${order}`
    expect(await kinds()).toEqual([['order-columns', `order:${order}`]])
    await desk.city
      .sql`delete from commands where id = (select command_id from orders where id = ${order})`
    await desk.city.sql`update orders set assertions = '[]' where id = ${order}`
    const found = await watch()
    expect(found.map(({ kind }) => kind).sort()).toEqual(
      expect.arrayContaining([
        'audit-lost',
        'order-not-verified',
        'rows-touched',
        'without-command',
      ]),
    )
  })

  test('raises an alarm again that somebody deleted', async () => {
    const ids = async () =>
      (await desk.city.sql<{ id: string }[]>`select id from alarms`).map(({ id }) => id)
    const before = await ids()
    await desk.city.sql`delete from alarms`
    await watch()
    expect(await ids()).toEqual(expect.arrayContaining(before))
    expect(before.length).toBeGreaterThan(3)
  })

  test('is not blinded by a row that breaks one of its checks', async () => {
    const broken: Check = {
      name: 'broken',
      run: () => Promise.reject(new Error('a row that nobody expected')),
    }
    await desk.contact(p(5))
    const first = await watch([broken, ...allChecks])
    expect(first.map(({ kind }) => kind)).toContain('without-command')
    await desk.contact(p(7))
    const found = await watch([broken, ...allChecks])
    const wanted = ['watch-broken', 'without-command']
    expect(found.map(({ kind }) => kind)).toEqual(expect.arrayContaining(wanted))
  })

  test('tells a flood as one event', async () => {
    const flood: Check = {
      name: 'flood',
      run: async () =>
        Array.from({ length: 2_000 }, (_, n) => ({
          kind: 'order-not-verified' as const,
          subject: `order:flood-${n}`,
          of: 'test',
        })),
    }
    const found = await watch([flood])
    expect(found).toHaveLength(501)
    expect(found.map(({ subject }) => subject)).toContain('flood:more:1500')
    await desk.city.sql`delete from alarms where subject like 'order:flood-%'`
    forgetWatch(desk.city.sql)
    await watch()
  })

  test('the control: switched off it sees nothing', async () => {
    await desk.contact(p(6))
    expect(await watch([])).toEqual([])
    expect((await watch()).length).toBeGreaterThan(0)
  })
})

describe('alarms', () => {
  const listed = (state: 'open' | 'seen' = 'open') =>
    desk.city.ask(alarmList, desk.city.actor('inspector'), { state })

  test('are for who controls others, and not for who issues orders', async () => {
    const asWu = desk.city.ask(alarmList, desk.officers.actor('wu'), {})
    await expect(asWu).rejects.toMatchObject({ code: 'access.role-may-not' })
    const [one] = (await listed()).alarms
    const seen = desk.city.run(seeAlarm, desk.officers.actor('wu'), { alarm: one?.alarm ?? '' })
    expect(await codesOf(seen)).toBe('access.role-may-not')
  })

  test('say what was found and what to do, in both languages', async () => {
    const { alarms, open } = await listed()
    expect(open).toBe(alarms.length)
    const [one] = alarms.filter(({ kind }) => kind === 'without-command')
    expect(one?.words.en).toContain('no command in the audit')
    expect(one?.words.zh).toContain('没有对应的操作记录')
    expect(one?.todo?.en).toContain('security officer')
    for (const { words, subject } of alarms) expect(words.en.includes(subject)).toBe(true)
  })

  test('are seen once, by the first who says so, and do not go', async () => {
    const [one] = (await listed()).alarms
    const alarm = one?.alarm ?? ''
    const by = desk.city.actor('inspector')
    const first = await desk.city.run(seeAlarm, by, { alarm }, now())
    expect(first.seenBy).toBe(by.id)
    const other = desk.city.actor('administrator')
    const again = await desk.city.run(seeAlarm, other, { alarm }, now() + hourMs)
    expect(again).toEqual(first)
    expect((await listed()).alarms.map((a) => a.alarm)).not.toContain(alarm)
    expect((await listed('seen')).alarms.map((a) => a.alarm)).toContain(alarm)
    await watch()
    expect((await listed()).alarms.map((a) => a.alarm)).not.toContain(alarm)
  })

  test('that are none are told as such', async () => {
    const unknown = desk.city.run(seeAlarm, desk.city.actor('inspector'), { alarm: randomUUID() })
    expect(await codesOf(unknown)).toBe('alarm.unknown')
  })
})
