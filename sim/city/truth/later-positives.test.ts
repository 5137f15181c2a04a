import { cityInstant } from '@bihuan/core/time/instant.ts'
import { describe, expect, test } from 'vitest'
import { indexCity } from '../city-index.ts'
import { spreadInfection } from '../epidemic.ts'
import { generateCity } from '../generate.ts'
import { pickZones } from '../zones.ts'
import { dayMs } from './course.ts'
import { ctInTime, drawIncubating } from './later-positives.ts'
import { tellTransmission } from './transmission.ts'

const seed = 18
const roundAt = cityInstant('2022-01-14', '09:00')
const index = indexCity(generateCity({ seed, scale: 0.0005 }))
const infections = spreadInfection(index, { seed, zones: pickZones(index, { seed }) })
const outbreak = tellTransmission(index, infections, { seed, roundAt })
const incubating = drawIncubating(outbreak.contacts, infections, {
  seed,
  course: outbreak.course,
  roundAt,
})
const ctAt = ctInTime(infections, incubating, roundAt)

describe('who turns positive after the round', () => {
  test('are some of the true contacts, none of whom the round could have found', () => {
    const contacts = new Set(outbreak.contacts.map(({ who }) => who.person))
    const carriers = new Set(infections.map(({ person }) => person))
    expect(incubating.size).toBeGreaterThan(0)
    expect(incubating.size).toBeLessThan(contacts.size / 5)
    for (const person of incubating.keys()) {
      expect(contacts.has(person)).toBe(true)
      expect(carriers.has(person)).toBe(false)
      expect(ctAt(person, roundAt)).toBeNull()
    }
  })

  test('show it from two days before their onset, the clearer the nearer, and then less and less', () => {
    for (const { person, onsetAt } of incubating.values()) {
      expect(ctAt(person, onsetAt - 2.1 * dayMs)).toBeNull()
      const before = ctAt(person, onsetAt - dayMs) ?? Number.NaN
      const on = ctAt(person, onsetAt) ?? Number.NaN
      const after = ctAt(person, onsetAt + 3 * dayMs) ?? Number.NaN
      expect(on).toBeLessThan(before)
      expect(on).toBeLessThan(after)
      expect(ctAt(person, onsetAt + 20 * dayMs)).toBeNull()
    }
  })

  test('carriers of the round fade, and whoever caught nothing shows nothing', () => {
    for (const { person, ct } of infections) {
      expect(ctAt(person, roundAt)).toBe(ct < 40 ? ct : null)
      expect(ctAt(person, roundAt + 30 * dayMs)).toBeNull()
    }
    expect(ctAt('nobody', roundAt)).toBeNull()
  })
})
