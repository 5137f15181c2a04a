import { randomBytes, randomUUID } from 'node:crypto'
import { hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { anAppealDesk } from '../appeals/an-appeal-desk.ts'
import { codesOf } from '../orders/an-order-desk.ts'
import { answerMeasure } from './answer-measure.ts'
import { excessBoard } from './excess-board.ts'
import { excessNow } from './excess-now.ts'
import { ownMeasure, showMeasure } from './measures.ts'
import { reportMeasure } from './report-measure.ts'

const desk = await anAppealDesk()
const { city, officers, people, now } = desk
const dayMs = 24 * hourMs
const receipt = () => randomBytes(16).toString('hex')
const anchors = city.city.anchors
const kindsAt = async (at: number, district = '4101') =>
  (await excessNow(city.sql, anchors, district, at)).found.map(({ kind, of }) => ({ kind, of }))
const stay = (
  person: string,
  more: { id?: string; at: number; until?: number | null; reason?: string },
) =>
  city.sql`
    insert into facts (id, kind, person_id, reason, place, site, district, at, until_at, known_at, recorded_by)
    values (${more.id ?? randomUUID()}, 'stay', ${person}, ${more.reason ?? 'close_contact'}, 'centralized', 'site:7', '410105', ${more.at},
      ${more.until ?? null}, ${more.at}, 'site')`
const report = async (person: string, at: number, more: object = {}) => {
  const own = receipt()
  const actor = await desk.resident(person)
  const input = {
    person,
    kind: 'kept_inside' as const,
    place: '3号楼门口',
    words: '门被锁上了',
    receipt: own,
    ...more,
  }
  await city.run(reportMeasure, actor, input, at)
  return own
}
const idOf = async () => {
  const [row] = await city.sql<{ id: string }[]>`
    select r.id from measure_reports r where not exists (select from measure_answers w where w.report_id = r.id)`
  return row?.id ?? ''
}

describe('orders and stays', () => {
  test('within the rules are nothing', async () => {
    await desk.logged(people[0] ?? '')
    expect(await kindsAt(now + hourMs)).toEqual([])
  })

  test('a stay that is longer than the track is listed with its site as owner, from the hour it was over', async () => {
    const person = people[1] ?? ''
    await desk.contact(person)
    await stay(person, { id: 'stay 1', at: now })
    expect(await kindsAt(now + dayMs)).toEqual([])
    const later = await excessNow(city.sql, anchors, '410105', now + 20 * dayMs)
    expect(later.found).toMatchObject([
      { kind: 'released-late', of: 'stay 1', owner: 'site:7', what: 'stay', district: '410105' },
    ])
    const [one] = later.found
    expect(one?.dueAt).toBe((one?.since ?? 0) + 6 * hourMs)
    expect((await excessNow(city.sql, anchors, '410102', now + 20 * dayMs)).found).toEqual([])
    await city.sql`delete from facts where id = 'stay 1'`
  })

  test('a stay without an exposure and a second one for the same exposure are listed', async () => {
    await stay(people[2] ?? '', { id: 'stay 2', at: now })
    const again = people[3] ?? ''
    await desk.contact(again)
    await stay(again, { at: now, until: now + 14 * dayMs })
    await stay(again, { id: 'stay 3', at: now + 15 * dayMs })
    const found = await kindsAt(now + 16 * dayMs)
    expect(found).toContainEqual({ kind: 'without-order', of: 'stay 2' })
    expect(found).toContainEqual({ kind: 'repeated-isolation', of: 'stay 3' })
    await city.sql`delete from facts where kind = 'stay'`
  })
})

describe('a measure without an order', () => {
  test('is reported by whoever lives there or acts for them, and by nobody else', async () => {
    const [person = '', other = ''] = [people[4], people[5]]
    const actor = await desk.resident(other)
    const input = {
      person,
      kind: 'block_exit' as const,
      place: '南门',
      words: '',
      receipt: receipt(),
    }
    expect(await codesOf(city.run(reportMeasure, actor, input))).toBe('person.unknown')
    expect(await codesOf(city.run(reportMeasure, officers.actor('wu'), input))).toBe(
      'access.role-may-not',
    )
  })

  test('is an excess of the district at once, with two hours, and the answer goes to whoever has the receipt', async () => {
    const person = people[4] ?? ''
    const at = now + 5 * hourMs + 20 * minuteMs
    const own = await report(person, at)
    const { districts } = await city.ask(excessBoard, officers.actor('ma'), {}, undefined, at)
    expect(districts).toMatchObject([
      {
        district: '410105',
        open: 1,
        list: [{ kind: 'without-order', owner: 'district:410105', place: '3号楼门口' }],
      },
    ])
    const id = await idOf()
    const resident = await desk.resident(person)
    expect((await city.ask(ownMeasure, resident, { receipt: own })).answer).toBeNull()
    expect(await codesOf(city.ask(ownMeasure, resident, { receipt: receipt() }))).toBe(
      'measure.unknown',
    )
    await city.run(
      answerMeasure,
      officers.actor('ma'),
      { measure: id, kind: 'stopped', words: '已开门。' },
      at,
    )
    expect((await city.ask(ownMeasure, resident, { receipt: own })).answer).toMatchObject({
      kind: 'stopped',
      words: '已开门。',
      unit: 'ombudsman',
    })
    expect(await kindsAt(at)).toEqual([])
    expect(
      await codesOf(
        city.run(
          answerMeasure,
          officers.actor('ma'),
          { measure: id, kind: 'not-so', words: '没有此事' },
          at,
        ),
      ),
    ).toBe('measure.already-answered')
  })

  test('is not answered by the street or the community where it goes on', async () => {
    await report(people[6] ?? '', now)
    const measure = await idOf()
    const street = { ...officers.actor('ma'), areaCode: '410105001' }
    expect(
      await codesOf(
        city.run(answerMeasure, street, { measure, kind: 'not-so', words: '没有' }, now),
      ),
    ).toBe('access.area-is-not-yours')
    expect(await codesOf(city.ask(showMeasure, officers.actor('far'), { measure }))).toBe(
      'access.area-is-not-yours',
    )
    await city.run(
      answerMeasure,
      officers.actor('ma'),
      { measure, kind: 'not-so', words: '没有此事。' },
      now,
    )
  })

  test('rests on an order only while that is signed, in force and of the district; then it is an excess again', async () => {
    await report(people[7] ?? '', now + hourMs)
    const measure = await idOf()
    const answer = (order: string, at = now + hourMs) =>
      city.run(
        answerMeasure,
        officers.actor('ma'),
        { measure, kind: 'ordered', order, words: '有命令。' },
        at,
      )
    expect(await codesOf(answer('4101-none'))).toBe('measure.order-not-in-force')
    await city.sql`
      insert into orders (id, digest, document, assertions, kind, basis, district, issuer, issued_at, from_at, until_at, known_at)
      select 'forged', 'forged', document, '[]', kind, basis, district, issuer, issued_at, from_at, until_at, known_at from orders limit 1`
    expect(await codesOf(answer('forged'))).toBe('measure.order-not-in-force')
    await city.sql`delete from orders where id = 'forged'`
    const order = await desk.logged(people[8] ?? '')
    await answer(order)
    expect(await kindsAt(now + 2 * hourMs)).toEqual([])
    const after = await kindsAt(now + 30 * dayMs)
    expect(after).toMatchObject([{ kind: 'without-order', of: measure }])
    await city.sql`delete from measure_answers`
    await city.sql`delete from measure_reports`
  })

  test('a blocked exit is answered by no order', async () => {
    await report(people[9] ?? '', now, { kind: 'block_exit' })
    const measure = await idOf()
    const [row] = (await excessNow(city.sql, anchors, '4101', now)).found
    expect(row).toMatchObject({ kind: 'forbidden-kind', rule: 'guardrails' })
    expect(
      await codesOf(
        city.run(
          answerMeasure,
          officers.actor('ma'),
          { measure, kind: 'ordered', order: 'x', words: '有' },
          now,
        ),
      ),
    ).toBe('measure.forbidden-anyway')
  })

  test('nothing in the tables leads from a report to who made it', async () => {
    const person = people[10] ?? ''
    const own = await report(person, now + 90 * minuteMs + 1_234)
    const account = (await desk.resident(person)).id
    const rows = await city.sql<{ text: string }[]>`
      select r::text as text from measure_reports r`
    const all = rows.map(({ text }) => text).join('\n')
    for (const trace of [person, account, own, '张11']) expect(all).not.toContain(trace)
    const [said] = await city.sql<{ id: string; text: string }[]>`
      select id, outcome::text || encode(input_digest, 'hex') as text from commands where name = 'measure.report' and actor_id = ${account}`
    const reports = await city.sql<
      { id: string; reportedAt: number }[]
    >`select id, reported_at from measure_reports`
    for (const { id, reportedAt } of reports) {
      expect(said?.text).not.toContain(id)
      expect(id).not.toBe(said?.id)
      expect(reportedAt % hourMs).toBe(0)
    }
  })

  test('ten a day from one account, and then the telephone', async () => {
    const person = people[11] ?? ''
    for (let n = 0; n < 10; n += 1) await report(person, now + n * minuteMs)
    expect(await codesOf(report(person, now + hourMs))).toBe('measure.too-many')
    await report(person, now + 25 * hourMs)
  })
})

test('the board is for who answers for it, and not for a community', async () => {
  expect(await codesOf(city.ask(excessBoard, city.actor('grid-worker'), {}))).toBe(
    'access.role-may-not',
  )
  expect(await codesOf(city.ask(excessBoard, officers.actor('far'), { area: '410105' }))).toBe(
    'access.area-is-not-yours',
  )
})
