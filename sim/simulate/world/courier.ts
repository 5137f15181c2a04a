import { boxCode, openLeg } from '../city/boxes.ts'
import { boxAccount } from '../city/ledger.ts'
import { throwAway } from './physical.ts'
import type { World } from './world.ts'

/** A courier signs for boxes, drives, and offers them on; some boxes are lost on the way. */
export function courierOf(world: World, n: number) {
  const random = world.kernel.random.fork(`courier ${n}`)
  const hand = { id: `courier-${n}`, role: 'courier', unit: 'couriers' }
  const account = `courier:${hand.id}`
  const { mistakes } = world.options
  const count = (code: number) => {
    const tubes = world.physical.crates.get(code)?.tubes.size ?? 0
    return Math.max(0, tubes + (world.errs(random, mistakes.miscounted) ? random.pick([-1, 1]) : 0))
  }

  async function lose(code: number): Promise<void> {
    const crate = world.physical.crates.get(code)
    for (const tube of crate?.tubes ?? []) throwAway(world.physical, tube)
    world.physical.crates.delete(code)
    const commander = { id: 'commander', role: 'district-commander', unit: '410105' }
    const loss = { box: boxCode(code), reason: 'fell off', at: world.iso() }
    await world.ask(random.chance(0.5) ? hand : commander, 'loss.report', loss)
  }
  async function carry(code: number): Promise<void> {
    await world.pause(random, 15, 60)
    if (world.errs(random, mistakes.boxLost)) return lose(code)
    const other = `courier:courier-${3 - n}`
    const to = world.errs(random, 0.2) ? other : `laboratory:${random.integer(1, 2)}`
    await world.ask(hand, 'box.offer', {
      box: boxCode(code),
      to,
      count: count(code),
      at: world.iso(),
    })
  }
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 8, 25)
      const facts = world.facts()
      for (const box of [...facts.boxes.values()]) {
        const code = boxCode(box.id)
        if (openLeg(box)?.to === account) {
          const told = await world.ask(hand, 'box.accept', {
            box: code,
            count: count(box.id),
            at: world.iso(),
          })
          if (told.ok) await carry(box.id)
        } else if (boxAccount(world.facts(), box.id) === account && !openLeg(box)) {
          // Signed for, but never carried on: the last way broke off.
          await carry(box.id)
        }
      }
    }
  }
}
