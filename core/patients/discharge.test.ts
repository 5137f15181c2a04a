import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { aPolicy, sure, weak } from '../policy/testing/a-policy.ts'
import { cityInstant, hourMs } from '../time/instant.ts'
import type { CourseEntry, PatientTest } from './course.ts'
import { type Course, dischargeOf } from './discharge.ts'
import { afterDischarge } from './follow-ups.ts'
import { proposePlace } from './place.ts'
import { priorityOf } from './priority.ts'

const dayMs = 24 * hourMs
const caseAt = cityInstant('2031-03-01', '09:00')
const day = (n: number) => caseAt + n * dayMs
const entry = (n: number, more: Partial<CourseEntry> = {}): CourseEntry => ({
  kind: 'course',
  at: day(n),
  temperature: 366,
  oxygen: 98,
  severity: 'mild',
  symptoms: ['cough'],
  trend: 'better',
  ...more,
})
const swab = (n: number, ct: number | null, more: Partial<PatientTest> = {}): PatientTest => ({
  id: `t${n}`,
  at: day(n),
  knownAt: day(n) + 6 * hourMs,
  kit: 'kit a',
  genes: [
    { gene: 'N', ct, cutoff: 38 },
    { gene: 'O', ct: null, cutoff: 38 },
  ],
  call: ct === null || ct > 38 ? 'negative' : 'reactive',
  from: 'chain',
  ...more,
})
const plan = (more: object = {}) =>
  aPolicy({
    discharge: {
      temperature_normal_days: sure(3),
      negative_tests: sure(2),
      min_gap_hours: sure(24),
      requires: sure(['symptoms_better', 'imaging_better']),
      ...more,
    },
  })
const strict = plan()
const byCt = plan({ ct_at_least: sure(35) })
const course = (more: Partial<Course> = {}): Course => ({
  reason: 'infected',
  caseAt,
  admittedAt: null,
  days: [entry(1, { temperature: 385 }), ...[2, 3, 4, 5, 6].map((n) => entry(n))],
  imaging: [{ kind: 'imaging', at: day(5), finding: 'better' }],
  tests: [swab(0, 22), swab(4, null), swab(6, null)],
  ...more,
})
const met = (of: Course, policy = strict, now = day(7)) =>
  Object.fromEntries(dischargeOf(policy, of, now).conditions.map((one) => [one.kind, one.met]))

describe('the conditions of a discharge', () => {
  test('are all met, from the moment at which the last was known', () => {
    const found = dischargeOf(strict, course(), day(7))
    expect(found.conditions.map(({ kind, met: is }) => [kind, is])).toEqual([
      ['temperature', true],
      ['symptoms_better', true],
      ['imaging_better', true],
      ['tests', true],
    ])
    expect(found).toMatchObject({ met: true, metAt: day(6) + 6 * hourMs, binds: true })
  })

  test.each([
    [
      'a fever two days ago',
      { days: [...course().days.slice(0, 5), entry(6, { temperature: 373 })] },
      'temperature',
    ],
    [
      'exactly three days without fever',
      { days: [2, 3, 4, 5].map((n) => entry(n)) },
      'temperature',
    ],
    ['two days without any figure', { days: [2, 3, 6].map((n) => entry(n)) }, 'temperature'],
    [
      'symptoms that stay',
      { days: [...course().days, entry(6.5, { trend: 'same' })] },
      'symptoms_better',
    ],
    ['no picture', { imaging: [] }, 'imaging_better'],
    ['one negative', { tests: [swab(6, null)] }, 'tests'],
    ['two within a day', { tests: [swab(6, null), swab(6.9, null)] }, 'tests'],
    ['a reactive one after them', { tests: [swab(4, null), swab(5, null), swab(6, 30)] }, 'tests'],
    ['a test of before the illness', { tests: [swab(-2, null), swab(6, null)] }, 'tests'],
  ])('are not met by %s', (_, more, kind) => {
    const found = met(course(more), strict, day(6.9))
    expect(Object.entries(found).filter(([, is]) => !is)).toEqual([[kind, false]])
  })

  test('take a high Ct for a negative only where the plan says so, and then of every gene', () => {
    const high = course({ tests: [swab(4, 36.1), swab(6, 35)] })
    expect(met(high).tests).toBe(false)
    expect(met(high, byCt).tests).toBe(true)
    const other = swab(6, 36)
    const low = { ...other, genes: [...other.genes, { gene: 'E', ct: 34.9, cutoff: 38 }] }
    expect(met(course({ tests: [swab(4, 36), low] }), byCt).tests).toBe(false)
  })

  test('do not bind where a value is not confirmed, and ask for a second doctor by name', () => {
    const found = dischargeOf(plan({ negative_tests: weak(2) }), course(), day(7))
    expect(found).toMatchObject({ met: true, binds: false, asksSecond: false })
    const two = plan({ requires: sure(['symptoms_better', 'second_doctor']) })
    expect(dischargeOf(two, course(), day(7))).toMatchObject({ met: true, asksSecond: true })
  })

  test('leave a word that nobody knows to a doctor', () => {
    expect(met(course(), plan({ requires: sure(['rash_healed']) })).rash_healed).toBe(false)
  })

  test('an invalid test changes nothing, wherever it stands', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 70 }), (tenth) => {
        const invalid = swab(tenth / 10, null, { id: 'x', call: 'invalid' })
        const one = course()
        const with_ = { ...one, tests: [...one.tests, invalid] }
        expect(dischargeOf(strict, with_, day(7))).toEqual(dischargeOf(strict, one, day(7)))
      }),
    )
  })

  test('are never met by fewer tests than by more negative ones later', () => {
    fc.assert(
      fc.property(fc.array(fc.option(fc.integer({ min: 15, max: 39 }))), (cts) => {
        const tests = cts.map((ct, n) => swab(n, ct, { id: `${n}` }))
        const later = [100, 102].map((n) => swab(n, null, { id: `late ${n}` }))
        expect(met(course({ tests: [...tests, ...later] }), strict, day(110)).tests).toBe(true)
      }),
    )
  })
})

describe('a track of its own', () => {
  const track = {
    infected: {
      clock: sure('first_positive'),
      stages: [{ place: sure('home_isolation'), ends_when: sure('two_ct_on_days_6_and_7') }],
      release: { ct_at_least: sure(35), on_days: sure([6, 7]) },
    },
  }
  const home = aPolicy({ tracks: track })
  const ofDays = (...tests: PatientTest[]) =>
    dischargeOf(home, course({ tests, days: [], imaging: [] }), day(20)).met
  // The first positive was taken on day 1, at 9:00 of 1 March.
  test('lets somebody go by the tests of its days', () => {
    expect(ofDays(swab(5, 35), swab(6, 37))).toBe(true)
    expect(ofDays(swab(4, 36), swab(5, 36))).toBe(false)
    expect(ofDays(swab(5, 36), swab(5.2, 36))).toBe(false)
    expect(ofDays(swab(5, 36), swab(6, 34.9))).toBe(false)
    expect(ofDays(swab(5, 33), swab(6, 36), swab(7, null))).toBe(true)
  })
})

describe('where and who first', () => {
  test('the ill and vulnerable are proposed for a hospital, others by the track', () => {
    const policy = aPolicy()
    const of = { reason: 'infected', severity: 'none', isVulnerable: false } as const
    expect(proposePlace(policy, of)).toMatchObject({ level: 'home', because: 'track', binds: true })
    expect(proposePlace(policy, { ...of, isVulnerable: true })).toMatchObject({
      level: 'designated-hospital',
      because: 'vulnerable',
      binds: false,
    })
    expect(proposePlace(policy, { ...of, severity: 'ordinary' }).because).toBe('severe')
    expect(proposePlace(strict, { ...of, reason: 'unknown_reason' })).toMatchObject({
      because: 'no-rule',
      rule: null,
    })
  })

  test('nobody becomes less urgent by being vulnerable, or by less oxygen', () => {
    const anyone = fc.record({
      age: fc.integer({ min: 0, max: 99 }),
      severity: fc.constantFrom('none', 'mild', 'ordinary', 'severe', 'critical' as const),
      symptoms: fc.subarray(['cough', 'breathless', 'fever'] as const),
      oxygen: fc.option(fc.integer({ min: 70, max: 100 })),
      temperature: fc.option(fc.integer({ min: 350, max: 410 })),
    })
    fc.assert(
      fc.property(anyone, (one) => {
        const plain = priorityOf({ ...one, isVulnerable: false } as never).priority
        expect(priorityOf({ ...one, isVulnerable: true } as never).priority).toBeLessThanOrEqual(
          plain,
        )
        expect(priorityOf({ ...one, isVulnerable: false, oxygen: 85 } as never).priority).toBe(1)
      }),
    )
  })
})

test('after a discharge come the test of the plan and a visit at the end of each stage', () => {
  const policy = aPolicy({
    tracks: {
      infected: {
        clock: sure('discharge'),
        stages: [
          { place: sure('centralized'), days: sure(14) },
          { place: sure('home_monitoring'), days: sure(14) },
        ],
      },
    },
    discharge: { after_days: sure(7) },
  })
  const { stages, followUps } = afterDischarge(policy, 'infected', caseAt)
  expect(stages.map(({ place, days }) => [place, days])).toEqual([
    ['centralized', 14],
    ['home_monitoring', 14],
  ])
  expect(followUps.map(({ kind, day: n, dueAt }) => [kind, n, dueAt])).toEqual([
    ['test', 7, cityInstant('2031-03-08', '00:00')],
    ['visit', 14, cityInstant('2031-03-15', '00:00')],
    ['visit', 28, cityInstant('2031-03-29', '00:00')],
  ])
})
