import { hourMs } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { indexCity } from '../../city/city-index.ts'
import { spreadInfection } from '../../city/epidemic.ts'
import { generateCity } from '../../city/generate.ts'
import { tellTransmission, tracedFrom } from '../../city/truth/transmission.ts'
import { pickZones } from '../../city/zones.ts'
import { seeded } from '../../random/random.ts'
import { tell } from './memory.ts'
import { delayOf, scoreTracing } from './score.ts'

const roundAt = Date.parse('2022-01-13T23:00:00Z')
const index = indexCity(generateCity({ seed: 4, scale: 0.002 }))
const zones = pickZones(index, { seed: 4 })
const truth = tellTransmission(
  index,
  spreadInfection(index, { seed: 5, zones, prevalence: 0.002 }),
  {
    seed: 5,
    roundAt,
  },
)
const askedAt = roundAt + 9 * hourMs
const stories = truth.cases.flatMap((it) => {
  if (it.person === null) return []
  const since = tracedFrom(it, roundAt)
  const visits = truth.visits.filter(({ who, from }) => who === it.id && from >= since)
  const contacts = truth.contacts.filter((one) => one.case === it.id)
  const told = tell({ visits, contacts, askedAt, somebody: () => 'somebody else' }, seeded(it.id))
  return [{ it, visits, contacts, told }]
})
const all = stories.flatMap(({ contacts }) => contacts)
const named = stories.flatMap(({ told }) => told.contacts)

describe('what a case tells', () => {
  test('is a part of the truth, and a few who were not there', () => {
    const wrong = named.filter(({ isTrue }) => !isTrue)
    expect(named.length).toBeGreaterThan(all.length * 0.2)
    expect(named.length).toBeLessThan(all.length * 0.7)
    expect(wrong.length).toBeGreaterThan(0)
    expect(wrong.length).toBeLessThan(named.length * 0.12)
    for (const { person, isTrue } of named) expect(person === 'somebody else').toBe(!isTrue)
  })

  test('is nearly all of the family, and less of strangers than of workmates', () => {
    const share = (relation: string) =>
      named.filter((one) => one.relation === relation && one.isTrue).length /
      all.filter((one) => one.relation === relation).length
    expect(share('family')).toBeGreaterThan(0.95)
    expect(share('colleague')).toBeGreaterThan(share('stranger') + 0.2)
  })

  test('has the minute of what was paid, and times that are wrong of what is only remembered', () => {
    const visits = stories.flatMap(({ told }) => told.visits)
    const paid = visits.filter(({ source }) => source === 'bill')
    const spoken = visits.filter(({ source }) => source === 'spoken')
    expect(paid.length).toBeGreaterThan(5)
    for (const { visit, from } of paid) expect(from).toBe(visit.from)
    expect(spoken.filter(({ visit, from }) => from !== visit.from).length).toBeGreaterThan(
      spoken.length / 2,
    )
    for (const { from, until } of visits) {
      expect(until).toBeGreaterThan(from)
      expect(from).toBeLessThan(askedAt)
    }
  })
})

describe('the measure against truth', () => {
  const cases = stories.map(({ it }) => ({
    person: it.id,
    positiveAt: roundAt,
    openedAt: roundAt,
    keyFactsAt: roundAt + hourMs,
    signedAt: null,
    source: {
      infector: it.infector?.startsWith('visitor') ? null : it.infector,
      by: 'decided' as const,
    },
  }))
  const perfect = truth.contacts.map((one) => ({
    case: one.case,
    person: one.who.person,
    kind: 'close',
    placedAt: roundAt + 2 * hourMs,
  }))

  test('gives everything to who found everything', () => {
    const score = scoreTracing(truth, { cases, contacts: perfect })
    expect(score.contacts).toMatchObject({ found: truth.contacts.length, share: 1 })
    expect(score.infectedContacts.share).toBe(1)
    expect(score.wrongContacts).toBe(0)
    expect(score.links).toMatchObject({ of: cases.length, right: cases.length, wrong: 0 })
    expect(score.delays.toPlaced).toMatchObject({ of: perfect.length, medianMinutes: 120 })
    expect(score.delays.toSignedList).toEqual({ of: 0, medianMinutes: null, p90Minutes: null })
  })

  test('counts who was missed, who was named wrongly, and a source that was not', () => {
    const [first, ...rest] = perfect
    const one = cases[0]
    if (!first || !one) throw new Error('an epidemic of nobody')
    const score = scoreTracing(truth, {
      cases: [{ ...one, source: { infector: 'nobody', by: 'likely' } }, ...cases.slice(1)],
      contacts: [{ ...first, person: 'a stranger' }, { ...first, person: null }, ...rest],
    })
    expect(score.contacts.found).toBe(truth.contacts.length - 1)
    expect(score).toMatchObject({ wrongContacts: 1, unidentified: 1 })
    expect(score.links).toMatchObject({ wrong: 1, right: cases.length - 1 })
  })

  test('tells the middle and the ninth tenth', () => {
    expect(delayOf(Array.from({ length: 10 }, (_, n) => (n + 1) * 60_000))).toEqual({
      of: 10,
      medianMinutes: 5,
      p90Minutes: 9,
    })
  })
})
