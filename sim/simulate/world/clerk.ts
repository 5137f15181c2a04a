import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Hand } from '../city/actor.ts'
import { tubeCode } from '../city/boxes.ts'
import { throwAway } from './physical.ts'
import type { Waiting } from './sampler.ts'
import type { World } from './world.ts'

const registrar: Hand = { id: 'registrar', role: 'registrar', unit: '4101' }
const commander: Hand = { id: 'commander', role: 'district-commander', unit: '410105' }

/** Decides disputed swabs by what is really in the tube. */
export function clerkOf(world: World) {
  const random = world.kernel.random.fork('clerk')
  const slow = random.pick([60, 240, 600])
  async function decide(): Promise<void> {
    const { claims, round } = world.facts()
    for (const { tube, person, kind, verdict } of [...claims]) {
      if (verdict !== null || kind === 'voided') continue
      // Of a tube that nobody can look into, the safe word: whoever is in it is asked again.
      const isIn = world.physical.swabs.get(tube)?.has(person) ?? true
      const reason = 'looked into'
      const input = { round, tube: tubeCode(tube), person, kind, reason }
      await world.ask(registrar, 'claim.settle', {
        ...input,
        verdict: isIn ? 'member' : 'not-member',
      })
    }
  }
  return async (): Promise<void> => {
    while (!world.isOver()) {
      // Some cities take half a day for it: plates wait with results that are held back.
      await world.pause(random, 20, world.isCalm() ? 60 : slow)
      await decide()
    }
  }
}

/** Tubes that are sealed on paper and neither on a table nor in a box are reported lost some hours later, so that their people are asked again. */
export function sweeperOf(world: World) {
  const random = world.kernel.random.fork('sweeper')
  const since = new Map<number, number>()
  const { ready, crates } = world.physical
  const isSomewhere = (tube: number) =>
    [...ready.values()].some((table) => table.has(tube)) ||
    [...crates.values()].some(({ tubes }) => tubes.has(tube))
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 50, 90)
      for (const { id, state, box, boxedAt } of [...world.facts().tubes.values()]) {
        const isGone = state === 'sealed' && box === null && boxedAt === null
        if (!isGone || isSomewhere(id)) continue
        const first = since.get(id) ?? world.kernel.now()
        since.set(id, first)
        if (world.kernel.now() - first < 5 * hourMs) continue
        const loss = { tubes: [tubeCode(id)], reason: 'nowhere', at: world.iso() }
        const told = await world.ask(commander, 'loss.report', loss)
        if (told.ok) throwAway(world.physical, id)
      }
    }
  }
}

/** Whoever is on the roll and counts nowhere is called to a table again, as the list of people not sampled asks. */
export function rollOf(world: World, people: readonly string[], lines: Map<string, Waiting[]>) {
  const random = world.kernel.random.fork('roll')
  const isWaiting = (person: string) =>
    [...lines.values()].some((line) =>
      line.some((one) => one.kind === 'person' && one.person === person),
    )
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 100, 150)
      if (!world.isCalm() || !world.server.isUp()) continue
      const counted = new Set(world.facts().samples.map(({ person }) => person))
      const isSwabbed = (person: string) =>
        [...world.physical.swabs.values()].some((swabs) => swabs.has(person))
      const called = people.filter(
        (person) =>
          !counted.has(person) &&
          !isSwabbed(person) &&
          !isWaiting(person) &&
          !world.byHand.has(person),
      )
      const open = world.phones.filter((phone) => !phone.isLost() && lines.has(phone.device))
      for (const person of called)
        lines.get(random.pick(open).device)?.push({ kind: 'person', person })
    }
  }
}
