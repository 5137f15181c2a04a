import { minuteMs } from '@bihuan/core/time/instant.ts'
import { labelIn, tubeCode } from '../city/boxes.ts'
import { peopleIn } from '../city/facts.ts'
import type { Phone } from '../phone/phone.ts'
import type { Waiting } from './sampler.ts'
import { faultHours, type World } from './world.ts'

/** Everything that goes wrong by itself while faults last: crashes, kills, dead batteries, holes in the network, clocks. */
export function troublesOf(world: World, lines: Map<string, Waiting[]>) {
  const { kernel, server, phones, options } = world
  const { faults } = options
  const random = kernel.random.fork('trouble')
  const sometime = () => random.integer(10, faultHours * 60) * minuteMs
  // The team's phone is the last; a site keeps one of its own.
  const own = phones.slice(0, -1)

  async function crash(): Promise<void> {
    await kernel.sleep(sometime())
    if (!server.isUp()) return
    server.crash()
    await kernel.sleep(random.integer(10_000, 20 * minuteMs))
    server.restart()
  }
  async function kill(): Promise<void> {
    await kernel.sleep(sometime())
    random.pick(phones).kill()
  }
  async function offline(phone: Phone): Promise<void> {
    if (faults.offlineMinutes === 0) return
    while (!world.isCalm()) {
      await world.pause(random, 5, 120)
      if (phone.isLost()) return
      phone.cut(!world.isCalm())
      await world.pause(random, 1, faults.offlineMinutes)
      if (phone.isLost()) return
      phone.cut(false)
    }
  }
  async function setClock(phone: Phone): Promise<void> {
    if (faults.clockHours === 0) return
    await kernel.sleep(sometime())
    phone.jump((random.uniform() - 0.5) * 2 * faults.clockHours)
  }
  /** What a phone alone knew is said again by a colleague's, an hour after it is gone. */
  async function lose(): Promise<void> {
    await kernel.sleep(random.integer(20, 240) * minuteMs)
    const phone = random.pick(own)
    const colleague = own.find((one) => one.site === phone.site && one !== phone)
    if (!colleague) return
    const opened = phone.state().station.open
    phone.lose()
    await world.pause(random, 60, 61)
    const line = lines.get(colleague.device) ?? []
    line.push(...(lines.get(phone.device) ?? []).splice(0))
    const { tubes } = world.facts()
    const isWritten = (tube: number) => !['open', undefined].includes(tubes.get(tube)?.state)
    const last = opened === null ? null : labelIn('tube', opened.tube)
    const said = phone.heard.join(' ')
    const isKnown = (tube: number, person: string) =>
      peopleIn(world.facts(), tube).some((one) => one.person === person) ||
      world.facts().claims.some((one) => one.tube === tube && one.person === person)
    for (const [tube, people] of world.physical.swabs) {
      const isTheirs = world.physical.table.get(tube) === phone.device
      if (!isTheirs && !said.includes(tubeCode(tube))) continue
      const missing = [...people].filter((person) => !isKnown(tube, person))
      if (missing.length > 0 || !isWritten(tube) || tube === last)
        line.push({ kind: 'again', tube, people: isWritten(tube) ? missing : [...people] })
    }
    for (const { id, device, state } of tubes.values())
      if (device === phone.device && state === 'open' && !world.physical.swabs.has(id))
        line.push({ kind: 'void', tube: id })
  }
  return (): void => {
    for (let n = 0; n < faults.serverCrashes; n += 1) kernel.start(crash)
    for (let n = 0; n < faults.phoneKills; n += 1) kernel.start(kill)
    for (let n = 0; n < faults.phoneLost; n += 1) kernel.start(lose)
    for (const phone of phones) {
      kernel.start(() => offline(phone))
      kernel.start(() => setClock(phone))
      kernel.start(async () => {
        const own_ = random.fork(`drains ${phone.device}`)
        while (!world.isOver() && !phone.isLost()) {
          await world.pause(own_, 3, 25)
          phone.drain()
        }
      })
    }
  }
}
