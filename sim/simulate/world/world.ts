import { minuteMs } from '@bihuan/core/time/instant.ts'
import type { Random } from '../../random/random.ts'
import type { Hand } from '../city/actor.ts'
import type { CommandName } from '../city/execute.ts'
import type { CityFacts } from '../city/facts.ts'
import { idsOf, type Kernel } from '../kernel/kernel.ts'
import type { Options } from '../kernel/options.ts'
import type { Phone } from '../phone/phone.ts'
import type { Ask } from './line.ts'
import type { Physical } from './physical.ts'
import type { Server } from './server.ts'

/** Virtual hours for which faults and mistakes last. */
export const faultHours = 8

export type Told = { ok: true; outcome: object } | { ok: false; code: string }

/** What the people of a run share. */
export type World = {
  kernel: Kernel
  options: Options
  server: Server
  physical: Physical
  phones: Phone[]
  /** Who has the virus. */
  infected: ReadonlySet<string>
  /** What each machine read of each tube, `plate tube`, as the call that its curves stand for. */
  readings: Map<string, string>
  facts(): CityFacts
  /** Faults and mistakes have stopped. */
  isCalm(): boolean
  isOver(): boolean
  /** True with this chance, while mistakes are made. */
  errs(random: Random, chance: number): boolean
  /** A code that nobody has used. */
  freshTube(site: number, poolSize: number, sitting: number): number
  freshSerial(): number
  /** At a desk: asked again under the same id until there is an answer. */
  ask(hand: Hand, name: CommandName, input: object): Promise<Told>
  /** Some minutes pass. */
  pause(random: Random, low: number, high: number): Promise<void>
  iso(): string
  /** People whom every phone takes for sampled although their swab is gone: written down on paper. */
  byHand: Set<string>
  /** Something that no sound product does. */
  fault(what: string): void
}

/** The way of everybody who sits at a desk: patient, with one id for one act. */
export function deskOf(kernel: Kernel, line: Ask): World['ask'] {
  const random = kernel.random.fork('desks')
  const newId = idsOf(random)
  return async (hand, name, input) => {
    const id = newId()
    for (;;) {
      const said = await line({ id, name, input, hand }).catch(() => null)
      if (said?.status === 200) return { ok: true, outcome: said.body }
      if (said?.status === 409) return { ok: false, code: (said.body as { code: string }).code }
      await kernel.sleep(random.integer(10_000, 3 * minuteMs))
    }
  }
}
