import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Random } from '../../random/random.ts'
import { execute, type Told } from '../city/execute.ts'
import { type CityFacts, emptyFacts } from '../city/facts.ts'
import { Refusal } from '../city/refusal.ts'
import type { Flaws } from '../flaws.ts'
import type { Kernel } from '../kernel/kernel.ts'

export type Asked = Omit<Told, 'now'>
/** What the server says; `body` is an outcome, or the code of a refusal. */
export type Said = { status: number; body: object }
type Given = Parameters<typeof emptyFacts>[0]
type ServerParts = {
  kernel: Kernel
  random: Random
  given: Given
  /** The moment of virtual time 0, epoch ms. */
  start: number
  /** Looks at the city after every commit. */
  committed(facts: CityFacts, told: Told): void
  /** Looks at the city after every restart. */
  restarted(): void
}

/**
 * One server on one disk. A command is decided and written in one event, and only then answered; a crash loses what is
 * under way, and a restart reads back from the disk what was committed: the commands in their order.
 */
export function openServer({ kernel, random, given, start, committed, restarted }: ServerParts) {
  const flaws: Flaws = given.flaws
  const log: Told[] = []
  const answered = new Map<string, object>()
  let facts = emptyFacts(given)
  let life = 1
  let isUp = true

  function run(asked: Asked, reply: (said: Said) => void): void {
    const told: Told = { ...asked, now: start + kernel.now() }
    const isKnown = facts.commands.has(told.id)
    try {
      const body = execute(facts, told)
      if (!isKnown) {
        kernel.note('server', `${told.name} ${told.hand.id}`)
        committed(facts, told)
        commit(told)
      }
      answered.set(told.id, body)
      reply({ status: 200, body })
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      kernel.note('server', `refuses ${told.name} ${told.hand.id}: ${cause.code}`)
      reply({ status: 409, body: { code: cause.code, title: cause.code } })
    }
  }
  function commit(told: Told): void {
    if (!flaws.has('answer-before-commit')) {
      log.push(told)
      return
    }
    const now = life
    kernel.after(random.integer(1, 240_000), () => {
      if (life === now) log.push(told)
    })
  }
  /** What stood on the disk is done again; where something before it is missing it is lost with it, and a law tells. */
  function again(told: Told): void {
    try {
      execute(facts, told)
    } catch (cause) {
      if (!(cause instanceof Refusal)) throw cause
      kernel.note('server', `cannot repeat ${told.name}: ${cause.code}`)
    }
  }
  return {
    facts: () => facts,
    isUp: () => isUp,
    /** Commands that somebody was told are done, with what was told. */
    answered,
    now: () => isoOf(start + kernel.now()),
    /** Takes a request; `reply` is called unless the server dies before. `null`: nobody listens. */
    take(asked: Asked, reply: (said: Said | null) => void): void {
      if (!isUp) {
        reply(null)
        return
      }
      const now = life
      kernel.after(random.integer(2, 400), () => {
        if (life === now && isUp) run(asked, reply)
      })
    },
    crash(): void {
      kernel.note('server', 'crashes')
      isUp = false
      life += 1
    },
    restart(): void {
      facts = emptyFacts(given)
      for (const told of log) again(told)
      isUp = true
      kernel.note('server', `is back with ${log.length} commands`)
      restarted()
    },
  }
}
export type Server = ReturnType<typeof openServer>
