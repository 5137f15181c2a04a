import { beforeAll, describe, expect, test } from 'vitest'
import { importPeople } from '../city/import-people.ts'
import { aCity } from '../testing/a-city.ts'
import { aCaseDesk, type CaseDesk } from './a-case-desk.ts'
import { findAlike } from './find-alike.ts'
import { indexWaitingNames } from './index-names.ts'

let desk: CaseDesk
beforeAll(async () => {
  desk = await aCaseDesk(await aCity())
  const person = (n: number, name: string, phone: string | null, number: string | null = null) => ({
    id: `41010000088800${n}`,
    householdId: '1',
    name,
    sex: 'male' as const,
    bornOn: '1980-03-12',
    phone,
    traits: [],
    documents: number === null ? [] : [{ kind: 'passport' as const, country: 'CHN', number }],
  })
  await desk.city.run(importPeople, desk.city.actor('administrator'), {
    people: [
      person(1, '曾小明', '10020000001', 'E12345678'),
      person(2, '曾晓明', '10020000002'),
      person(3, '单雄信', null),
    ],
  })
})
const find = (input: object, actor = desk.zhang) =>
  desk.city.run(findAlike, actor, { purpose: 'case-investigation', ...input }, desk.now)
const names = async (input: object) =>
  (await find(input)).people.map(({ nameMasked, reasons }) => [nameMasked, ...reasons])

describe('people alike to what is typed', () => {
  test('are shown to investigators and registrars, for a purpose they may state', async () => {
    await expect(find({ name: '曾小明' }, desk.city.actor('courier'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(find({ name: '曾小明', purpose: 'care' })).rejects.toMatchObject({
      code: 'access.purpose-needed',
    })
  })

  test('by name, by one wrong character, by initials, phone and last four, with the reasons', async () => {
    expect(await names({ name: '曾小明' })).toEqual([
      ['曾*明', 'same-name'],
      ['曾*明', 'one-character'],
    ])
    expect(await names({ name: 'zxm', bornOn: '1980-03-12' })).toEqual([
      ['曾*明', 'same-initials', 'same-birthday'],
      ['曾*明', 'same-initials', 'same-birthday'],
    ])
    expect(await names({ name: 'sxx', bornOn: '1980-03-12' })).toMatchObject([
      ['单*信', 'same-initials', 'same-birthday'],
    ])
    expect(await names({ phone: '+86 100-2000-0001' })).toEqual([['曾*明', 'same-phone']])
    expect(await names({ documentTail: '5678', name: 'zxm' })).toMatchObject([
      ['曾*明', 'same-initials', 'same-document-tail'],
      ['曾*明', 'same-initials'],
    ])
    expect(await names({ name: '曾小明', address: '1号院' })).toMatchObject([
      ['曾*明', 'same-name', 'same-address'],
      ['曾*明', 'one-character', 'same-address'],
    ])
  })

  test('never by so little that strangers would be shown', async () => {
    for (const little of [
      {},
      { name: '曾' },
      { name: 'zxm' },
      { documentTail: '5678' },
      { address: '1号院' },
    ])
      await expect(find(little)).rejects.toMatchObject({ code: 'case.type-more' })
  })

  test('leave one trace an hour for each who is shown, and end with the budget of the day', async () => {
    const reads = async () => {
      const [row] = await desk.city.sql`
        select count(*)::int as n from person_reads where query = 'person.alike' and person_id = 410100000888003 and actor_id = ${desk.li.id}`
      return row?.n
    }
    await find({ name: '单雄信' }, desk.li)
    await find({ name: '单雄信' }, desk.li)
    expect(await reads()).toBe(1)
    await desk.city
      .sql`update read_budgets set people = most where actor_id = ${desk.li.id} and budget = 'alike'`
    await expect(find({ name: '曾小明' }, desk.li)).rejects.toMatchObject({
      code: 'reads.over-budget',
    })
  })

  test('of before are found once the job has read them', async () => {
    await desk.city
      .sql`update people set name_initials = null, phone_hash = null where id = 410100000888003`
    expect(await names({ name: '单雄信' })).toEqual([])
    while (await indexWaitingNames(desk.city.sql, desk.city.city.keys));
    expect(await names({ name: '单雄信' })).toEqual([['单*信', 'same-name']])
  })
})
