import {
  contactKinds,
  type Exposure,
  isAtLeast,
  type Relation,
  relations,
} from '@bihuan/core/contacts/exposure.ts'
import { type CaseWindows, proposeContact } from '@bihuan/core/contacts/propose.ts'
import { proposeSecondary } from '@bihuan/core/contacts/propose-secondary.ts'
import { proposalReasons } from '@bihuan/core/contacts/reasons.ts'
import { readScope } from '@bihuan/core/contacts/seats.ts'
import { packAt } from '@bihuan/core/policy/library.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { hourMs, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadLibrary } from './load.ts'

const loaded = loadLibrary()
if (!loaded.ok) throw new Error('the shipped packs are whole')
const { library } = loaded

/** The policy of the national line, or of another pack, at a moment in which it holds. */
function policyAt(at: string, line = 'cn-b2'): Policy {
  const pack = packAt(library, line, instantOf(at))
  const resolved = pack && resolvePack(library, pack.id, instantOf(at), [])
  if (!resolved?.ok) throw new Error(`no policy of ${line} at ${at}`)
  return resolved.policy
}
const eighth = policyAt('2022-06-26T23:59:59+08:00')
const ninth = policyAt('2022-06-27T00:00:00+08:00')
const lastOfNinth = policyAt('2022-11-10T23:59:59+08:00')
const twenty = policyAt('2022-11-11T00:00:00+08:00')
const lastOfTwenty = policyAt('2022-12-06T23:59:59+08:00')
const ten = policyAt('2022-12-07T00:00:00+08:00')
const lastOfTen = policyAt('2023-01-07T23:59:59+08:00')
const classB = policyAt('2023-01-08T00:00:00+08:00')
const mpox = policyAt('2024-01-01T00:00:00+08:00', 'cn-mpox')
const cholera = policyAt('2026-02-01T00:00:00+08:00', 'cholera')
const packs = [
  eighth,
  ninth,
  lastOfNinth,
  twenty,
  lastOfTwenty,
  ten,
  lastOfTen,
  classB,
  mpox,
  cholera,
]

const at = instantOf('2022-01-10T12:00:00+08:00')
const windows: CaseWindows = {
  infectious: { from: at - 48 * hourMs, until: at, binds: true },
}
const inside = { from: at - 10 * hourMs, until: at - 9 * hourMs }
const of = (relation: Relation, more: Partial<Exposure> = {}): Exposure => ({
  relation,
  ...inside,
  ...more,
})
const kindOf = (policy: Policy, exposure: Exposure) =>
  proposeContact(exposure, windows, policy).kind

describe('every relation in every pack', () => {
  test.each(packs.map((policy) => [policy.pack.id, policy] as const))(
    '%s gives an answer with its rule and a reason in both languages',
    (_, policy) => {
      for (const relation of relations)
        for (const exposure of [of(relation), of(relation, { metres: 0.5, minutes: 60 })]) {
          const one = proposeContact(exposure, windows, policy)
          expect(one.rule).toMatchObject({
            pack: policy.pack.id,
            words: proposalReasons[one.reason],
          })
          expect(one.rule.path).toMatch(/^definitions\./)
          if (one.kind === 'close') expect(policy.definitions.contactReasons.v).toContain(one.way)
          else expect(one.way).toBeNull()
        }
    },
  )

  test.each([
    ['household', {}, 'close', 'household'],
    ['carer', {}, 'close', 'carer_or_clinician'],
    ['clinician', { protected: true }, 'general', null],
    ['clinician', { protected: true, aerosol: true, sameRoom: true }, 'general', null],
    ['clinician', { protected: false }, 'close', 'carer_or_clinician'],
    ['visitor', { metres: 1 }, 'close', 'visitor'],
    ['visitor', { metres: 1.1 }, 'general', null],
    ['workmate', { metres: 1 }, 'close', 'same_workplace_near'],
    ['workmate', { sameRoom: true, minutes: 15 }, 'close', 'same_workplace_near'],
    ['workmate', { sameRoom: true, minutes: 14 }, 'general', null],
    ['workmate', { sameRoom: false, minutes: 500 }, 'general', null],
    ['fellow-diner', { table: 'same' }, 'close', 'shared_toilet_lift_meal_play'],
    ['fellow-diner', { table: 'next', air: 'good' }, 'close', 'shared_toilet_lift_meal_play'],
    ['fellow-diner', { table: 'other' }, 'general', null],
    ['same-place', { air: 'open', metres: 0.5 }, 'general', null],
    ['same-place', { air: 'poor', metres: 0.5 }, 'close', 'shared_toilet_lift_meal_play'],
    ['touched-things', {}, 'close', 'contaminated_environment'],
    ['other', {}, 'general', null],
  ] as const)(
    '%s with %o is %s in the 8th and the 9th edition and the measures after',
    (relation, more, kind, way) => {
      for (const policy of [eighth, ninth, lastOfNinth, twenty, lastOfTwenty, ten, lastOfTen])
        expect(proposeContact(of(relation, more), windows, policy)).toMatchObject({ kind, way })
    },
  )

  test('is nobody from the day on which contacts are determined no more', () => {
    expect(kindOf(lastOfTen, of('household'))).toBe('close')
    expect(proposeContact(of('household'), windows, classB)).toMatchObject({
      kind: 'none',
      reason: 'no-contacts',
    })
  })

  test('goes by the ways of another disease where its pack is in force', () => {
    expect(proposeContact(of('other', { touched: true }), windows, mpox).way).toBe(
      'touched_lesions_or_soiled_things',
    )
    expect(proposeContact(of('fellow-diner', { table: 'same' }), windows, cholera).way).toBe(
      'shared_food_or_water',
    )
    expect(kindOf(cholera, of('workmate', { metres: 0.5 }))).toBe('none')
  })
})

describe('the infectious window', () => {
  test('counts its first and its last moment, and nothing beyond', () => {
    const close = (from: number, until: number) =>
      kindOf(eighth, of('household', { from, until })) === 'close'
    const first = at - 48 * hourMs
    expect(close(first - hourMs, first)).toBe(true)
    expect(close(first - hourMs, first - 1)).toBe(false)
    expect(close(at, at + hourMs)).toBe(true)
    expect(close(at + 1, at + hourMs)).toBe(false)
  })

  test('is asked for where nobody can say it, and then nothing binds', () => {
    const one = proposeContact(of('household'), { infectious: null }, eighth)
    expect(one).toMatchObject({ kind: 'close', binds: false })
    expect(one.missing).toContain('case-window')
  })
})

describe('whether a proposal binds', () => {
  test('follows the values that it rests on, and our own measures bind nobody', () => {
    expect(proposeContact(of('household'), windows, eighth).binds).toBe(false)
    const confirmed = {
      ...eighth,
      definitions: {
        ...eighth.definitions,
        contactReasons: { ...eighth.definitions.contactReasons, binds: true },
      },
    }
    expect(proposeContact(of('household'), windows, confirmed).binds).toBe(true)
    const long = of('workmate', { sameRoom: true, minutes: 20 })
    expect(proposeContact(long, windows, confirmed)).toMatchObject({ kind: 'close', binds: false })
  })
})

describe('seats', () => {
  const ride = (kind: string, ofCase: object, ofContact: object, crew = false) =>
    proposeContact(
      of('fellow-traveller', {
        transport: { kind: kind as 'aircraft', ofCase, ofContact, ...(crew ? { crew } : {}) },
      }),
      windows,
      eighth,
    )

  test.each([
    ['aircraft', { row: 12 }, { row: 15 }, 'close'],
    ['aircraft', { row: 12 }, { row: 9 }, 'close'],
    ['aircraft', { row: 12 }, { row: 16 }, 'general'],
    ['ventilated_coach', { row: 2 }, { row: 5 }, 'close'],
    ['ventilated_coach', { row: 2 }, { row: 6 }, 'general'],
    ['sealed_coach', {}, {}, 'close'],
    ['sealed_train', { carriage: '5' }, { carriage: '5' }, 'close'],
    ['sealed_train', { carriage: '5' }, { carriage: '6' }, 'general'],
    ['sealed_train', { carriage: '5', cabin: '2' }, { carriage: '5', cabin: '3' }, 'general'],
    ['open_train', { carriage: '5', bay: 3 }, { carriage: '5', bay: 4 }, 'close'],
    ['open_train', { carriage: '5', bay: 3 }, { carriage: '5', bay: 5 }, 'general'],
    ['open_train', { carriage: '5', bay: 3 }, { carriage: '6', bay: 3 }, 'general'],
    ['ship', { cabin: '101' }, { cabin: '101' }, 'close'],
    ['ship', { cabin: '101' }, { cabin: '102' }, 'general'],
    ['aircraft', { row: 12 }, {}, 'general'],
  ] as const)('%s %o and %o is %s', (kind, ofCase, ofContact, expected) => {
    const one = ride(kind, ofCase, ofContact)
    expect(one.kind).toBe(expected)
    expect(one.rule.path).toBe(`definitions.transport.${kind}`)
  })

  test('crew that served there is close wherever it sat, and a seat nobody knows is asked for', () => {
    expect(ride('aircraft', { row: 12 }, { row: 60 }, true).kind).toBe('close')
    expect(ride('aircraft', { row: 12 }, {}).missing).toContain('seat-row')
  })

  test('a sentence that the program does not know is never guessed', () => {
    expect(readScope('those who look alike')).toBeNull()
    for (const policy of packs)
      for (const { scope } of Object.values(policy.definitions.transport))
        expect(readScope(scope.v)).not.toBeNull()
  })
})

describe('contacts of contacts', () => {
  const between = { firstExposedAt: at - 30 * hourMs, isolatedAt: at - 5 * hourMs }
  const second = (policy: Policy, more: Partial<Exposure> = {}, relation: Relation = 'household') =>
    proposeSecondary(of(relation, more), between, policy)

  test('are secondary in the 8th and the 9th edition, and nobody from the twenty measures on', () => {
    expect(second(eighth).kind).toBe('secondary')
    for (const policy of [ninth, lastOfNinth]) {
      expect(second(policy)).toMatchObject({ kind: 'none', missing: ['contact-risk'] })
      expect(second(policy, { highRisk: false }).reason).toBe('contact-not-high-risk')
      expect(second(policy, { highRisk: true })).toMatchObject({
        kind: 'secondary',
        way: 'household',
      })
    }
    for (const policy of [twenty, lastOfTwenty, ten, lastOfTen, classB, mpox, cholera])
      expect(second(policy, { highRisk: true })).toMatchObject({
        kind: 'none',
        reason: 'secondary-ended',
      })
  })

  test('count between the first exposure of that contact and their isolation', () => {
    const kind = (from: number, until: number) => second(eighth, { from, until }).kind
    expect(kind(at - 31 * hourMs, at - 30 * hourMs)).toBe('secondary')
    expect(kind(at - 31 * hourMs, at - 30 * hourMs - 1)).toBe('none')
    expect(kind(at - 5 * hourMs, at)).toBe('secondary')
    expect(kind(at - 5 * hourMs + 1, at)).toBe('none')
  })

  test('ask for a long time together in the 9th edition, and for a closed space at work', () => {
    const work = (policy: Policy, more: Partial<Exposure>) =>
      second(policy, { highRisk: true, ...more }, 'workmate').kind
    expect(work(eighth, { minutes: 5 })).toBe('secondary')
    expect(work(eighth, { air: 'open' })).toBe('none')
    expect(work(ninth, { minutes: 59 })).toBe('none')
    expect(work(ninth, { minutes: 60 })).toBe('secondary')
    expect(second(eighth, {}, 'same-place').kind).toBe('none')
  })
})

describe('whatever the exposure', () => {
  const anExposure = fc.record(
    {
      relation: fc.constantFrom(...relations),
      minutes: fc.nat(300),
      metres: fc.double({ min: 0, max: 5, noNaN: true }),
      table: fc.constantFrom('same' as const, 'next' as const, 'other' as const),
      sameRoom: fc.boolean(),
      air: fc.constantFrom('open' as const, 'good' as const, 'poor' as const, 'unknown' as const),
      touched: fc.boolean(),
      aerosol: fc.boolean(),
      protected: fc.boolean(),
      highRisk: fc.boolean(),
      transport: fc.record({
        kind: fc.constantFrom(
          'aircraft' as const,
          'ventilated_coach' as const,
          'car' as const,
          'bus' as const,
        ),
        ofCase: fc.record({ row: fc.integer({ min: 1, max: 40 }) }),
        ofContact: fc.record({ row: fc.integer({ min: 1, max: 40 }) }),
      }),
    },
    { requiredKeys: ['relation'] },
  )
  const aPolicy = fc.constantFrom(...packs)
  const between = { firstExposedAt: at - 30 * hourMs, isolatedAt: null }
  const bothOf = (policy: Policy, one: object) => {
    const exposure = { ...inside, ...one } as Exposure
    return [
      proposeContact(exposure, windows, policy).kind,
      proposeSecondary(exposure, between, policy).kind,
    ] as const
  }
  const neverWeaker = (change: (one: Exposure) => object) =>
    fc.assert(
      fc.property(aPolicy, anExposure, (policy, one) => {
        const before = bothOf(policy, one)
        const after = bothOf(policy, { ...one, ...change(one as Exposure) })
        return before.every((kind, n) => isAtLeast(after[n] ?? 'none', kind))
      }),
      { numRuns: 400 },
    )

  test('longer together never makes the proposal weaker', () => {
    neverWeaker(({ minutes = 0 }) => ({ minutes: minutes + 90 }))
  })
  test('nearer never makes the proposal weaker', () => {
    neverWeaker(({ metres }) => (metres === undefined ? {} : { metres: metres / 4 }))
    neverWeaker(() => ({ table: 'same' }))
  })
  test('worse air never makes the proposal weaker', () => {
    neverWeaker(({ air }) =>
      air === 'open' ? { air: 'good' } : air === 'good' ? { air: 'poor' } : {},
    )
  })
  test('a seat nearer never makes the proposal weaker', () => {
    neverWeaker(({ transport }) => {
      const row = transport?.ofCase?.row
      return transport && row ? { transport: { ...transport, ofContact: { row } } } : {}
    })
  })
  test('outside of the window it is nobody', () => {
    const outside = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(aPolicy, anExposure, outside, fc.boolean(), (policy, one, by, isBefore) => {
        const from = isBefore ? at - 48 * hourMs - by * minuteMs : at + by * minuteMs
        const exposure = { ...one, from: isBefore ? from - hourMs : from, until: from } as Exposure
        return proposeContact(exposure, windows, policy).kind === contactKinds[3]
      }),
    )
  })
})
