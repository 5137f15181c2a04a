import { hourMs } from '@bihuan/core/time/instant.ts'
import { boxCode, openLeg, tubeCode } from '../city/boxes.ts'
import type { Phone } from '../phone/phone.ts'
import { type Crate, putDown, setAt, throwAway } from './physical.ts'
import { faultHours, type World } from './world.ts'

// Hours after the faults have stopped.
const reportedBy = (faultHours + 6) * hourMs

/** At each site somebody puts sealed tubes into boxes, writes the list on a phone and offers the box to a courier. */
export function packerOf(world: World, site: number) {
  const random = world.kernel.random.fork(`packer ${site}`)
  const { physical } = world
  const { mistakes } = world.options
  const ownPhones = () => world.phones.filter((one) => one.site === site && !one.isLost())
  const isOpen = (tube: number) =>
    ownPhones().some((one) => one.state().station.open?.tube === tubeCode(tube))

  /** What was withdrawn meanwhile, or is on the list of another box, is crossed out. */
  const isListable = (id: number) => {
    const tube = world.facts().tubes.get(id)
    // What nobody has reported long after the last phone came back goes along without a line.
    const isLate = world.kernel.now() > reportedBy
    return (
      (!tube && !isLate) ||
      ((tube?.state === 'sealed' || tube?.state === 'open') && tube.box === null)
    )
  }
  function unpack({ code, tubes }: Crate): void {
    physical.crates.delete(code)
    for (const tube of tubes) if (isListable(tube)) putDown(physical, site, tube)
  }
  async function say(crate: Crate, phone: Phone): Promise<void> {
    crate.by = phone.device
    crate.listed = crate.listed.filter(isListable)
    if (crate.listed.length === 0) return unpack(crate)
    const box = boxCode(crate.code)
    const round = world.facts().round
    const body = {
      round,
      site: String(site),
      box,
      tubes: crate.listed.map(tubeCode),
      at: world.iso(),
    }
    await phone.act((one) => one.command('/boxes', body, `box ${box}`))
    const to = `courier:courier-${random.integer(1, 2)}`
    const count = crate.listed.length + (world.errs(random, mistakes.miscounted) ? 1 : 0)
    const offer = { to, count, at: world.iso() }
    await phone.act((one) => one.command(`/boxes/${box}/offer`, offer, `offer ${box}`))
  }
  function pack(): Crate | null {
    const ready = setAt(physical.ready, site)
    const listed = [...ready].filter((tube) => !isOpen(tube)).slice(0, random.integer(2, 8))
    if (listed.length === 0) return null
    const tubes = new Set(listed)
    for (const tube of listed) ready.delete(tube)
    if (world.errs(random, mistakes.leftOut)) {
      const fallen = random.pick(listed)
      tubes.delete(fallen)
      throwAway(physical, fallen)
    }
    const [other] = [...ready].filter((tube) => !isOpen(tube))
    if (other !== undefined && world.errs(random, mistakes.slippedIn)) {
      tubes.add(other)
      ready.delete(other)
    }
    const crate: Crate = { code: 41_010_000_000 + world.freshSerial(), site, tubes, listed, by: '' }
    physical.crates.set(crate.code, crate)
    return crate
  }
  /** A box that the server does not know, and that no phone is about to tell it of, is said again. */
  async function sayAgain(): Promise<void> {
    for (const crate of physical.crates.values()) {
      if (crate.site !== site || crate.by === '') continue
      const box = world.facts().boxes.get(crate.code)
      const phone = world.phones.find(({ device }) => device === crate.by)
      const waits = phone && !phone.isLost() && phone.state().unsent.count > 0
      if (waits || !world.server.isUp()) continue
      const [first] = ownPhones()
      if (!first) return
      if (!box) await say(crate, first)
      else if (box.legs.length === 0 && !box.isLost)
        await world.ask({ id: first.account, role: 'sampler', unit: `site:${site}` }, 'box.offer', {
          box: boxCode(crate.code),
          to: `courier:courier-${random.integer(1, 2)}`,
          count: crate.listed.length,
          at: world.iso(),
        })
    }
  }
  async function lookAtConflicts(): Promise<void> {
    for (const phone of ownPhones())
      for (const { id } of phone.state().conflicts) await phone.settleConflict(id)
  }
  /** Sometimes the courier does not come, and the offer is taken back. */
  async function withdraw(): Promise<void> {
    for (const { code, by } of physical.crates.values()) {
      const box = world.facts().boxes.get(code)
      const leg = box?.site === site ? openLeg(box) : undefined
      if (!leg?.from.startsWith('site:') || !world.errs(random, 0.05)) continue
      const account = world.phones.find(({ device }) => device === by)?.account ?? ''
      const hand = { id: account, role: 'sampler', unit: `site:${site}` }
      await world.ask(hand, 'box.withdraw-offer', { box: boxCode(code), reason: 'nobody came' })
    }
  }
  return async (): Promise<void> => {
    while (!world.isOver()) {
      await world.pause(random, 15, 50)
      const phone = ownPhones()[random.integer(0, 1)] ?? ownPhones()[0]
      const crate = phone ? pack() : null
      if (crate && phone) await say(crate, phone)
      await lookAtConflicts()
      await withdraw()
      await sayAgain()
    }
  }
}
