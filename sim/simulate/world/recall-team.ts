import { labelCode } from '@bihuan/core/labels/label.ts'
import { tubeCode } from '../city/boxes.ts'
import { resampleList } from '../city/recalls.ts'
import type { Phone } from '../phone/phone.ts'
import { putDown, setAt } from './physical.ts'
import type { World } from './world.ts'

/** A team that goes to everybody who is owed a sample, each with a tube of their own. */
export function recallTeamOf(world: World, phone: Phone) {
  const random = world.kernel.random.fork('recall team')
  const { physical, options } = world
  const done = new Set<string>()
  const open = () => phone.state().station.open

  async function sample(person: string, sitting: number): Promise<void> {
    const tube = world.freshTube(phone.site, 1, sitting)
    const code = tubeCode(tube)
    for (let tries = 0; tries < 40 && open()?.tube !== code; tries += 1) {
      if (open() !== null) await phone.act((one) => one.voidTube('left open'))
      await phone.act((one) => one.scan(code))
    }
    for (let tries = 0; tries < 40 && open()?.members.length === 0; tries += 1) {
      const outcome = await phone.act((one) =>
        one.addPerson({ person, name: '李四' }, { anyway: true }),
      )
      if (outcome?.kind === 'duplicate') break
    }
    if (open()?.members.length !== 1) {
      // Said before on this phone, for the same sitting: the empty tube goes back.
      for (let tries = 0; tries < 40 && open() !== null; tries += 1)
        await phone.act((one) => one.undo())
      return
    }
    setAt(physical.swabs, tube).add(person)
    physical.table.set(tube, phone.device)
    for (let tries = 0; tries < 40 && open() !== null; tries += 1)
      await phone.act((one) => one.seal(1))
    putDown(physical, phone.site, tube)
    if (!world.errs(random, options.mistakes.forgotten)) done.add(`${person} ${sitting}`)
  }
  async function excuse(person: string): Promise<boolean> {
    const tasks = [...world.facts().recalls.values()].flatMap((recall) => recall.tasks)
    const open_ = tasks.filter((task) => task.person === person && task.outcome === null)
    for (const { tube } of open_) {
      const input = { round: world.facts().round, tube: labelCode('tube', tube), person }
      const hand = { id: 'grid', role: 'grid-worker', unit: '410105001' }
      await world.ask(hand, 'recall.excuse', { ...input, excuse: 'left-the-city', at: world.iso() })
    }
    return open_.length > 0
  }
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 10, 30)
      for (const { person, sitting } of resampleList(world.facts())) {
        if (done.has(`${person} ${sitting}`)) continue
        if (world.errs(random, options.mistakes.excused) && (await excuse(person))) continue
        await sample(person, sitting)
        await world.pause(random, 1, 5)
      }
      phone.drain()
    }
  }
}
