import type { Outcome } from '../../../web/f/engine/types.ts'
import { labelIn, tubeCode } from '../city/boxes.ts'
import type { Phone } from '../phone/phone.ts'
import { putDown, relabel, setAt, throwAway } from './physical.ts'
import type { World } from './world.ts'

/** What waits at a table: a person, or a tube whose phone is gone and whose people are to be said again. */
export type Waiting =
  | { kind: 'person'; person: string }
  | { kind: 'again'; tube: number; people: string[] }
  | { kind: 'void'; tube: number }

/** One sampler with one phone: what the phone shows is believed, what was heard is done with one's hands. */
export function samplerOf(world: World, phone: Phone, lines: Map<string, Waiting[]>) {
  const line = lines.get(phone.device) ?? []
  const refusedBy = new Map<string, number>()
  const random = world.kernel.random.fork(`sampler ${phone.device}`)
  const { physical } = world
  const { mistakes, poolSize } = world.options
  /** Swabs that went into the open tube at this table. */
  let inHand = new Set<string>()
  const open = () => phone.state().station.open
  const isInTube = (person: string) => open()?.members.some((one) => one.person === person) ?? false
  const back = (people: Iterable<string>) => {
    for (const person of people) line.push({ kind: 'person', person })
  }

  /** What was not taken is tried again at once: the disk may have kept it although it said no. */
  async function insist(run: Parameters<Phone['act']>[0]): Promise<Outcome | null> {
    let outcome = await phone.act(run)
    for (
      let tries = 0;
      tries < 60 && outcome?.kind === 'not-taken' && !phone.isLost();
      tries += 1
    ) {
      await world.kernel.sleep(random.integer(2_000, 20_000))
      outcome = await phone.act(run)
    }
    return outcome
  }
  async function scan(tube: number): Promise<boolean> {
    await insist((one) => one.scan(tubeCode(tube)))
    const is = open()?.tube === tubeCode(tube)
    if (is) inHand = new Set(open()?.members.map(({ person }) => person))
    return is
  }
  /** Says a person into the open tube; answers whether the phone shows them in it. */
  async function say(person: string): Promise<boolean> {
    const outcome = await insist((one) => one.addPerson({ person, name: '张三' }, { anyway: true }))
    // The list is only drawn anew by the next change: what the phone says counts.
    const isHere = outcome?.kind === 'duplicate' && outcome.place === 'this-tube'
    const is = outcome?.kind === 'taken' || isHere || isInTube(person)
    if (is) inHand.add(person)
    return is
  }
  async function takeBack(person: string): Promise<boolean> {
    const outcome = await insist((one) => one.undo(person))
    const is = outcome?.kind !== 'not-taken' && !isInTube(person)
    if (is) inHand.delete(person)
    return is
  }

  /** To the next table, and after some of them to paper. */
  function sendOn(person: string): void {
    const times = (refusedBy.get(person) ?? 0) + 1
    refusedBy.set(person, times)
    const others = world.phones.filter((one) => lines.has(one.device) && !one.isLost())
    if (times > 4) world.byHand.add(person)
    else lines.get(random.pick(others).device)?.push({ kind: 'person', person })
  }
  async function take(person: string): Promise<void> {
    const tube = labelIn('tube', open()?.tube ?? '')
    const wasIn = physical.swabs.get(tube)?.has(person) ?? false
    if (!(await say(person))) {
      // Known here already, or nothing was kept: who still waits is asked again.
      const isDone = [...physical.swabs.values()].some((people) => people.has(person))
      if (!isDone) sendOn(person)
      return
    }
    // Said twice at one table: nobody takes that back, the swab is in.
    if (wasIn && physical.table.get(tube) === phone.device) return
    setAt(physical.swabs, tube).add(person)
    physical.table.set(tube, phone.device)
    if (!world.errs(random, mistakes.wrongPerson)) return
    if (!(await takeBack(person))) return
    if (wasIn) return
    physical.swabs.get(tube)?.delete(person)
    back([person])
  }

  /** Closes the open tube; the count is of the swabs that went in at this table. */
  async function seal(): Promise<boolean> {
    const code = open()?.tube
    if (code === undefined) return true
    if (inHand.size === 0) {
      await insist((one) => one.undo())
      return false
    }
    if (world.errs(random, mistakes.countedWrong))
      await phone.act((one) => one.seal(inHand.size + 1))
    const outcome = await insist((one) => one.seal(inHand.size))
    if (outcome?.kind === 'count-differs')
      world.fault(
        `${phone.device} shows ${outcome.members} in ${code}, ${inHand.size} were confirmed`,
      )
    return outcome?.kind === 'sealed' || open()?.tube !== code
  }

  async function voidOwn(tube: number): Promise<boolean> {
    const code = tubeCode(tube)
    const outcome = await insist((one) => one.voidTube('spilled', code))
    const shown = phone.state().station.closed.find((one) => one.tube === code)
    const is = outcome?.kind === 'voided' || shown?.use === 'void'
    if (!is) return false
    back(physical.swabs.get(tube) ?? [])
    throwAway(physical, tube)
    return true
  }
  async function moveOwn(tube: number): Promise<number> {
    const to = world.freshTube(phone.site, poolSize, 0)
    const outcome = await insist((one) => one.moveTube(tubeCode(to), 'torn', tubeCode(tube)))
    const shown = phone.state().station.closed.find((one) => one.tube === tubeCode(tube))
    const is = outcome?.kind === 'moved' || shown?.use === 'moved'
    if (!is) return tube
    relabel(physical, tube, to)
    return to
  }

  async function sealAndPutDown(): Promise<void> {
    const tube = labelIn('tube', open()?.tube ?? '')
    if (!(await seal())) return
    if (world.errs(random, mistakes.voided) && (await voidOwn(tube))) return
    const last = world.errs(random, mistakes.moved) ? await moveOwn(tube) : tube
    putDown(physical, phone.site, last)
  }

  /** The neighbour's sealed tube is scanned: its people again and taken back, or somebody new goes into it. */
  async function neighbour(): Promise<void> {
    const others = [...setAt(physical.ready, phone.site)].filter(
      (tube) => physical.table.get(tube) !== phone.device,
    )
    const [tube] = random.shuffle(others)
    if (tube === undefined || !(await scan(tube))) return
    const first = line[0]
    const isHere = setAt(physical.ready, phone.site).has(tube)
    if (random.chance(0.5) && first?.kind === 'person' && isHere) {
      line.shift()
      await take(first.person)
      await seal()
      return
    }
    const [person] = physical.swabs.get(tube) ?? []
    if (person !== undefined) await say(person)
  }
  /** Whoever is shown in a tube of the neighbour's was said by mistake. */
  async function leaveNeighbour(): Promise<void> {
    for (const { person } of open()?.members ?? []) await takeBack(person)
    if (open() !== null) await seal()
  }

  /** A tube of a phone that is gone is said again by this one, under the same code. */
  async function again(tube: number, people: readonly string[]): Promise<void> {
    if (!(await scan(tube))) {
      const closed = phone.state().station.closed.find((one) => one.tube === tubeCode(tube))
      if (!closed) return void line.push({ kind: 'again', tube, people: [...people] })
      // This phone has closed it and says no more of it: whom it does not name is swabbed anew.
      const unnamed = people.filter((person) => closed.people.every((one) => one.person !== person))
      for (const person of unnamed) physical.swabs.get(tube)?.delete(person)
      return back(unnamed)
    }
    // From here on it is a tube of this table, also when the phone dies over it.
    physical.table.set(tube, phone.device)
    for (const person of people) {
      for (let tries = 0; tries < 20 && !isInTube(person); tries += 1) {
        const isKnown = !(await say(person)) && tries > 2
        if (isKnown) physical.swabs.get(tube)?.delete(person)
        if (isKnown) break
      }
    }
    await seal()
    if (open() !== null) return
    putDown(physical, phone.site, tube)
  }
  async function voidGone(tube: number): Promise<void> {
    const outcome = (await scan(tube)) ? await insist((one) => one.voidTube('lost')) : null
    const closed = phone.state().station.closed.find((one) => one.tube === tubeCode(tube))
    if (outcome?.kind !== 'voided' && closed?.use !== 'void') line.push({ kind: 'void', tube })
  }

  const isNeighbours = (tube: number) =>
    physical.table.has(tube) && physical.table.get(tube) !== phone.device

  async function step(): Promise<void> {
    const current = open()
    const tube = current === null ? null : labelIn('tube', current.tube)
    if (current !== null && tube !== null) {
      const isFull = current.members.length >= current.capacity
      if (isNeighbours(tube)) return leaveNeighbour()
      if (isFull || line[0]?.kind !== 'person') return sealAndPutDown()
      const first = line.shift()
      return first?.kind === 'person' ? take(first.person) : undefined
    }
    if (world.errs(random, mistakes.neighboursTube)) await neighbour()
    if (open() !== null) return
    const first = line[0]
    if (!first) return
    if (first.kind === 'person') return void (await scan(world.freshTube(phone.site, poolSize, 0)))
    line.shift()
    return first.kind === 'again' ? again(first.tube, first.people) : voidGone(first.tube)
  }

  return async (): Promise<void> => {
    while (!world.isOver() && !phone.isLost()) {
      await world.pause(random, 1, line.length > 0 || open() ? 6 : 20)
      if (phone.isLost() || world.isOver()) return
      await step()
      if (random.chance(0.4)) phone.drain()
    }
  }
}
