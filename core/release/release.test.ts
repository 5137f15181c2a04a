import { describe, expect, test } from 'vitest'
import { noActs } from '../orders/act-book.ts'
import { aVerifiedOrder } from '../orders/testing/a-signed-order.ts'
import { day, t0 } from '../orders/testing/officers.ts'
import type { Fact } from '../status/fact.ts'
import { factBook } from '../status/fact-book.ts'
import { aCase, aContact, aResult, aSample } from '../status/testing/a-fact.ts'
import { aTransition } from '../status/testing/a-transition.ts'
import { sure, testPolicy, unverified } from '../status/testing/test-policy.ts'
import { hourMs, type Instant, instantOf } from '../time/instant.ts'
import type { RulesSince } from './course.ts'
import { type ReleaseInput, releaseOf } from './release.ts'

// The exposure is on 6 November, t0 on the 8th: seven days at the site end with the 12th.
const midnight = (date: string): Instant => instantOf(`2022-11-${date}T00:00:00+08:00`)
const asking = (release: object) =>
  testPolicy((body) => Object.assign(body.tracks.close_contact, { release }))
const allNegative = asking({ negatives: sure('all') })
const rules = (policy = allNegative, from = t0 - 30 * day): RulesSince => ({
  policy,
  transition: [],
  from,
})

function at(when: Instant, more: Partial<ReleaseInput> & { facts?: readonly Fact[] } = {}) {
  const { facts = [aContact()], ...rest } = more
  return releaseOf({
    book: factBook(facts, ['bai'], when, when),
    stay: { basis: 'close_contact', place: 'centralized', arrivedAt: t0 },
    line: [rules()],
    orders: [],
    acts: noActs,
    index: null,
    room: [],
    refused: [],
    ...rest,
  })
}
const swab = (date: string, hours: number | null, more: object = {}): Fact[] => {
  const when = midnight(date) + 9 * hourMs
  const sample = aSample({ id: `s${date}`, at: when, knownAt: when })
  if (hours === null) return [sample]
  return [sample, aResult({ id: `r${date}`, at: when, knownAt: when + hours * hourMs, ...more })]
}
const states = ({ conditions }: ReturnType<typeof at>) =>
  conditions.map(({ kind, state }) => `${kind} ${state}`)

describe('days and tests', () => {
  test('a test of before somebody came is asked of nobody; the others are met on their day', () => {
    const facts = [aContact(), ...swab('08', 8), ...swab('10', 8)]
    const release = at(midnight('12'), { facts })
    expect(states(release)).toEqual(['days ahead', 'test met', 'test met', 'test ahead'])
    expect(release).toMatchObject({ dueAt: midnight('13'), met: false, stage: 0 })
    expect(release.next).toEqual({ place: 'home_monitoring', until: midnight('16') })
  })

  test('a result that is late by the hours of the rules holds nobody', () => {
    const slow = testPolicy((body) => {
      Object.assign(body.tracks.close_contact, { release: { negatives: sure('all') } })
      Object.assign(body.testing, { result_hours: { voluntary: sure(24) } })
    })
    const facts = [aContact(), ...swab('08', 8), ...swab('10', 8), ...swab('12', null)]
    const line = [rules(slow)]
    const waiting = at(midnight('13') + hourMs, { facts, line })
    expect(waiting.conditions.at(-1)).toMatchObject({ state: 'waiting', who: 'lab-reviewer' })
    expect(waiting.dueAt).toBe(midnight('13') + 9 * hourMs)
    const excused = at(midnight('13') + 9 * hourMs, { facts, line })
    expect(states(excused).at(-1)).toBe('test excused')
    expect(excused).toMatchObject({ met: true, dueAt: midnight('13') + 9 * hourMs })
  })

  test('a refusal and a reactive result hold, until a negative comes, and never beyond the order', () => {
    const refused = [midnight('10') + 9 * hourMs]
    const facts = [aContact(), ...swab('08', 8), ...swab('12', 8)]
    expect(at(midnight('13'), { facts: facts.slice(0, 3), refused }).dueAt).toBeNull()
    // The negative of the 12th answers what was refused on the 10th.
    expect(at(midnight('13'), { facts, refused }).dueAt).toBe(midnight('13'))
    const reactive = [aContact(), ...swab('10', 8, { call: 'reactive', ct: 30 })]
    expect(at(midnight('13'), { facts: reactive }).dueAt).toBeNull()
    const order = aVerifiedOrder({ until: t0 + 4 * day })
    const held = at(midnight('11'), { facts: reactive, orders: [order] })
    expect(held).toMatchObject({ dueAt: order.order.until, ruleAt: null, binds: true })
    expect(at(order.order.until, { facts: reactive, orders: [order] })).toMatchObject({
      dueAt: order.order.until,
      binds: false,
    })
  })

  test('a pool says nothing of one person', () => {
    const facts = [aContact(), ...swab('08', 8, { of: 'pool' })]
    expect(states(at(midnight('10'), { facts }))[1]).toBe('test excused')
  })
})

describe('what binds nobody', () => {
  test('a condition that nobody confirmed is shown and holds nobody', () => {
    const line = [rules(asking({ requires: unverified(['scabs_fallen_off']) }))]
    const release = at(midnight('13'), { line })
    expect(states(release)).toEqual(['days met', 'discharge wanting'])
    expect(release).toMatchObject({ met: true, dueAt: midnight('13') })
    const confirmed = [rules(asking({ requires: sure(['scabs_fallen_off']) }))]
    expect(at(midnight('13'), { line: confirmed })).toMatchObject({ met: false, dueAt: null })
  })

  test('without an order nobody is held; without a reason nothing is asked', () => {
    expect(at(t0 + day)).toMatchObject({ binds: false })
    const stay = { basis: 'voluntary', place: 'centralized', arrivedAt: t0 }
    expect(at(t0 + day, { stay })).toMatchObject({ dueAt: null, binds: false, conditions: [] })
  })
})

describe('somebody ill', () => {
  const ill = aCase({
    id: 'own',
    person: 'bai',
    at: t0 + day,
    knownAt: t0 + day,
    reason: 'patient_confirmed',
  })
  const stay = { basis: 'patient_confirmed', place: 'designated_hospital', arrivedAt: t0 + day }
  test('is sent home by nobody before a doctor let them go, and held by nobody without an order', () => {
    const release = at(t0 + 9 * day, { facts: [aContact(), ill], stay })
    expect(release).toMatchObject({ dueAt: null, binds: false, met: false })
    expect(release.conditions).toMatchObject([{ kind: 'discharge', who: 'doctor' }])
    const discharge = {
      kind: 'discharge' as const,
      id: 'd',
      person: 'bai',
      at: t0 + 9 * day,
      knownAt: t0 + 9 * day,
    }
    const gone = at(t0 + 9 * day, { facts: [aContact(), ill, discharge], stay })
    expect(gone).toMatchObject({ dueAt: t0 + 9 * day, met: true })
  })

  test('is counted as that also where they came as a contact', () => {
    const facts = [aContact(), ill]
    const order = aVerifiedOrder({ until: t0 + 4 * day })
    expect(at(midnight('13'), { facts, orders: [order] })).toMatchObject({
      dueAt: null,
      binds: false,
    })
  })
})

test('somebody infected in a place of their own track is not overdue because an order about a contact was for another place', () => {
  const found = aCase({
    id: 'of bai',
    person: 'bai',
    reason: 'infected_mild',
    at: t0 + day,
    knownAt: t0 + day,
  })
  const policy = testPolicy((body) => {
    Object.assign(body.tracks.infected_mild, {
      clock: sure('admission'),
      stages: [{ place: sure('designated_hospital'), days: sure(14) }],
    })
  })
  const stay = { basis: 'waiting', place: 'designated_hospital', arrivedAt: t0 + day }
  const order = aVerifiedOrder()
  const release = (facts: readonly Fact[]) =>
    at(t0 + 2 * day, { facts, stay, line: [rules(policy)], orders: [order] })
  expect(release([aContact(), found])).toMatchObject({ dueAt: midnight('23'), binds: false })
  // The control: a contact whom nobody found infected may not be kept where no order holds them.
  expect(release([aContact()]).dueAt).toBe(t0 + day)
})

describe('the room', () => {
  const line = [rules(asking({ requires: sure(['environment_negative']) }))]
  const sample = {
    id: 'e',
    at: midnight('12'),
    call: 'positive' as const,
    knownAt: midnight('12') + hourMs,
  }
  test('not swabbed is ours; positive is held until a later test of the person is negative', () => {
    expect(at(midnight('13'), { line })).toMatchObject({ met: true, dueAt: midnight('13') })
    const positive = at(midnight('13'), { line, room: [sample] })
    expect(positive).toMatchObject({ met: false, dueAt: null })
    const facts = [aContact(), ...swab('13', 6)]
    expect(at(midnight('14'), { line, room: [sample], facts }).dueAt).toBe(
      midnight('13') + 15 * hourMs,
    )
  })
})

describe('a change of the rules', () => {
  const change = midnight('11')
  const short = testPolicy(
    (body) => {
      const [stage] = body.tracks.close_contact.stages
      if (stage) stage.days = sure(5)
    },
    { id: 'short', from: change },
  )
  const after = (act: 'recompute' | 'end' | 'keep' | 'review') => [
    rules(),
    { policy: short, transition: [aTransition('close_contact', act)], from: change },
  ]
  test('shortens, ends or keeps, and never makes longer', () => {
    expect(at(change, { line: after('recompute') })).toMatchObject({
      dueAt: change,
      before: midnight('13'),
    })
    expect(at(change, { line: after('end') })).toMatchObject({ dueAt: change, next: null })
    expect(at(change, { line: after('keep') })).toMatchObject({
      dueAt: midnight('13'),
      before: null,
    })
    const longer = testPolicy(
      (body) => {
        const [stage] = body.tracks.close_contact.stages
        if (stage) stage.days = sure(21)
      },
      { id: 'long', from: change },
    )
    const line = [rules(), { policy: longer, transition: [], from: change }]
    expect(at(change, { line }).dueAt).toBe(midnight('13'))
  })
})
