import type { BoxReceived } from '@bihuan/contract/custody.ts'
import { minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Hand } from '../city/actor.ts'
import { boxCode, differs, labelIn, openLeg, tubeCode } from '../city/boxes.ts'
import type { BoxFact } from '../city/facts.ts'
import { setAt } from './physical.ts'
import type { World } from './world.ts'

const commander: Hand = { id: 'commander', role: 'district-commander', unit: '410105' }

/** The door of a laboratory: every tube of a box is scanned, what is missing is looked for, differences are explained. */
export function receptionOf(world: World, name: string, technician: Hand) {
  const random = world.kernel.random.fork(`reception ${name}`)
  const rack = () => setAt(world.physical.racks, name)
  /** Tubes of manifests that were not in their box, with the moment of the count. */
  const missing = new Map<number, number>()
  const orphaned = new Map<number, number>()

  async function open(box: BoxFact): Promise<void> {
    const crate = world.physical.crates.get(box.id)
    if (!crate) return
    const inside = [...crate.tubes]
    const seen = inside.filter(() => !world.errs(random, world.options.mistakes.notScanned))
    const told = await world.ask(technician, 'box.receive', {
      box: boxCode(box.id),
      laboratory: name,
      tubes: seen.map(tubeCode),
      at: world.iso(),
    })
    if (!told.ok) return
    const { missing: gone, unknown } = told.outcome as Static<typeof BoxReceived>
    for (const tube of inside) rack().add(tube)
    for (const code of gone) missing.set(labelIn('tube', code), world.kernel.now())
    for (const code of unknown) orphaned.set(labelIn('tube', code), world.kernel.now())
    world.physical.crates.delete(box.id)
  }
  /** What was overlooked lies in the rack; what is nowhere after two hours is reported lost. */
  async function chase(): Promise<void> {
    for (const [tube, since] of [...missing]) {
      if (rack().has(tube)) missing.delete(tube)
      else if (world.kernel.now() - since > 120 * minuteMs) {
        const loss = { tubes: [tubeCode(tube)], reason: 'not found', at: world.iso() }
        await world.ask(commander, 'loss.report', loss)
        missing.delete(tube)
      }
    }
    for (const [tube, since] of [...orphaned]) {
      const isReported = world.facts().tubes.get(tube)?.state === 'sealed'
      if (!isReported && world.kernel.now() - since < 14 * 60 * minuteMs) continue
      await world.ask(technician, 'orphan.settle', { tube: tubeCode(tube), reason: 'found out' })
      orphaned.delete(tube)
    }
  }
  return async (): Promise<void> => {
    for (const box of [...world.facts().boxes.values()]) {
      if (openLeg(box)?.to === `laboratory:${name}`) await open(box)
      const isOwn = box.receivedBy === name
      if (isOwn && box.legs.some((leg) => differs(leg) && !leg.settled))
        await world.ask(technician, 'box.settle-difference', {
          box: boxCode(box.id),
          reason: 'counted again',
        })
    }
    await chase()
  }
}
