import { describe, expect, test } from 'vitest'
import { comparePolicies } from './compare.ts'
import { confirm, parametersOf } from './parameters.ts'
import { policyText } from './policy-text.ts'
import { aPolicy, ours, packBegins, sure, weak } from './testing/a-policy.ts'

const plain = aPolicy()
const changed = aPolicy({ appeals: { first_answer_hours: sure(2) } })

describe('two policies', () => {
  test('differ where a value does, and nowhere else', () => {
    expect(comparePolicies(plain, plain)).toEqual([])
    expect(comparePolicies(plain, changed)).toMatchObject([
      { path: 'appeals.first_answer_hours', before: { v: 4 }, after: { v: 2 } },
    ])
  })

  test('differ where one says what the other does not', () => {
    const more = aPolicy({ time_limits: { key_information: sure(4) } })
    const path = 'time_limits.key_information'
    expect(comparePolicies(plain, more)).toMatchObject([{ path, before: null, after: { v: 4 } }])
    expect(comparePolicies(more, plain)).toMatchObject([{ path, before: { v: 4 }, after: null }])
  })

  test('do not differ by a better source', () => {
    const doubted = aPolicy({ appeals: { first_answer_hours: weak(4) } })
    expect(comparePolicies(plain, doubted)).toEqual([])
  })
})

describe('the text of a policy', () => {
  test('is the same each time, and another when anything in it is another', () => {
    expect(policyText(aPolicy())).toBe(policyText(plain))
    const renamed = aPolicy({ tracks: { infected: { name: { zh: '甲', en: 'x' } } } })
    const doubted = aPolicy({ appeals: { first_answer_hours: weak(4) } })
    const texts = [plain, changed, renamed, doubted].map(policyText)
    expect(new Set(texts).size).toBe(4)
  })

  test('is another once a value has been confirmed', () => {
    const over = { appeals: { first_answer_hours: ours(2) } }
    const bare = aPolicy(over)
    const unsure = parametersOf(bare).filter(({ binds }) => !binds)
    const said = unsure.map((one) => confirm(one, { by: 'operator-7', at: packBegins, note: 'x' }))
    expect(said).toHaveLength(1)
    expect(policyText(aPolicy(over, said))).not.toBe(policyText(bare))
  })

  test('does not depend on the order in which a file is written', () => {
    const one = { counting: { day_one: sure('elapsed') }, time_limits: { report_case: sure(3) } }
    const two = { time_limits: { report_case: sure(3) }, counting: { day_one: sure('elapsed') } }
    expect(policyText(aPolicy(one))).toBe(policyText(aPolicy(two)))
  })
})
