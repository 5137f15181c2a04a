import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Member, TubeEvent } from './events.ts'
import { tubesOf } from './events.ts'
import { connectedTubes } from './moves.ts'
import { naiveState } from './naive.ts'
import { settleTubes } from './settle.ts'

const three = () => 3
const runs = { numRuns: 2_000 }

let made = 0
const said = (seq: number, at: number, device = 'north') => ({ id: `e${++made}`, device, seq, at })
const sample = (person: string, at: number, tube = 1, device = 'north'): TubeEvent => ({
  kind: 'sample',
  ...said(at, at, device),
  tube,
  person,
})
const undo = (person: string, at: number, tube = 1, device = 'north'): TubeEvent => ({
  kind: 'undo',
  ...said(at, at, device),
  tube,
  person,
})
const seal = (people: string[], at: number, tube = 1, device = 'north'): TubeEvent => ({
  kind: 'seal',
  ...said(at, at, device),
  tube,
  openedAt: 0,
  count: people.length,
  members: people.map((person, index): Member => ({ person, at: index })),
})
const move = (from: number, to: number, at: number): TubeEvent => ({
  kind: 'move',
  ...said(at, at),
  from,
  to,
  reason: 'label torn',
})
const settled = (events: TubeEvent[], tube = 1) => settleTubes(events, three).get(tube)
const names = (events: TubeEvent[], tube = 1) => settled(events, tube)?.members.map((m) => m.person)
const claims = (events: TubeEvent[], tube = 1) =>
  settled(events, tube)?.claims.map((claim) => `${claim.reason} ${claim.person}`)

describe('an open tube', () => {
  test('holds who was sampled and not taken out again', () => {
    expect(names([sample('bai', 1), sample('chen', 2), undo('bai', 3)])).toEqual(['chen'])
    expect(names([sample('bai', 1), undo('bai', 3), sample('bai', 4)])).toEqual(['bai'])
  })

  test('believes the counter of a device and not its clock', () => {
    const sampled: TubeEvent = { kind: 'sample', ...said(1, 50), tube: 1, person: 'bai' }
    const undone: TubeEvent = { kind: 'undo', ...said(2, 10), tube: 1, person: 'bai' }
    expect(names([sampled, undone])).toEqual([])
  })

  test('keeps the first people up to its capacity and claims the rest as overfull', () => {
    const events = ['bai', 'chen', 'deng', 'fang'].map((person, at) => sample(person, at))
    expect(names(events)).toEqual(['bai', 'chen', 'deng'])
    expect(claims(events)).toEqual(['overfull fang'])
    expect(settled(events)?.holds).toBe(true)
  })
})

describe('a sealed tube', () => {
  test('has the members of its document, whatever was sampled before', () => {
    expect(names([sample('bai', 1), seal(['chen', 'deng'], 5)])).toEqual(['chen', 'deng'])
  })

  test('claims a person whom the document does not name, and holds the result', () => {
    const events = [seal(['chen'], 5), sample('bai', 9, 1, 'south')]
    expect(claims(events)).toEqual(['late-sample bai'])
    expect(settled(events)?.holds).toBe(true)
    expect(settled([...events, undo('bai', 10, 1, 'south')])?.holds).toBe(false)
  })

  test('claims a member who was taken out after the seal, and not one taken out before', () => {
    expect(claims([seal(['chen'], 5), undo('chen', 6)])).toEqual(['late-undo chen'])
    expect(claims([undo('chen', 4), seal(['chen'], 5)])).toEqual([])
  })

  test('keeps its first document and claims both sides of the difference to a second one', () => {
    const events = [seal(['chen', 'deng'], 5), seal(['chen', 'gao'], 6, 1, 'south')]
    expect(names(events)).toEqual(['chen', 'deng'])
    expect(claims(events)).toEqual(['second-seal deng', 'second-seal gao'])
    expect(claims([seal(['chen', 'deng'], 5), seal(['chen'], 6)])).toEqual(['second-seal deng'])
  })

  test('is free again when voided: its people are claims that hold nothing', () => {
    const spilled: TubeEvent = { kind: 'void', ...said(7, 7), tube: 1, reason: 'spilled' }
    const state = settled([seal(['chen'], 5), sample('bai', 6), spilled])
    expect(state).toMatchObject({ state: 'void', members: [], holds: false })
    expect(state?.claims.map((claim) => claim.reason)).toEqual(['voided', 'voided'])
  })
})

describe('a moved tube', () => {
  test('lives on under its last code, along a chain', () => {
    const events = [sample('bai', 1), move(1, 2, 2), sample('chen', 3, 2), move(2, 3, 4)]
    expect(settled(events, 1)).toMatchObject({ state: 'moved', movedTo: 3, members: [] })
    expect(settled(events, 2)).toMatchObject({ state: 'moved', movedTo: 3 })
    expect(names(events, 3)).toEqual(['bai', 'chen'])
    expect(settled(events, 3)?.holds).toBe(false)
  })

  test('holds the result when two tubes were given one code', () => {
    const events = [sample('bai', 1, 1), sample('chen', 1, 2), move(1, 3, 2), move(2, 3, 3)]
    expect(names(events, 3)).toEqual(['bai', 'chen'])
    expect(claims(events, 3)).toEqual(['merged bai', 'merged chen'])
  })

  test('holds the result when its new code was already in use', () => {
    expect(claims([sample('bai', 1, 1), sample('chen', 1, 2), move(1, 2, 5)], 2)).toEqual([
      'merged bai',
      'merged chen',
    ])
  })

  test('holds the result when it was given two codes', () => {
    const events = [sample('bai', 1), move(1, 2, 2), move(1, 3, 3)]
    expect(settled(events, 2)).toMatchObject({ state: 'moved', movedTo: 3 })
    expect(claims(events, 3)).toEqual(['merged bai'])
  })

  test('ends at the code of the last move when the moves run in a circle', () => {
    const events = [sample('bai', 3, 2), move(1, 2, 2), move(2, 1, 4)]
    expect(names(events, 1)).toEqual(['bai'])
    expect(settled(events, 2)).toMatchObject({ state: 'moved', movedTo: 1 })
  })
})

/** Small domains, so that tubes, people, moments and counters collide in almost every case. */
const anyTube = fc.integer({ min: 1, max: 4 })
const anyPerson = fc.constantFrom('bai', 'chen', 'deng', 'fang', 'gao')
const anyMoment = fc.integer({ min: 0, max: 6 })

const anySaid = {
  device: fc.constantFrom('north', 'south'),
  seq: fc.integer({ min: 0, max: 6 }),
  at: anyMoment,
}

const anySample = fc.record({
  kind: fc.constant('sample' as const),
  ...anySaid,
  tube: anyTube,
  person: anyPerson,
})
const anyUndo = fc.record({
  kind: fc.constant('undo' as const),
  ...anySaid,
  tube: anyTube,
  person: anyPerson,
})
const anySeal = fc
  .record({
    kind: fc.constant('seal' as const),
    ...anySaid,
    tube: anyTube,
    openedAt: anyMoment,
    members: fc.array(fc.record({ person: anyPerson, at: anyMoment }), { maxLength: 4 }),
  })
  .map((event) => ({ ...event, count: event.members.length }))
const anyVoiding = fc.record({
  kind: fc.constant('void' as const),
  ...anySaid,
  tube: anyTube,
  reason: fc.constant('spilled'),
})
const anyMove = fc.record({
  kind: fc.constant('move' as const),
  ...anySaid,
  from: anyTube,
  to: anyTube,
  reason: fc.constant('label torn'),
})

const anyWeighted = {
  sample: { arbitrary: anySample, weight: 6 },
  undo: { arbitrary: anyUndo, weight: 3 },
  seal: { arbitrary: anySeal, weight: 3 },
  void: { arbitrary: anyVoiding, weight: 1 },
  move: { arbitrary: anyMove, weight: 2 },
}

/** Sets of events with distinct ids, of the given kinds. */
function tubeEvents(
  kinds: readonly TubeEvent['kind'][] = ['sample', 'undo', 'seal', 'void', 'move'],
): fc.Arbitrary<TubeEvent[]> {
  const body: fc.Arbitrary<TubeEvent> = fc
    .oneof(...kinds.map((kind) => anyWeighted[kind]))
    .map((event) => ({ ...event, id: '' }))
  return fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), body), {
      maxLength: 14,
      selector: ([id]) => id,
    })
    .map((rows) => rows.map(([id, event]) => ({ ...event, id: `event-${id}` })))
}

/** The same set as it may arrive: some events again, all in any order. */
function arrivals(events: TubeEvent[]): fc.Arbitrary<TubeEvent[]> {
  return fc.subarray(events).chain((again) =>
    fc.shuffledSubarray([...events, ...again.map((event) => ({ ...event }))], {
      minLength: events.length + again.length,
    }),
  )
}

describe('for every set of events', () => {
  test('permuted and repeated uploads end as if each event had come once', () => {
    const sets = tubeEvents().chain((events) => fc.tuple(fc.constant(events), arrivals(events)))
    fc.assert(
      fc.property(sets, ([events, arrived]) => {
        expect(sorted(settleTubes(arrived, three))).toEqual(sorted(settleTubes(events, three)))
      }),
      runs,
    )
  })

  test('settling only the connected tubes gives the same as settling everything', () => {
    fc.assert(
      fc.property(tubeEvents(), fc.integer({ min: 1, max: 4 }), (events, tube) => {
        const together = connectedTubes(events, [tube])
        const part = events.filter((event) => tubesOf(event).some((code) => together.has(code)))
        const all = settleTubes(events, three)
        for (const [code, state] of settleTubes(part, three)) expect(all.get(code)).toEqual(state)
        expect(settleTubes(part, three).get(tube)).toEqual(all.get(tube))
      }),
      runs,
    )
  })

  test('a naive reading of the rules agrees', () => {
    fc.assert(
      fc.property(tubeEvents(), fc.integer({ min: 1, max: 3 }), (events, capacity) => {
        for (const [tube, state] of settleTubes(events, () => capacity)) {
          expect(state).toEqual(naiveState(events, tube, () => capacity))
        }
      }),
      { numRuns: 5_000 },
    )
  })

  test('no sample and no undo changes the members of a sealed tube', () => {
    fc.assert(
      fc.property(tubeEvents(['seal']), tubeEvents(['sample', 'undo']), (seals, others) => {
        const before = settleTubes(seals, three)
        const renamed = others.map((event) => ({ ...event, id: `other ${event.id}` }))
        const after = settleTubes([...renamed, ...seals], three)
        for (const [tube, { members }] of before) expect(after.get(tube)?.members).toEqual(members)
      }),
      runs,
    )
  })

  test('no tube has more members than it may hold, and no person twice', () => {
    fc.assert(
      fc.property(tubeEvents(), fc.integer({ min: 1, max: 3 }), (events, capacity) => {
        for (const { members } of settleTubes(events, () => capacity).values()) {
          expect(members.length).toBeLessThanOrEqual(capacity)
          expect(new Set(members.map((member) => member.person)).size).toBe(members.length)
        }
      }),
      runs,
    )
  })

  test('everyone ever sampled or listed is a member, a claim, or taken out again', () => {
    fc.assert(
      fc.property(tubeEvents(), (events) => {
        const states = settleTubes(events, three)
        for (const event of events) {
          if (event.kind !== 'sample' && event.kind !== 'seal') continue
          const own = states.get(event.tube)
          const state = own?.movedTo ? states.get(own.movedTo) : own
          const found = [...(state?.members ?? []), ...(state?.claims ?? [])].map((p) => p.person)
          if (event.kind === 'seal') {
            for (const { person } of event.members) expect(found).toContain(person)
          } else if (!found.includes(event.person)) {
            const tubes = connectedTubes(events, [event.tube])
            const taken = (e: TubeEvent) =>
              e.kind === 'undo' && e.person === event.person && tubes.has(e.tube)
            expect(events.some(taken)).toBe(true)
          }
        }
      }),
      runs,
    )
  })

  test('a tube holds its result exactly when one of its claims asks for review', () => {
    fc.assert(
      fc.property(tubeEvents(), (events) => {
        for (const { claims: all, holds } of settleTubes(events, three).values()) {
          expect(holds).toBe(all.some((claim) => claim.reason !== 'voided'))
        }
      }),
      runs,
    )
  })
})

function sorted(states: ReturnType<typeof settleTubes>) {
  return [...states].sort(([a], [b]) => a - b)
}
