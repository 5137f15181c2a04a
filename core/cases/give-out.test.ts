import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { giveOut, type Investigator } from './give-out.ts'

const who = (account: string, over: Partial<Investigator> = {}): Investigator => ({
  account,
  name: account,
  area: '410105',
  languages: ['zh'],
  mostADay: 4,
  today: 0,
  load: 0,
  ...over,
})
const waiting = (id: string, over = {}) => ({
  id,
  area: '410105001001',
  language: 'zh',
  ...over,
})

describe('giving cases out', () => {
  test('goes to the least loaded of the area, and another one types', () => {
    const [one] = giveOut(
      [waiting('c1')],
      [who('busy', { load: 3 }), who('free'), who('some', { load: 1 })],
    )
    expect(one).toMatchObject({ case: 'c1', asks: 'free', types: 'some' })
    expect(one?.why.en).toContain('number 1 of 4 today')
  })

  test('counts load as a share of what somebody takes in a day', () => {
    const [one] = giveOut(
      [waiting('c1')],
      [who('small', { load: 1, mostADay: 2 }), who('large', { load: 2, mostADay: 8 })],
    )
    expect(one?.asks).toBe('large')
  })

  test('asks only who speaks the language; who types need not', () => {
    const [one] = giveOut(
      [waiting('c1', { language: 'en' })],
      [who('zhang'), who('li', { load: 2, languages: ['zh', 'en'] })],
    )
    expect(one).toMatchObject({ asks: 'li', types: 'zhang' })
  })

  test('says why nobody can take it: no one of the area, no one of the language, everybody has enough', () => {
    const far = giveOut([waiting('c1')], [who('far', { area: '410102' })])
    expect(far[0]).toMatchObject({
      asks: null,
      why: { en: 'nobody on duty answers for this area' },
    })
    const mute = giveOut([waiting('c1', { language: 'ko' })], [who('zhang')])
    expect(mute[0]?.why.en).toContain('ko')
    const full = giveOut([waiting('c1')], [who('zhang', { today: 4 })])
    expect(full[0]?.why.en).toContain('as many as a day allows')
  })

  test('gives nobody more than a day allows, no part twice to one, and each case only within its area and language', () => {
    const person = fc.record({
      account: fc.uuid(),
      area: fc.constantFrom('4101', '410105', '410105001', '410102'),
      languages: fc.subarray(['zh', 'en', 'ko'], { minLength: 1 }),
      mostADay: fc.nat(5),
      today: fc.nat(5),
      load: fc.nat(9),
    })
    const one = fc.record({
      id: fc.uuid(),
      area: fc.constantFrom('410105001001', '410105002001', '410102001001'),
      language: fc.constantFrom('zh', 'en', 'ko'),
    })
    fc.assert(
      fc.property(
        fc.array(one, { maxLength: 20 }),
        fc.uniqueArray(person, { maxLength: 6, selector: ({ account }) => account }),
        (cases, people) => {
          const all = people.map((it) => ({ ...it, name: it.account }))
          const given = giveOut(cases, all)
          expect(given.map((line) => line.case)).toEqual(cases.map(({ id }) => id))
          for (const it of all) {
            const parts = given.filter(
              ({ asks, types }) => asks === it.account || types === it.account,
            )
            expect(parts.length).toBeLessThanOrEqual(Math.max(it.mostADay - it.today, 0))
          }
          given.forEach(({ asks, types }, n) => {
            expect(asks === null || asks !== types).toBe(true)
            const by = all.find(({ account }) => account === asks)
            if (by) {
              expect(cases[n]?.area.startsWith(by.area)).toBe(true)
              expect(by.languages).toContain(cases[n]?.language)
            }
          })
        },
      ),
    )
  })
})
