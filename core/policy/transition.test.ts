import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hourMs } from '../time/instant.ts'
import type { Policy } from './policy.ts'
import { aPolicy, packBegins, sure } from './testing/a-policy.ts'
import { moveCase, moveZone } from './transition.ts'
import type { TransitionAct, TransitionRule } from './transition-rule.ts'

const dayMs = 24 * hourMs
const held = (place: string, days: number) => ({ place: sure(place), days: sure(days) })
const withStages = (...stages: object[]): Policy =>
  aPolicy({ tracks: { close_contact: { stages } } })
const rule = (v: TransitionAct, to: string | null = null, of: 'track' | 'level' = 'track') => ({
  of,
  name: of === 'track' ? 'close_contact' : 'high',
  act: {
    v,
    src: [],
    grade: 'DESIGN' as const,
    path: 'act',
    module: 'aster',
    note: null,
    allowed: null,
    confirmed: null,
    binds: false,
  },
  to,
  text: { zh: '示例', en: 'made up' },
})
const long = withStages(held('centralized', 14), held('home_monitoring', 7))
const short = withStages(held('centralized', 5), held('home_isolation', 3))
const none = aPolicy({
  tracks: { close_contact: { $remove: true } },
  orders: {
    kind: {
      isolate: { bases: sure([]) },
      stay_home: { bases: sure([]) },
      monitor: { bases: sure([]) },
    },
  },
  status: { rules: { close_contact: { $remove: true } } },
})
const at = packBegins + 100 * dayMs
const open = (daysAgo: number) => ({ reason: 'close_contact', clockStart: at - daysAgo * dayMs })

describe('an open case under a new pack', () => {
  test.each([
    [2, 'shortened'],
    [7, 'shortened'],
    [8, 'released'],
    [20, 'released'],
  ])('of %i days is %s when 14 + 7 becomes 5 + 3', (daysAgo, outcome) => {
    expect(moveCase(long, short, [rule('recompute')], open(daysAgo), at).outcome).toBe(outcome)
  })

  test('is never held longer than before, whatever the packs and the rule', () => {
    const policies = [long, short, withStages(held('centralized', 1)), none]
    const policy = fc.constantFrom(...policies)
    const rules = fc.constantFrom<TransitionRule[]>(
      [],
      [rule('recompute')],
      [rule('keep')],
      [rule('end')],
      [rule('recompute', 'infected')],
      [rule('recompute', 'secondary_contact')],
    )
    fc.assert(
      fc.property(policy, policy, rules, fc.nat(30 * dayMs), (from, to, given, ago) => {
        const moved = moveCase(
          from,
          to,
          given,
          { reason: 'close_contact', clockStart: at - ago },
          at,
        )
        if (moved.before === null) return
        expect(moved.releaseAt).not.toBeNull()
        expect(moved.releaseAt ?? 0).toBeLessThanOrEqual(Math.max(moved.before, at))
        if (moved.now !== null) expect(moved.releaseAt ?? 0).toBeGreaterThan(at)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps its old end where the new rules would be longer', () => {
    const moved = moveCase(short, long, [rule('recompute')], open(2), at)
    expect(moved).toMatchObject({ outcome: 'kept', releaseAt: moved.before })
  })

  test('ends where the new pack knows no such people, with or without a rule', () => {
    for (const rules of [[], [rule('end')], [rule('recompute')]])
      expect(moveCase(long, none, rules, open(2), at)).toMatchObject({
        outcome: 'ended',
        releaseAt: at,
        now: null,
      })
  })

  test('waits for a person where the rule says so, and nothing changes before', () => {
    expect(moveCase(long, short, [rule('review')], open(2), at)).toMatchObject({
      outcome: 'review',
      releaseAt: null,
    })
  })

  test('is counted by another track where the rule names one', () => {
    const moved = moveCase(long, short, [rule('recompute', 'secondary_contact')], open(2), at)
    expect(moved).toMatchObject({ outcome: 'shortened', reason: 'secondary_contact' })
    expect(moved.releaseAt).toBe(at + 5 * dayMs)
  })
})

describe('a zone under a new pack', () => {
  test('stays, is renamed, reviewed or ended as the rule says', () => {
    expect(moveZone(short, [], 'high')).toMatchObject({ outcome: 'kept', level: 'high' })
    expect(moveZone(short, [rule('rename', 'low', 'level')], 'high').level).toBe('low')
    expect(moveZone(short, [rule('end', null, 'level')], 'high').level).toBe('open')
    expect(moveZone(short, [rule('review', null, 'level')], 'high').outcome).toBe('review')
  })

  test('of a level that nobody names is looked at by a person', () => {
    expect(moveZone(short, [], 'lockdown').outcome).toBe('review')
  })
})
