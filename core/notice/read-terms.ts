import { type Place, within } from './fault.ts'
import { type Exemption, exemptionFacts, type Notice } from './notice.ts'
import { readFields, readOne, readText, readWhole, readWords } from './read.ts'
import { readSource, type Sources } from './read-source.ts'

export function readExemption(place: Place, value: unknown, sources: Sources): Exemption {
  const fields = readFields(place, value, ['fact', 'source'], ['within_hours'])
  const hours = fields.within_hours
  return {
    fact: readOne(within(place, 'fact'), fields.fact, exemptionFacts),
    withinHours:
      hours === undefined ? null : readWhole(within(place, 'within_hours'), hours, 1, 8_760),
    source: readSource(within(place, 'source'), fields.source, sources),
  }
}

export function readValidity(place: Place, value: unknown, sources: Sources): Notice['validity'] {
  const fields = readFields(place, value, ['hours', 'clock', 'source'])
  return {
    hours: readWhole(within(place, 'hours'), fields.hours, 1, 720),
    clock: readOne(within(place, 'clock'), fields.clock, ['sampling'] as const),
    source: readSource(within(place, 'source'), fields.source, sources),
  }
}

export function readMissed(place: Place, value: unknown, sources: Sources): Notice['missed'] {
  const fields = readFields(place, value, ['consequence', 'rule', 'source'])
  return {
    consequence: readWords(within(place, 'consequence'), fields.consequence),
    rule: readText(within(place, 'rule'), fields.rule),
    source: readSource(within(place, 'source'), fields.source, sources),
  }
}
