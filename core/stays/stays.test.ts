import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cohorts } from '../isolation/cohort.ts'
import { cityDateOf, cityInstant, hourMs } from '../time/instant.ts'
import { alarmsOf } from './alarms-of.ts'
import { isCheckOwed, nextCheckDue } from './check-slots.ts'
import { type Sharer, unsafeFor } from './move-in.ts'
import { testRoundOf } from './test-round.ts'

const now = cityInstant('2022-08-04', '10:00')
const contact: Sharer = { cohort: 'contact', party: null, source: 'case-1' }
const room = { beds: 2, readyAt: now - 1, isOut: false, guests: [] }

describe('moving into a room', () => {
  test('is safe where it is clean and nobody of another group is in it', () => {
    expect(unsafeFor(contact, room, now)).toBeNull()
    expect(unsafeFor(contact, { ...room, guests: [contact] }, now)).toBeNull()
  })

  test('is refused for what is unsafe, each with its own word', () => {
    expect(unsafeFor(contact, { ...room, isOut: true }, now)).toBe('out')
    expect(unsafeFor(contact, { ...room, readyAt: null }, now)).toBe('not-cleaned')
    expect(unsafeFor(contact, { ...room, readyAt: now + 1 }, now)).toBe('not-cleaned')
    expect(unsafeFor(contact, { ...room, beds: 1, guests: [contact] }, now)).toBe('full')
    const other = { ...contact, source: 'case-2' }
    expect(unsafeFor(contact, { ...room, guests: [other] }, now)).toBe('mixed')
  })

  test('a household shares a room whatever case each of them met', () => {
    const mother = { ...contact, party: 'p' }
    expect(unsafeFor({ ...mother, source: null }, { ...room, guests: [mother] }, now)).toBeNull()
  })

  test('never lets two groups into one room', () => {
    const cohort = fc.constantFrom(...cohorts)
    fc.assert(
      fc.property(cohort, cohort, fc.boolean(), (one, other, sameParty) => {
        const party = sameParty ? 'p' : null
        const guests = [{ cohort: other, party, source: 'c' }]
        const safe = unsafeFor({ cohort: one, party, source: 'c' }, { ...room, guests }, now)
        expect(safe === null).toBe(
          one === other && (one !== 'household' && one !== 'inbound' ? true : sameParty),
        )
      }),
    )
  })
})

describe('checks of health', () => {
  test('two a day: who was measured in the morning owes the evening one, until midnight', () => {
    const morning = cityInstant('2022-08-04', '08:00')
    const midnight = cityInstant('2022-08-05', '00:00')
    expect(nextCheckDue(2, morning)).toBe(midnight)
    expect(isCheckOwed(2, midnight, cityInstant('2022-08-04', '11:59'))).toBe(false)
    expect(isCheckOwed(2, midnight, cityInstant('2022-08-04', '12:00'))).toBe(true)
  })

  test('without a number in the rules nothing is owed', () => {
    expect(nextCheckDue(null, now)).toBeNull()
    expect(isCheckOwed(null, null, now)).toBe(false)
  })

  test('the next one is never due within its own part of the day, nor later than two parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 24 }), fc.integer({ min: 0, max: 999_999 }), (n, s) => {
        const at = now + s * 1_000
        const due = nextCheckDue(n, at) ?? 0
        expect(due - at).toBeGreaterThan((24 * hourMs) / n)
        expect(due - at).toBeLessThanOrEqual((48 * hourMs) / n)
      }),
    )
  })
})

describe('alarms', () => {
  const rule = { answerMinutes: 30, source: 'x', isConfirmed: false }
  const fever = {
    ...rule,
    id: 'fever',
    kind: 'temperature-at-least' as const,
    temperature: 37.3,
    symptom: null,
  }
  const chest = {
    ...rule,
    id: 'chest',
    kind: 'symptom' as const,
    temperature: null,
    symptom: 'chest-pain',
  }

  test('follow from the rules that are met, and from nothing else', () => {
    const raised = (temperature: number | null, symptoms: string[] = []) =>
      alarmsOf({ temperature, symptoms }, [fever, chest]).map(({ id }) => id)
    expect(raised(37.2)).toEqual([])
    expect(raised(37.3)).toEqual(['fever'])
    expect(raised(null, ['chest-pain'])).toEqual(['chest'])
    expect(raised(null, ['cough'])).toEqual([])
  })
})

describe('the round of isolation testing of a day', () => {
  test('has a number of its own, beyond those of notices', () => {
    expect(testRoundOf('2022-01-01')).toBe(2_022_601)
    expect(testRoundOf('2024-12-31')).toBe(2_024_966)
    expect(testRoundOf('2025-01-01')).toBe(2_025_601)
  })

  test('no two days share one', () => {
    const days = Array.from({ length: 800 }, (_, n) => cityDateOf(now + n * 24 * hourMs))
    expect(new Set(days.map(testRoundOf)).size).toBe(800)
  })
})
