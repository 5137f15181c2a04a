import { setTimeout as wait } from 'node:timers/promises'
import type { Instant } from '@bihuan/core/time/instant.ts'
import { signIn } from '../../seed/accounts.ts'
import { type Isolation, tolerate } from './book.ts'

// Of real time, while the server computes.
const askEveryMs = 60

export type Roomless = { transfer: string; kind: string; site: string | null }

/** Gives a room to each of these transfers: computed as a whole, or by hand while nothing can be computed. Beds of a hospital are its own choice. */
export async function giveRooms(
  isolation: Isolation,
  waiting: readonly Roomless[],
  at: Instant,
): Promise<void> {
  const { from, until } = isolation.mishaps.solverDown
  const others = waiting.filter(({ kind }) => kind !== 'to-hospital')
  if (others.length === 0) return
  if (at >= from && at < until) {
    isolation.world.tally.add('mishap: rooms given by hand while the solver was down')
    await byHand(isolation, others, at)
  } else if (!(await computed(isolation, at))) await byHand(isolation, others, at)
}

/** Whether a proposal came and was taken. */
async function computed({ world, patienceMs }: Isolation, at: Instant): Promise<boolean> {
  const { client, tally } = world
  const as = signIn.dispatcher
  const started = await tolerate(world, at, () =>
    client.act(as, at, 'allocation.run', {}, String(at)),
  )
  if (!started) return false
  const { run } = started
  const until = performance.now() + patienceMs
  for (;;) {
    const shown = await client.ask(as, at, 'allocation.show', { run })
    if (shown.failedWhy !== null) {
      tally.add('allocations that failed')
      return false
    }
    if (shown.finishedAt !== null) {
      tally.add('allocations')
      tally.add('rooms proposed', shown.placed)
      for (const { why, people } of shown.unplacedBy) tally.add(`no room: ${why}`, people)
      if (shown.acceptedAt === null && shown.placed > 0)
        await tolerate(world, at, () => client.act(as, at, 'allocation.accept', { run }))
      return true
    }
    if (performance.now() >= until) {
      tally.add('allocations that did not come in time')
      return false
    }
    await wait(askEveryMs)
  }
}

async function byHand({ world }: Isolation, waiting: readonly Roomless[], at: Instant) {
  const { client, tally } = world
  const as = signIn.dispatcher
  for (const { transfer, site } of waiting) {
    const shown = await tolerate(world, at, () =>
      client.ask(as, at, 'allocation.suggest', {
        transfer,
        limit: 5,
        ...(site === null ? {} : { site }),
      }),
    )
    const [best] = shown?.rooms ?? []
    if (!best) continue
    const locked = await tolerate(world, at, () =>
      client.act(as, at, 'allocation.lock', {
        transfer,
        room: best.room,
        why: '系统计算暂停，人工安排',
      }),
    )
    if (locked) tally.add('rooms given by hand')
  }
}
