import { expect, test } from 'vitest'
import { fieldWords, labelOf, saidOf, wordsOf } from './field-words.ts'
import { parametersOf } from './parameters.ts'
import { policyShape } from './policy.ts'
import { fileName, type Shape } from './shape.ts'
import { aPolicy } from './testing/a-policy.ts'

function* fieldsOf(shape: Shape): Generator<string> {
  if (shape.is === 'maybe' || shape.is === 'rows' || shape.is === 'table') yield* fieldsOf(shape.of)
  if (shape.is !== 'group') return
  for (const [name, one] of Object.entries(shape.fields)) {
    if (one.is !== 'text') yield fileName(name)
    yield* fieldsOf(one)
  }
}
const policy = aPolicy()

test('every field that a policy can have is called something in both languages', () => {
  const names = [...new Set(fieldsOf(policyShape))]
  expect(names.length).toBeGreaterThan(100)
  expect(names.filter((name) => !fieldWords[name]?.zh || !fieldWords[name]?.en)).toEqual([])
})

test('a place in a policy is told by names and not by paths', () => {
  const label = labelOf(policy, 'tracks.close_contact.stages[0].test_days')
  expect(label).toEqual({
    zh: 'close contact（示例） · 阶段 1 · 第几天检测',
    en: 'close contact (made up) · stage 1 · tests on days',
  })
  expect(labelOf(policy, 'areas.temporary_control.max_hours').zh).toBe('临时管控 · 最多几小时')
  expect(labelOf(policy, 'status.rules.zone_high.class').zh).toBe('high（示例） · 严格程度')
})

test('no two values of a policy are told by the same words', () => {
  const labels = parametersOf(policy).map(
    ({ path }) => `${path.split('.')[0]} ${labelOf(policy, path).en}`,
  )
  const twice = labels.filter((label, n) => labels.indexOf(label) < n)
  expect(twice).toEqual([])
})

test('a value is told in words, by the names of the pack first', () => {
  expect(saidOf(policy, ['centralized', 'unit']).zh).toBe('site（示例）、单元')
  expect(saidOf(policy, true).en).toBe('yes')
  expect(saidOf(policy, []).zh).toBe('无')
  expect(saidOf(policy, 7).en).toBe('7')
  expect(wordsOf(policy, 'swab', { swab: { zh: '拭子', en: 'a swab' } }).zh).toBe('拭子')
  expect(wordsOf(policy, 'door_service').en).toBe('door service')
})
