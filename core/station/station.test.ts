import fc from 'fast-check'
import { expect, test } from 'vitest'
import { labelCode, labelNumber } from '../labels/label.ts'
import { checkEvent } from '../tubes/check-event.ts'
import type { TubeEvent } from '../tubes/events.ts'
import { act, emptyStation } from './act.ts'
import { readScan } from './read-scan.ts'
import type { ClosedTube, Deed, Known, Lot, Seat, Station, Step } from './station.ts'

const tube = (serial: number) => labelNumber('tube', '4101', serial)
const lots: Lot[] = [1, 5, 10, 20].map((capacity, n) => ({
  first: tube(n * 100),
  last: tube(n * 100 + 9),
  capacity,
  sitting: capacity === 1 ? 1 : 0,
}))
const rostered = new Map<string, Seat>([
  ['elsewhere', { place: 'elsewhere', at: 5, tube: null }],
  ['person 3', { place: 'elsewhere', at: 6, tube: null }],
])

/** A device: the table and its memory, as the engine keeps them. */
function aDevice() {
  const closed = new Map<number, ClosedTube>()
  const seats = new Map<string, Seat>()
  const known: Known = {
    tube: (one) => closed.get(one) ?? null,
    seat: (person, sitting) =>
      seats.get(`${sitting} ${person}`) ?? (sitting === 0 ? (rostered.get(person) ?? null) : null),
  }
  const said: TubeEvent[] = []
  let station: Station = emptyStation(lots)
  return {
    said,
    closed,
    get station() {
      return station
    },
    act(deed: Deed, now = 100): Step {
      const step = act(station, deed, known, now)
      station = step.station
      for (const { tube, now } of step.closed) closed.set(tube, now)
      for (const { person, sitting, now } of step.seats) {
        if (now) seats.set(`${sitting} ${person}`, now)
        else seats.delete(`${sitting} ${person}`)
      }
      for (const saying of step.sayings) {
        const seq = said.length + 1
        said.push({ ...saying, id: `e${seq}`, device: 'd', seq })
      }
      return step
    },
  }
}
const person = (name: string, anyway = false): Deed => ({
  kind: 'person',
  person: name,
  name,
  anyway,
})

test('a tube is opened, filled, counted and sealed; its list is what was scanned', () => {
  const device = aDevice()
  expect(device.act(person('bai')).outcome).toEqual({ kind: 'need-tube' })
  expect(device.act({ kind: 'tube', tube: tube(100) }).outcome).toMatchObject({
    kind: 'tube-opened',
    capacity: 5,
  })
  for (const name of ['bai', 'chen', 'deng', 'fang', 'guo']) device.act(person(name))
  expect(device.act(person('he')).outcome).toMatchObject({ kind: 'full', capacity: 5 })
  expect(device.act({ kind: 'tube', tube: tube(101) }).outcome).toMatchObject({
    kind: 'tube-still-open',
    count: 5,
  })
  expect(device.act({ kind: 'seal', count: 4 }).outcome).toMatchObject({
    kind: 'count-differs',
    counted: 4,
    members: 5,
  })
  expect(device.act({ kind: 'seal', count: 5 }).outcome).toMatchObject({ kind: 'sealed', count: 5 })
  expect(device.said.map(({ kind }) => kind)).toEqual([...Array(5).fill('sample'), 'seal'])
  expect(device.act({ kind: 'tube', tube: tube(100) }).outcome).toMatchObject({
    kind: 'tube-used',
    use: 'sealed',
  })
  expect(device.act({ kind: 'tube', tube: tube(50) }).outcome).toMatchObject({
    kind: 'tube-unknown',
  })
})

test('a person is a duplicate in the tube, on the device and on the roster, and may be taken again only from the roster', () => {
  const device = aDevice()
  device.act({ kind: 'tube', tube: tube(200) })
  device.act(person('bai'))
  expect(device.act(person('bai', true)).outcome).toMatchObject({ place: 'this-tube', at: 100 })
  expect(device.act(person('elsewhere')).outcome).toMatchObject({ place: 'elsewhere', at: 5 })
  expect(device.act(person('elsewhere', true)).outcome).toMatchObject({ kind: 'taken', n: 2 })
  device.act({ kind: 'seal', count: 2 })
  device.act({ kind: 'tube', tube: tube(201) })
  expect(device.act(person('bai', true)).outcome).toMatchObject({
    place: 'this-device',
    tube: tube(200),
  })
  device.act({ kind: 'undo' })
  device.act({ kind: 'tube', tube: tube(0) })
  expect(device.act(person('bai')).outcome).toMatchObject({ kind: 'taken', isFull: true })
})

test('a spilled tube frees its people, a torn label takes them along', () => {
  const device = aDevice()
  device.act({ kind: 'tube', tube: tube(200) })
  device.act(person('bai'))
  expect(device.act({ kind: 'move', to: tube(0), reason: 'torn' }).outcome).toMatchObject({
    kind: 'tube-does-not-fit',
  })
  device.act({ kind: 'move', to: tube(203), reason: 'torn' })
  device.act({ kind: 'seal', count: 1 })
  device.act({ kind: 'move', from: tube(203), to: tube(204), reason: 'torn' })
  expect(device.act({ kind: 'void', tube: tube(203), reason: 'spilled' }).outcome).toMatchObject({
    kind: 'tube-used',
    use: 'moved',
  })
  expect(device.act({ kind: 'void', tube: tube(204), reason: 'spilled' }).outcome).toMatchObject({
    kind: 'voided',
    count: 1,
  })
  device.act({ kind: 'tube', tube: tube(205) })
  expect(device.act(person('bai')).outcome).toMatchObject({ kind: 'taken' })
})

test('the moment of an event never goes back', () => {
  const device = aDevice()
  device.act({ kind: 'tube', tube: tube(200) }, 1_000)
  device.act(person('bai'), 400)
  device.act({ kind: 'undo' }, 2_000)
  device.act(person('bai'), 1_500)
  expect(device.said.map(({ at }) => at)).toEqual([1_000, 2_000, 2_000])
})

test('a scan is a tube, a box, a plate, a person or nothing', () => {
  expect(readScan(labelCode('tube', tube(7)))).toEqual({ what: 'tube', tube: tube(7) })
  expect(readScan(labelCode('box', 41_010_000_001))).toMatchObject({ what: 'box' })
  expect(readScan(labelCode('plate', 41_010_000_001))).toMatchObject({ what: 'plate' })
  expect(readScan('r1 abc')).toEqual({ what: 'person', text: 'R1ABC' })
  fc.assert(
    fc.property(fc.string({ maxLength: 600 }), (text) => {
      fc.pre(!/^\s*[rRＲ]/.test(text))
      expect(['nothing', 'tube', 'box', 'plate']).toContain(readScan(text).what)
    }),
    { numRuns: 2_000 },
  )
  expect(readScan('https://example.test/?a=1')).toMatchObject({ what: 'nothing' })
})

const anyTube = fc.tuple(fc.integer({ min: 0, max: 3 }), fc.integer({ min: 0, max: 11 }))
const label = anyTube.map(([lot, n]) => tube(lot * 100 + n))
const tap: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 3, arbitrary: label.map((tube): Deed => ({ kind: 'tube', tube })) },
  {
    weight: 14,
    arbitrary: fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.boolean())
      .map(([n, anyway]) => person(`person ${n}`, anyway)),
  },
  { weight: 2, arbitrary: fc.constant<Deed>({ kind: 'undo' }) },
  {
    weight: 3,
    arbitrary: fc.integer({ min: 0, max: 21 }).map((count): Deed => ({ kind: 'seal', count })),
  },
  // -1 stands for the right count: it is put in when the tap is made.
  { weight: 3, arbitrary: fc.constant<Deed>({ kind: 'seal', count: -1 }) },
  {
    weight: 1,
    arbitrary: fc.option(label, { nil: undefined }).map(
      (tube): Deed => ({
        kind: 'void',
        reason: 'spilled',
        ...(tube === undefined ? {} : { tube }),
      }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(label, fc.option(label, { nil: undefined })).map(
      ([to, from]): Deed => ({
        kind: 'move',
        to,
        reason: 'torn',
        ...(from === undefined ? {} : { from }),
      }),
    ),
  },
)

/** The naive truth: who is in which tube, told only from outcomes. */
function naive() {
  const tubes = new Map<number, { capacity: number; people: string[]; use: string }>()
  const inTube = (n: number) => {
    const found = tubes.get(n)
    if (!found) throw new Error(`an act on tube ${n}, which was never opened`)
    return found
  }
  return {
    tubes,
    follow({ outcome }: Step) {
      switch (outcome.kind) {
        case 'tube-opened':
          return tubes.set(outcome.tube, { capacity: outcome.capacity, people: [], use: 'open' })
        case 'taken':
          return inTube(outcome.tube).people.push(outcome.person)
        case 'undone':
          for (const one of tubes.values())
            if (one.use === 'open') one.people = one.people.filter((p) => p !== outcome.person)
          return
        case 'sealed':
          inTube(outcome.tube).use = 'sealed'
          return
        case 'voided':
          Object.assign(inTube(outcome.tube), { use: 'void', people: [] })
          return
        case 'moved': {
          const from = inTube(outcome.from)
          const lot = lots.find(({ first, last }) => first <= outcome.to && outcome.to <= last)
          tubes.set(outcome.to, { ...from, capacity: lot?.capacity ?? 0 })
          tubes.set(outcome.from, { capacity: 0, people: [], use: 'moved' })
          return
        }
        default:
          return
      }
    },
  }
}

test('100,000 random taps leave no tube above its capacity, nobody twice, and only events that the server keeps', () => {
  let taps = 0
  fc.assert(
    fc.property(fc.array(tap, { minLength: 150, maxLength: 250 }), (deeds) => {
      const device = aDevice()
      const truth = naive()
      let now = 0
      for (const deed of deeds) {
        taps += 1
        now += (taps % 7) - 2
        const members = device.station.open?.members.length ?? 0
        const step = device.act(
          deed.kind === 'seal' && deed.count < 0 ? { kind: 'seal', count: members } : deed,
          now,
        )
        truth.follow(step)
        const { open } = device.station
        const people = open?.members.map((member) => member.person) ?? []
        expect(new Set(people).size).toBe(people.length)
        if (open) {
          expect(people.length).toBeLessThanOrEqual(open.capacity)
          expect(truth.tubes.get(open.tube)).toMatchObject({ people, use: 'open' })
        }
      }
      const seals = device.said.filter((event) => event.kind === 'seal')
      for (const event of device.said) {
        const first = event.kind === 'move' ? event.from : event.tube
        const capacity = lots.find((lot) => lot.first <= first && first <= lot.last)?.capacity
        expect(checkEvent(event, { poolSize: capacity as 1 | 5 | 10 | 20 })).toEqual([])
      }
      for (const [n, one] of device.said.entries())
        expect(one.at).toBeGreaterThanOrEqual(device.said[n - 1]?.at ?? 0)
      expect(new Set(seals.map((seal) => seal.tube)).size).toBe(seals.length)
      for (const [code, closed] of device.closed) {
        if (closed.use !== 'sealed') continue
        expect(closed.members.map((member) => member.person)).toEqual(truth.tubes.get(code)?.people)
      }
      // On one device nobody is in two tubes of one sitting that count.
      const counted = [
        ...device.closed.values(),
        ...(device.station.open ? [{ ...device.station.open, use: 'sealed' }] : []),
      ]
        .filter(({ use }) => use === 'sealed')
        .flatMap(({ sitting, members }) => members.map((member) => `${sitting} ${member.person}`))
      expect(new Set(counted).size).toBe(counted.length)
    }),
    { numRuns: 600 },
  )
  expect(taps).toBeGreaterThan(100_000)
})
