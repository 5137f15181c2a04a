import { minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { codesOf } from '../orders/an-order-desk.ts'
import { readsOf } from '../people/reads-of-person.ts'
import { anInvestigation, type TestInvestigation } from './an-investigation.ts'
import { beginCall, endCall, surnameOf } from './begin-call.ts'
import { caseChanges } from './case-changes.ts'
import { ownCalls } from './own-calls.ts'

let it: TestInvestigation
beforeAll(async () => {
  it = await anInvestigation()
})

const begin = (person = it.person, actor = it.li) =>
  it.city.run(beginCall, actor, { case: it.caseId, person })

describe('a call', () => {
  test('is begun by an investigator of the area, with the case or a contact of it and nobody else', async () => {
    const { city, people, person } = it
    expect(await codesOf(begin(person, city.actor('grid-worker', '410105')))).toBe(
      'access.role-may-not',
    )
    expect(await codesOf(begin(person, city.actor('case-investigator', '410102')))).toBe(
      'access.area-is-not-yours',
    )
    expect(await codesOf(begin(people[5]))).toBe('call.no-person')
  })

  test('shows surname, number, unit and code on the page of the person, and to nobody else', async () => {
    const { city, person, people, now } = it
    const own = await it.resident(person)
    const { call, code, to } = await begin()
    expect(to).toBe('page')
    const { calls } = await city.ask(ownCalls, own, { person })
    expect(calls).toMatchObject([{ call, code, surname: '李', unit: '金水区疾控' }])
    expect(calls[0]?.badge).toMatch(/^\d{6}$/)
    expect(await codesOf(city.ask(ownCalls, await it.resident(people[7] ?? ''), { person }))).toBe(
      'person.unknown',
    )
    const reads = await readsOf(city.sql, person)
    expect(reads.map(({ query }) => query)).toContain('call.begin')
    const later = await city.ask(ownCalls, own, { person }, undefined, now + 15 * minuteMs)
    expect(later.calls).toEqual([])
  })

  test('ends when the caller says so; a second one of the same caller ends the first', async () => {
    const { city, caseId, person } = it
    const first = await begin()
    const second = await begin()
    const open = await city.ask(
      caseChanges,
      it.zhou,
      { case: caseId, since: '0' },
      'case-investigation',
    )
    expect(open.calls.map(({ call }) => call)).toEqual([second.call])
    await city.run(endCall, it.li, { case: caseId, call: second.call })
    for (const { call } of [first, second])
      expect(await codesOf(city.run(endCall, it.li, { case: caseId, call }))).toBe('call.unknown')
    expect((await city.ask(ownCalls, await it.resident(person), { person })).calls).toEqual([])
  })

  test('reaches who has no page by text, with the code and what nobody is asked for', async () => {
    const { city, caseId, people } = it
    const [, , other = ''] = people
    await city.sql`update people set phone_cipher = ${city.city.keys.seal('10020000003')} where id = ${other}`
    await city.sql`
      insert into contacts (id, case_id, person_id, area_code, relation, first_exposed_at, last_exposed_at, proposed, proposal, named_by, named_at)
      values (gen_random_uuid(), ${caseId}, ${other}, '410105001001', 'colleague', ${it.now}, ${it.now}, 'close', '{}', 'x', ${it.now})`
    const { code, to } = await begin(other)
    expect(to).toBe('text')
    const [row] = await city.sql<{ textCipher: Buffer; code: string }[]>`
      select m.text_cipher, (select code from calls where person_id = ${other}) as code from messages m order by written_at desc limit 1`
    const text = city.city.keys.open(row?.textCipher ?? Buffer.of())
    expect(text).toContain(code)
    expect(text).toContain('不扫码')
    expect(row?.code).toMatch(/^sealed:/)
  })
})

test.each([
  ['李明', '李'],
  ['欧阳修文', '欧阳'],
  ['John Smith', 'Smith'],
])('the surname of %s is %s', (name, surname) => {
  expect(surnameOf(name)).toBe(surname)
})
