import fc from 'fast-check'
import type { TubeEvent } from './events.ts'

/** Small domains, so that tubes, people, moments and counters collide in almost every case. */
const tube = fc.integer({ min: 1, max: 4 })
const person = fc.constantFrom('bai', 'chen', 'deng', 'fang', 'gao')
const moment = fc.integer({ min: 0, max: 6 })

const said = {
  device: fc.constantFrom('north', 'south'),
  seq: fc.integer({ min: 0, max: 6 }),
  at: moment,
}

const sample = fc.record({ kind: fc.constant('sample' as const), ...said, tube, person })
const undo = fc.record({ kind: fc.constant('undo' as const), ...said, tube, person })
const seal = fc
  .record({
    kind: fc.constant('seal' as const),
    ...said,
    tube,
    openedAt: moment,
    members: fc.array(fc.record({ person, at: moment }), { maxLength: 4 }),
  })
  .map((event) => ({ ...event, count: event.members.length }))
const voiding = fc.record({
  kind: fc.constant('void' as const),
  ...said,
  tube,
  reason: fc.constant('spilled'),
})
const move = fc.record({
  kind: fc.constant('move' as const),
  ...said,
  from: tube,
  to: tube,
  reason: fc.constant('label torn'),
})

const weighted = {
  sample: { arbitrary: sample, weight: 6 },
  undo: { arbitrary: undo, weight: 3 },
  seal: { arbitrary: seal, weight: 3 },
  void: { arbitrary: voiding, weight: 1 },
  move: { arbitrary: move, weight: 2 },
}

/** Sets of events with distinct ids, of the given kinds. */
export function tubeEvents(
  kinds: readonly TubeEvent['kind'][] = ['sample', 'undo', 'seal', 'void', 'move'],
): fc.Arbitrary<TubeEvent[]> {
  const body: fc.Arbitrary<TubeEvent> = fc
    .oneof(...kinds.map((kind) => weighted[kind]))
    .map((event) => ({ ...event, id: '' }))
  return fc
    .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 99 }), body), {
      maxLength: 14,
      selector: ([id]) => id,
    })
    .map((rows) => rows.map(([id, event]) => ({ ...event, id: `event-${id}` })))
}

/** The same set as it may arrive: some events again, all in any order. */
export function arrivals(events: TubeEvent[]): fc.Arbitrary<TubeEvent[]> {
  return fc.subarray(events).chain((again) =>
    fc.shuffledSubarray([...events, ...again.map((event) => ({ ...event }))], {
      minLength: events.length + again.length,
    }),
  )
}
