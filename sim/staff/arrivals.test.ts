import { minuteMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { indexCity } from '../city/city-index.ts'
import { generateCity } from '../city/generate.ts'
import { seeded } from '../random/random.ts'
import { planCity } from '../seed/plan-city.ts'
import { noticeFile } from '../seed/policy-files.ts'
import { noticeOf } from '../seed/seed-city.ts'
import { arrivalMoments, visitsOf } from './arrivals.ts'
import { fatesOf } from './fates.ts'

const notice = noticeOf(noticeFile())
const index = indexCity(generateCity({ seed: 4, scale: 0.001 }))
const plan = planCity(index, { seed: 4, notice, streetNames: new Map() })
const [window] = notice.windows
const opens = window?.opens ?? 0
const closes = window?.closes ?? 0

describe('arrivals', () => {
  test('follow the curve: more in the first hour than in any other, nobody before nine or after six', () => {
    const momentOf = arrivalMoments(notice)
    const hours = new Map<number, number>()
    for (let n = 0; n < 10_000; n += 1) {
      const at = momentOf(n / 10_000)
      expect(at).toBeGreaterThanOrEqual(opens)
      expect(at).toBeLessThanOrEqual(closes)
      const hour = Math.floor((at - opens) / (60 * minuteMs))
      hours.set(hour, (hours.get(hour) ?? 0) + 1)
    }
    const [first = 0, ...later] = [...hours].sort(([a], [b]) => a - b).map(([, count]) => count)
    for (const count of later) expect(first).toBeGreaterThan(count)
    expect(momentOf(0.2)).toBeLessThan(momentOf(0.4))
  })

  test('bring everybody who comes to exactly one site, with their household', () => {
    const fateOf = fatesOf(4)
    const momentOf = arrivalMoments(notice)
    const come = plan.sites.flatMap((site) =>
      visitsOf(site, notice, seeded(site.id), (person) => fateOf(person) === 'comes', momentOf),
    )
    const people = come.flatMap((visit) => visit.people)
    expect(new Set(people).size).toBe(people.length)
    const due = plan.due.reduce((sum, { building }) => sum + building.people, 0)
    expect(people.length / due).toBeGreaterThan(0.95)
    expect(people.length).toBeLessThan(due)
    expect(new Set(come.map(({ at }) => at >= opens))).toEqual(new Set([true]))
  })

  test('find a site for every way of the notice, with laboratories that keep up', () => {
    expect(new Set(plan.sites.map(({ kind }) => kind)).has('door')).toBe(true)
    expect(new Set(plan.sites.map(({ kind }) => kind)).has('slot')).toBe(true)
    for (const site of plan.sites) {
      expect(site.people).toBeLessThan(5_000)
      expect(site.samplers).toBeGreaterThanOrEqual(Math.min(200, site.people / 360))
    }
    expect(plan.laboratories.length).toBeGreaterThan(1)
  })
})
