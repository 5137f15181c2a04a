import { hourMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../random/random.ts'
import type { StaffedSite, World } from './world.ts'

/**
 * Deals out what goes wrong once in every round: a lost box, a late one, a wrong count, a device without network for two
 * hours, a tube whose seal is never sent, and a tube in which nothing can be amplified. After the days of the sites are planned.
 */
export function dealMishaps(world: World, sites: readonly StaffedSite[], random: Random): void {
  const busy = sites.filter(({ devices }) => devices.some(({ pending }) => pending.length > 0))
  const order = random.shuffle(busy)
  const nth = (n: number): StaffedSite | undefined => order[n % Math.max(1, order.length)]
  nth(0)?.mishaps.push({ from: world.opens + 2 * hourMs, mishap: 'lost' })
  nth(1)?.mishaps.push({ from: world.opens + 1.5 * hourMs, mishap: 'late' })
  nth(2)?.mishaps.push({ from: world.opens + hourMs, mishap: 'miscounted' })

  const [silent] = nth(3)?.devices ?? []
  if (silent) {
    silent.offline = { from: world.opens + 0.75 * hourMs, to: world.opens + 2.75 * hourMs }
    world.tally.add('mistake: device offline')
  }
  forget(world, order.slice(4).concat(order.slice(0, 4)))
  const pools = nth(5)?.tubes.values()
  const tube = pools
    ? [...pools].find((one) => one.readyAfter === 'seal' && one.members.length > 1)
    : undefined
  if (tube) tube.inhibited = true
}

/** One seal is kept back from the device's uploads: its tube will be in the box all the same. */
function forget(world: World, sites: readonly StaffedSite[]): void {
  const [from, to] = [world.opens + hourMs, world.opens + 5 * hourMs]
  for (const site of sites) {
    const [device] = site.devices
    if (!device || device.online || device.offline || site.mishaps.length > 0) continue
    const events = new Map<unknown, number>()
    for (const { tube } of device.pending) events.set(tube, (events.get(tube) ?? 0) + 1)
    const at = device.pending.findIndex(
      ({ at: when, said, tube }) =>
        said.kind === 'seal' &&
        tube.readyAfter === 'seal' &&
        events.get(tube) === 1 &&
        said.count === said.members.length &&
        when > from &&
        when < to,
    )
    if (at < 0) continue
    const [forgotten] = device.pending.splice(at, 1)
    site.forgotten = forgotten ?? null
    return
  }
}
