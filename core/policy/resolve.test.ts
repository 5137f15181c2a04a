import { describe, expect, test } from 'vitest'
import { hourMs } from '../time/instant.ts'
import { packAt } from './library.ts'
import { confirm, parametersOf } from './parameters.ts'
import type { Policy } from './policy.ts'
import { resolvePack } from './resolve.ts'
import { aLibrary, aPolicy, ours, packBegins, sure, weak } from './testing/a-policy.ts'

const faultsOf = (...more: object[]) => {
  const resolved = resolvePack(aLibrary(...more), 'aster', packBegins, [])
  return resolved.ok ? [] : resolved.faults.map(({ file, path, code }) => `${file} ${path} ${code}`)
}
const values = (policy: Policy) => new Map(parametersOf(policy).map((one) => [one.path, one]))

describe('a stack of modules', () => {
  test('is one policy, each value with the module that set it', () => {
    const policy = aPolicy({ appeals: { first_answer_hours: sure(2) } })
    expect(policy.appeals.firstAnswerHours).toMatchObject({
      v: 2,
      module: 'notice-1',
      src: ['S-1'],
    })
    expect(policy.appeals.decisionHours).toMatchObject({ v: 24, module: 'base' })
    expect(policy.pack.modules).toEqual(['base', 'notice-1'])
  })

  test('is frozen through and through', () => {
    const frozen = (value: unknown): boolean =>
      typeof value !== 'object' ||
      value === null ||
      (Object.isFrozen(value) && Object.values(value).every(frozen))
    expect(frozen(aPolicy())).toBe(true)
    expect(frozen({ open: 1 })).toBe(false)
  })

  test('knows no reason but its own, whatever it is called', () => {
    const { tracks } = aPolicy()
    expect(tracks.constructor).toBeUndefined()
    expect(tracks.toString).toBeUndefined()
    expect(tracks.close_contact).toBeDefined()
  })

  test('takes away only what is there', () => {
    expect(faultsOf({ tracks: { nobody: { $remove: true } } })).toEqual([
      'notice-1 says.tracks.nobody remove',
    ])
    const without = aPolicy({
      tracks: { traveller_low: { $remove: true } },
      status: { rules: { traveller_low: { $remove: true } } },
    })
    expect(without.tracks.traveller_low).toBeUndefined()
  })

  test('is refused where something is missing, with its path', () => {
    expect(faultsOf({ appeals: { decision_hours: { $remove: true } } })).toEqual([
      'aster appeals.decision_hours missing',
    ])
  })

  test('changes a value only into what the one before allows', () => {
    const allowing = { definitions: { lookback_days: { ...sure(2), allowed: [2, 4] } } }
    const look = (n: number) => ({ definitions: { lookback_days: sure(n) } })
    expect(faultsOf(allowing, look(4))).toEqual([])
    expect(faultsOf(allowing, look(3))).toEqual(['notice-2 says.definitions.lookback_days allowed'])
    // The list stays in force for those that come later.
    expect(faultsOf(allowing, look(4), look(9))).toHaveLength(1)
  })

  test('is not resolved outside of its time', () => {
    const resolved = resolvePack(aLibrary(), 'aster', packBegins - 1, [])
    expect(resolved.ok ? [] : resolved.faults.map(({ code }) => code)).toContain('time')
    expect(resolvePack(aLibrary(), 'aster', packBegins + 1e6 * hourMs, []).ok).toBe(true)
    expect(resolvePack(aLibrary(), 'nobody', packBegins, []).ok).toBe(false)
    expect(packAt(aLibrary(), 'aster', packBegins)?.id).toBe('aster')
    expect(packAt(aLibrary(), 'aster', packBegins - 1)).toBeNull()
  })
})

describe('a value that nobody has verified', () => {
  const path = 'appeals.first_answer_hours'
  const over = { appeals: { first_answer_hours: ours(2) } }
  const said = { by: 'operator-7', at: packBegins, note: 'agreed on 1 March' }

  test.each([
    [ours(2), false],
    [weak(2), false],
    [{ v: 2, src: [], grade: 'BG' }, false],
    [{ v: 2, src: ['S-1'], grade: 'DER' }, true],
    [sure(2), true],
  ])('%j binds: %s', (value, binds) => {
    expect(values(aPolicy({ appeals: { first_answer_hours: value } })).get(path)?.binds).toBe(binds)
  })

  test('binds once an operator has confirmed that very value', () => {
    const before = values(aPolicy(over)).get(path)
    if (before === undefined) throw new Error('not there')
    const confirmation = confirm(before, said)
    expect(values(aPolicy(over, [confirmation])).get(path)).toMatchObject({
      binds: true,
      confirmed: { by: 'operator-7', note: 'agreed on 1 March' },
    })
    const changed = { appeals: { first_answer_hours: ours(3) } }
    expect(values(aPolicy(changed, [confirmation])).get(path)).toMatchObject({
      binds: false,
      confirmed: null,
    })
  })

  test('is not confirmed by a confirmation of another', () => {
    const other = { path: 'appeals.decision_hours', v: '2', ...said }
    expect(values(aPolicy(over, [other])).get(path)?.binds).toBe(false)
  })
})

describe('what does not fit together is refused', () => {
  test.each([
    [
      'a stage in no place',
      { tracks: { infected: { stages: [{ place: sure('nowhere'), days: sure(1) }] } } },
      'tracks.infected.stages[0].place reference',
    ],
    [
      'a stage without an end',
      { tracks: { infected: { stages: [{ place: sure('centralized') }] } } },
      'tracks.infected.stages[0] missing',
    ],
    [
      'a test after its stage',
      {
        tracks: {
          infected: {
            stages: [{ place: sure('centralized'), days: sure(3), test_days: sure([1, 4]) }],
          },
        },
      },
      'tracks.infected.stages[0].test_days order',
    ],
    [
      'a track that nobody is told of',
      { status: { rules: { infected: { $remove: true } } } },
      'tracks.infected reference',
    ],
    [
      'a reason without a class',
      { status: { rules: { missed_test: { class: { $remove: true } } } } },
      'status.rules.missed_test missing',
    ],
    [
      'a track that was abolished',
      { definitions: { secondary_contact: { enabled: sure(false) } } },
      'tracks.secondary_contact order',
    ],
    [
      'a level that is not described',
      { areas: { level: { low: { $remove: true } } } },
      'areas.level.low missing',
    ],
    [
      'a level that is lifted upwards',
      { areas: { level: { low: { lift_to: sure('high') } } } },
      'areas.level.low.lift_to reference',
    ],
    [
      'closing without a limit',
      { areas: { temporary_control: { max_hours: { $remove: true } } } },
      'areas.temporary_control missing',
    ],
    [
      'a kind both forbidden and described',
      { orders: { forbidden_kinds: sure(['hold']) } },
      'orders.kind.hold order',
    ],
    [
      'an order on an unknown ground',
      { orders: { kind: { test: { bases: sure(['petition']) } } } },
      'orders.kind.test.bases reference',
    ],
    [
      'a place that no order keeps',
      { places: { centralized: { order_kind: sure('jail') } } },
      'places.centralized.order_kind reference',
    ],
    [
      'more people at once than the guardrail',
      { orders: { batch: { max_without_city_sign: sure(51) } } },
      'orders.batch.max_without_city_sign guardrail',
    ],
  ])('%s', (_, over, expected) => {
    expect(faultsOf(over)).toContain(`aster ${expected}`)
  })

  test('and what fits is not', () => {
    expect(faultsOf()).toEqual([])
    expect(faultsOf({ orders: { batch: { max_without_city_sign: sure(20) } } })).toEqual([])
  })
})
