import type { PassDecision } from '@bihuan/core/pass/accept-pass.ts'
import { type PassFault, passWords, unsureFaults } from '@bihuan/core/pass/pass-words.ts'
import { statusClasses } from '@bihuan/core/policy/words.ts'
import { describe, expect, test } from 'vitest'
import { verdictOf } from './verdict.ts'

const always = {
  dataAt: 0,
  dataAgeMs: 0,
  medicalExit: 'always' as const,
  medicalText: { zh: '', en: '' },
}
const good = (over: object = {}): PassDecision => ({
  ...always,
  ok: true,
  class: 'clear',
  form: 'screen',
  nameMasked: '张*丰',
  expiresAt: 1,
  mustSeeDocument: false,
  text: { zh: '可以通行', en: 'May pass' },
  ...over,
})
const bad = (fault: PassFault): PassDecision => ({
  ...always,
  ok: false,
  fault,
  weight: unsureFaults.has(fault) ? 'unsure' : 'refused',
  text: passWords[fault],
})
const faults = Object.keys(passWords) as PassFault[]

describe('what the guard is told', () => {
  test('is another sign for each class, and another for what is not taken', () => {
    const signs = statusClasses.map((of) => verdictOf(good({ class: of }), 'checked').sign)
    expect(signs).toEqual(['staying', 'limited', 'reminded', 'passed'])
    expect(verdictOf(bad('bad-signature'), 'checked')).toMatchObject({
      sign: 'refused',
      nameMasked: null,
    })
    expect(verdictOf(good({ mustSeeDocument: true }), 'checked').mustSeeDocument).toBe(true)
  })

  test('is unsure without data, and with data that is old', () => {
    expect(verdictOf(null, 'checked')).toMatchObject({ sign: 'unsure', code: 'no-data' })
    expect(verdictOf(bad('old-data'), 'checked').sign).toBe('unsure')
  })

  test('is never a green, and never somebody’s fault of time, where the device has lost the time', () => {
    for (const of of statusClasses)
      expect(verdictOf(good({ class: of }), 'lost')).toMatchObject({
        code: 'clock-lost',
        nameMasked: null,
      })
    for (const fault of ['expired', 'not-yet', 'live-late', 'live-early'] as const)
      expect(verdictOf(bad(fault), 'lost')).toMatchObject({ sign: 'unsure', code: 'clock-lost' })
    // A forgery is one by any clock.
    for (const fault of ['bad-signature', 'not-a-pass', 'revoked', 'live-wrong'] as const)
      expect(verdictOf(bad(fault), 'lost').sign).toBe('refused')
  })

  test('takes no fault of time for the person’s before the city has said the time, and does afterwards', () => {
    for (const fault of ['expired', 'live-late'] as const) {
      expect(verdictOf(bad(fault), 'carried').sign).toBe('unsure')
      expect(verdictOf(bad(fault), 'checked').sign).toBe('refused')
    }
    expect(verdictOf(good(), 'carried').sign).toBe('passed')
  })

  test('of what is only unsure always says that nobody is turned away for it', () => {
    for (const fault of faults)
      for (const clock of ['checked', 'carried', 'lost'] as const) {
        const { sign, text } = verdictOf(bad(fault), clock)
        if (sign !== 'unsure' || fault === 'not-yet' || fault === 'live-early') continue
        expect(text.en).toMatch(/no reason to turn anybody away/)
        expect(text.zh).toMatch(/不得据此拒绝/)
      }
  })
})
