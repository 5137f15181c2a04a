import type { CourseEntry, PatientTest } from '@bihuan/core/patients/course.ts'
import { dischargeOf } from '@bihuan/core/patients/discharge.ts'
import { afterDischarge } from '@bihuan/core/patients/follow-ups.ts'
import { resolvePack } from '@bihuan/core/policy/resolve.ts'
import { cityInstant, hourMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { shippedLibrary } from '../policy/shipped.ts'

// Written by hand from the reference (domain-policy §2.4 and §2.1), not from the code: what each edition lets go and what it keeps.

const dayMs = 24 * hourMs
/** The rules of a pack as nobody adopted them; what counts here is what they ask, not whether it binds. */
function policyAt(pack: string, day: string) {
  const resolved = resolvePack(shippedLibrary(), pack, cityInstant(day, '12:00'), [])
  if (!resolved.ok) throw new Error(`no ${pack} on ${day}`)
  return resolved.policy
}

type Case = {
  name: string
  pack: string
  day: string
  reason: string
  /** Ct of N and ORF by day after the first positive; null is a gene without a curve. */
  tests: [day: number, n: number | null, orf: number | null][]
  /** Days from the first positive on which a temperature was normal. */
  normal: number[]
  imaging: boolean
  edition: string
  met: boolean
}
const whole = { normal: [1, 2, 3, 4, 5, 6, 7, 8], imaging: true }
const twice = (a: number | null, b: number | null): Case['tests'] => [
  [5, a, a],
  [7, b, b],
]
const sameCt = { reason: 'infected', ...whole, tests: twice(36, 36) }
const negative = { reason: 'infected', ...whole, tests: twice(null, null) }
const plan8 = { pack: 'cn-ncp-8', day: '2022-03-13', edition: 'cn-dt-plan-8' }
const plan9 = { pack: 'cn-ncp-8', day: '2022-03-14', edition: 'cn-dt-plan-9' }
const later9 = { pack: 'cn-ncp-9', day: '2022-08-01', edition: 'cn-dt-plan-9' }
const mild = {
  pack: 'cn-10m',
  day: '2022-12-10',
  edition: 'cn-10m',
  reason: 'infected_mild',
  normal: [],
  imaging: false,
}

const cases: Case[] = [
  { name: 'two negatives, the day before the change', ...plan8, ...negative, met: true },
  { name: 'two negatives, on the day of the change', ...plan9, ...negative, met: true },
  { name: 'Ct 36 twice, the day before', ...plan8, ...sameCt, met: false },
  { name: 'Ct 36 twice, on the day', ...plan9, ...sameCt, met: true },
  { name: 'Ct 36 twice under the 9th control plan', ...later9, ...sameCt, met: true },
  { name: 'Ct exactly 35', ...plan9, ...sameCt, tests: twice(35, 35), met: true },
  { name: 'Ct 34.9 once', ...plan9, ...sameCt, tests: twice(35, 34.9), met: false },
  {
    name: 'one gene below',
    ...plan9,
    ...sameCt,
    tests: [
      [5, 36, 36],
      [7, 36, 34],
    ],
    met: false,
  },
  { name: 'one negative and one Ct 37', ...plan9, ...sameCt, tests: twice(null, 37), met: true },
  { name: 'the same under the 8th', ...plan8, ...sameCt, tests: twice(null, 37), met: false },
  {
    name: '23 hours apart',
    ...plan9,
    ...sameCt,
    tests: [
      [6, 36, 36],
      [6.95, 36, 36],
    ],
    met: false,
  },
  {
    name: '24 hours apart',
    ...plan9,
    ...sameCt,
    tests: [
      [6, 36, 36],
      [7, 36, 36],
    ],
    met: true,
  },
  { name: 'three normal days only', ...plan8, ...negative, normal: [5, 6, 7, 8], met: false },
  { name: 'no picture of the lungs', ...plan8, ...negative, imaging: false, met: false },
  {
    name: 'mild, Ct 35 on days 6 and 7',
    ...mild,
    tests: [
      [5, 35, 36],
      [6, 35, null],
    ],
    met: true,
  },
  {
    name: 'mild, on days 5 and 6',
    ...mild,
    tests: [
      [4, 36, 36],
      [5, 36, 36],
    ],
    met: false,
  },
  {
    name: 'mild, Ct 34 on day 7',
    ...mild,
    tests: [
      [5, 36, 36],
      [6, 34, 36],
    ],
    met: false,
  },
]

describe('who is let go', () => {
  test.each(cases)('$name', ({ pack, day, reason, tests, normal, imaging, edition, met }) => {
    const now = cityInstant(day, '12:00')
    const first = now - 8 * dayMs
    const at = (n: number) => first + n * dayMs
    const found = dischargeOf(
      policyAt(pack, day),
      {
        reason,
        caseAt: first,
        admittedAt: null,
        days: normal.map(
          (n): CourseEntry => ({
            kind: 'course',
            at: at(n),
            temperature: 367,
            oxygen: 97,
            severity: 'mild',
            symptoms: [],
            trend: 'better',
          }),
        ),
        imaging: imaging ? [{ kind: 'imaging', at: at(6), finding: 'better' }] : [],
        tests: tests.map(
          ([n, one, two]): PatientTest => ({
            id: `${n}`,
            at: at(n),
            knownAt: at(n),
            kit: 'k',
            genes: [
              { gene: 'N', ct: one, cutoff: 40 },
              { gene: 'ORF1ab', ct: two, cutoff: 40 },
            ],
            call: one === null && two === null ? 'negative' : 'reactive',
            from: 'hospital',
          }),
        ),
      },
      now,
    )
    expect([found.plan?.module, found.met]).toEqual([edition, met])
  })
})

describe('what follows', () => {
  const after = (pack: string, day: string, reason: string) =>
    afterDischarge(policyAt(pack, day), reason, cityInstant(day, '12:00'))
  test.each([
    ['cn-ncp-8', '2022-03-13', 'infected', ['visit 14', 'visit 28']],
    ['cn-ncp-8', '2022-03-14', 'infected', ['test 7', 'visit 14', 'visit 28']],
    ['cn-ncp-9', '2022-08-01', 'infected', ['test 7']],
    ['cn-10m', '2022-12-10', 'infected_mild', []],
  ])('%s on %s, %s: %j', (pack, day, reason, owed) => {
    expect(after(pack, day, reason).followUps.map((one) => `${one.kind} ${one.day}`)).toEqual(owed)
  })
})
