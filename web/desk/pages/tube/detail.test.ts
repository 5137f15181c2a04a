import { describe, expect, test } from 'vitest'
import type { TubeStep } from '../../../api/wire.ts'
import { detailOf, toldSteps } from './detail.ts'

const step = (name: string, detail: Record<string, unknown> = {}): TubeStep => ({
  step: name,
  at: '2022-01-14T09:00:00+08:00',
  who: null,
  where: null,
  dueAt: null,
  late: false,
  detail,
})

describe('the way of a tube', () => {
  test('tells a hand-over once, with the offer in it, and members in their own list', () => {
    const leg = { from: '1号采样点', to: '赵师傅' }
    const told = toldSteps([
      step('opened'),
      step('member'),
      step('offered', leg),
      step('accepted', leg),
    ])
    expect(told.map((one) => one.step)).toEqual(['opened', 'accepted'])
  })

  test('shows an offer that nobody has taken yet', () => {
    const told = toldSteps([
      step('offered', { from: 'a', to: 'b' }),
      step('accepted', { from: 'x', to: 'a' }),
    ])
    expect(told.map((one) => one.step)).toEqual(['offered', 'accepted'])
  })

  test('takes nothing of a wrong shape for a signature or a number', () => {
    const detail = detailOf(step('accepted', { given: { name: 'x' }, celsius: null, count: '10' }))
    expect([detail.given, detail.number('celsius'), detail.number('count')]).toEqual([
      null,
      null,
      null,
    ])
  })
})
