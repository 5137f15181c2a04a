import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Problem } from '../door/problem.ts'
import { aWay, expectConserved, type Way } from './a-way.ts'
import { acceptBox } from './accept-box.ts'
import { offerBox } from './offer-box.ts'
import { receiveBox } from './receive-box.ts'
import { reportLoss } from './report-loss.ts'
import { sealBox } from './seal-box.ts'

const tubeCount = 8
const boxCount = 3

const act = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('seal' as const),
      box: fc.nat(boxCount - 1),
      tubes: fc.uniqueArray(fc.nat(tubeCount - 1), { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('offer' as const),
      box: fc.nat(boxCount - 1),
      to: fc.constantFrom('courier:courier-1', 'courier:courier-2', 'laboratory:1', 'laboratory:2'),
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('accept' as const), box: fc.nat(boxCount - 1) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('receive' as const),
      box: fc.nat(boxCount - 1),
      scanned: fc.uniqueArray(fc.nat(tubeCount), { maxLength: 6 }),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lose-box' as const), box: fc.nat(boxCount - 1) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('lose-tube' as const), tube: fc.nat(tubeCount - 1) }),
  },
)
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never

/** Things in places: each place is a set, a box is a set with a place, and nothing is computed from anything else. */
class Model {
  readonly places = new Map<string, Set<number>>()
  readonly boxes = new Map<
    number,
    { place: string; tubes: Set<number>; offeredTo: string | null }
  >()

  constructor(tubes: number) {
    this.put(
      'site:1',
      Array.from({ length: tubes }, (_, n) => n),
    )
  }

  put(place: string, tubes: Iterable<number>): void {
    const moving = new Set(tubes)
    for (const held of this.places.values()) for (const tube of moving) held.delete(tube)
    this.places.set(place, new Set([...(this.places.get(place) ?? []), ...moving]))
  }

  placeOf = (tube: number) => [...this.places].find(([, held]) => held.has(tube))?.[0] ?? 'nowhere'
  isBoxed = (tube: number) => [...this.boxes.values()].some((box) => box.tubes.has(tube))

  /** Does what the act says where it is allowed; answers whether it is. */
  apply(one: Act): boolean {
    if (one.kind === 'seal') {
      const fits = one.tubes.every((tube) => this.placeOf(tube) === 'site:1' && !this.isBoxed(tube))
      if (this.boxes.has(one.box) || !fits) return false
      this.boxes.set(one.box, { place: 'site:1', tubes: new Set(one.tubes), offeredTo: null })
      return true
    }
    if (one.kind === 'lose-tube') {
      if (this.placeOf(one.tube) === 'lost') return false
      for (const box of this.boxes.values()) box.tubes.delete(one.tube)
      this.put('lost', [one.tube])
      return true
    }
    const box = this.boxes.get(one.box)
    if (!box || box.place === 'lost' || box.place.startsWith('laboratory:')) return false
    if (one.kind === 'lose-box') return this.carry(box, 'lost')
    if (one.kind === 'offer') {
      if (box.offeredTo !== null || box.place === one.to) return false
      box.offeredTo = one.to
      return true
    }
    const wanted = one.kind === 'accept' ? 'courier:' : 'laboratory:'
    const to = box.offeredTo
    if (!to?.startsWith(wanted)) return false
    if (one.kind === 'receive') {
      for (const tube of one.scanned) {
        if (tube >= tubeCount || box.tubes.has(tube) || ['lost', to].includes(this.placeOf(tube)))
          continue
        for (const other of this.boxes.values()) other.tubes.delete(tube)
        box.tubes.add(tube)
      }
    }
    return this.carry(box, to)
  }

  private carry(
    box: { place: string; tubes: Set<number>; offeredTo: string | null },
    place: string,
  ): true {
    box.place = place
    box.offeredTo = null
    this.put(place, box.tubes)
    return true
  }
}

/** The same act through the real command, by whoever may do it; answers whether it was refused. */
async function perform(
  way: Way,
  one: Act,
  model: Model,
  name: { box(n: number): string; tube(n: number): string },
): Promise<boolean> {
  const { city, round } = way
  const at = way.at(30)
  const courierOf = (account: string | null | undefined) =>
    way.courier(account === 'courier:courier-2' ? 2 : 1)
  const box = 'box' in one ? model.boxes.get(one.box) : undefined
  const run = (): Promise<unknown> => {
    switch (one.kind) {
      case 'seal':
        return city.run(sealBox, way.sampler(1), {
          round: round.round,
          site: '1',
          box: name.box(one.box),
          tubes: one.tubes.map(name.tube),
          at,
        })
      case 'offer': {
        const giver = box?.place.startsWith('courier:') ? courierOf(box.place) : way.sampler(1)
        return city.run(offerBox, giver, { box: name.box(one.box), to: one.to, count: 1, at })
      }
      case 'accept':
        return city.run(acceptBox, courierOf(box?.offeredTo), {
          box: name.box(one.box),
          count: 1,
          at,
        })
      case 'receive': {
        const laboratory = box?.offeredTo === 'laboratory:2' ? 2 : 1
        return city.run(receiveBox, way.technician(laboratory), {
          box: name.box(one.box),
          laboratory: String(laboratory),
          tubes: one.scanned.map(name.tube),
          at,
        })
      }
      case 'lose-box':
        return city.run(reportLoss, way.commander, { box: name.box(one.box), reason: '丢失', at })
      case 'lose-tube':
        return city.run(reportLoss, way.commander, {
          tubes: [name.tube(one.tube)],
          reason: '丢失',
          at,
        })
    }
  }
  try {
    await run()
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

test('every tube and box is in exactly one account after any sequence of acts, as in a model of sets', async () => {
  const runs = 60
  const way = await aWay({ people: runs * 4 * tubeCount })
  let serial = 0
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      // Numbers of their own for each run; the laws are over all runs before it as well.
      serial += 1
      const own = serial
      const name = {
        box: (n: number) => way.round.box(own * boxCount + n),
        tube: (n: number) => way.round.tube(1, own * (tubeCount + 1) + n),
      }
      const tubes = Array.from({ length: tubeCount }, (_, n) => name.tube(n))
      await way.sealed(1, tubes)
      const model = new Model(tubeCount)
      for (const one of acts) {
        const performed = await perform(way, one, model, name)
        expect({ one, performed }).toEqual({ one, performed: model.apply(one) })
      }
      const rows = await way.city.sql<{ tubeId: string; account: string }[]>`
        select tube_id, account from tube_accounts where tube_id = any(${tubes.map((code) => code.slice(0, -1))}::bigint[]) order by tube_id`
      expect(rows.map((row) => row.account)).toEqual(tubes.map((_, n) => model.placeOf(n)))
      await expectConserved(way.city)
    }),
    { numRuns: runs },
  )
})
