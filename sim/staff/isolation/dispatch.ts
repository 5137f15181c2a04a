import { noNeeds } from '@bihuan/core/isolation/needs.ts'
import { hourMs, type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { AnswerOf } from '../../client/paths.ts'
import { seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { giveRooms } from './allocate.ts'
import { type Isolation, tolerate } from './book.ts'
import { planDrive } from './drive.ts'

export type Transfer = AnswerOf<'transfer.list'>['transfers'][number]

// The dispatcher looks every twenty minutes while somebody waits; people are told half an hour before. Invented.
const looksEveryMinutes = 20
const noticeMinutes = 25
// So many confirm by their phone or when called; the others are found at the door, or are not. Invented.
const confirmsShare = 0.93
// Who was not there twice is given up with the reason that the driver heard.
const missedMost = 2

/** Has the dispatcher look at the next twentieth minute, once however many ask. */
export function callDispatcher(isolation: Isolation, at: Instant): void {
  const step = looksEveryMinutes * minuteMs
  const next = Math.ceil((at + minuteMs) / step) * step
  // A day that is not planned yet begins with a look.
  if (next >= isolation.plannedUntil) return
  if (isolation.looksAt !== null && isolation.looksAt <= next) return
  isolation.looksAt = next
  isolation.world.agenda.plan(next, 'dispatch', async (now) => {
    if (isolation.looksAt === next) isolation.looksAt = null
    await dispatch(isolation, now)
  })
}

async function openTransfers({ world }: Isolation, at: Instant): Promise<Transfer[]> {
  const all: Transfer[] = []
  let after: string | undefined
  do {
    const page = await world.client.ask(signIn.dispatcher, at, 'transfer.list', {
      list: 'open',
      limit: 500,
      ...(after === undefined ? {} : { after }),
    })
    all.push(...page.transfers)
    after = page.next ?? undefined
  } while (after !== undefined)
  return all
}

/** Looks at everybody who must be moved: asks what they need, has rooms computed, plans trips, tells people and sends the buses. */
export async function dispatch(isolation: Isolation, at: Instant): Promise<void> {
  const { world } = isolation
  const { client, tally } = world
  const as = signIn.dispatcher
  const open = (await openTransfers(isolation, at)).filter(({ orderIsOver }) => !orderIsOver)
  if (open.length === 0) return
  for (const { transfer, order } of open) if (order !== null) isolation.orders.set(transfer, order)
  for (const one of open) await askNeeds(isolation, one, at)
  for (const one of open) await giveUp(isolation, one, at)
  const withoutRoom = open.filter(({ kind, room }) => kind !== 'home' && room === null)
  if (withoutRoom.length > 0)
    await giveRooms(
      isolation,
      withoutRoom.map(({ transfer, kind, to }) => ({ transfer, kind, site: to?.site ?? null })),
      at,
    )
  const planned = await tolerate(
    world,
    at,
    () => client.act(as, at, 'trip.plan', { assumed: { notice: noticeMinutes } }, String(at)),
    ['trip.nobody-to-move'],
  )
  if (planned) {
    for (const { why, people } of planned.left) tally.add(`left without a seat: ${why}`, people)
    tally.add('trips', planned.trips.length)
    if (planned.trips.length > 0) {
      const { trips } = planned
      const told = await tolerate(world, at, () => client.act(as, at, 'trip.tell', { trips }))
      const byVisit = told?.noPhone ?? []
      if (byVisit.length > 0)
        await tolerate(world, at, () =>
          client.act(as, at, 'transfer.tell', { transfers: byVisit, how: 'visit' }),
        )
      await hear(isolation, [...(told?.told ?? []), ...byVisit], at)
      for (const trip of trips) await planDrive(isolation, trip, at)
    }
  }
  const still = (await openTransfers(isolation, at)).filter(
    ({ trip, orderIsOver, kind, dueAt }) =>
      !orderIsOver && trip === null && (kind !== 'home' || instantOf(dueAt) < at + hourMs),
  )
  // At night nobody looks; whoever waits is seen to at six (`planDay`).
  if (still.length > 0 && !isNight(at)) callDispatcher(isolation, at)
}

const isNight = (at: Instant): boolean => {
  const hour = Math.floor((at + 8 * hourMs) / hourMs) % 24
  return hour >= 23 || hour < 6
}

/** The first time somebody is seen they are called, and what they need is written down. */
async function askNeeds(isolation: Isolation, one: Transfer, at: Instant): Promise<void> {
  const { world, guests, needs } = isolation
  const { person, transfer } = one
  const key = guests.get(person)
  if (key && key.leftAt === null && key.stay === null) return
  if (!key)
    guests.set(person, {
      person,
      seenAt: at,
      stay: null,
      site: null,
      arrivedAt: null,
      leftAt: null,
    })
  const own = needs.of(person)
  if (own === noNeeds || one.kind === 'home' || key) return
  const told = { ...own, care: [...own.care], diets: [...own.diets] }
  const set = await tolerate(world, at, () =>
    world.client.act(signIn.dispatcher, at, 'transfer.set-needs', { transfer, needs: told }),
  )
  if (set) world.tally.add('needs written down')
}

/** Who was not there again and again: the transfer ends with the reason that the driver heard at the door. */
async function giveUp(
  isolation: Isolation,
  { transfer, person, noShow }: Transfer,
  at: Instant,
): Promise<void> {
  const { world, missed } = isolation
  if (noShow === null) return
  const isPlain = noShow.why === 'refuses' || noShow.why === 'in-hospital'
  if (!isPlain && (missed.get(transfer) ?? 0) < missedMost) return
  const why =
    noShow.why === 'refuses'
      ? 'refuses'
      : noShow.why === 'in-hospital'
        ? 'in-hospital'
        : 'cannot-be-reached'
  const ended = await tolerate(world, at, () =>
    world.client.act(signIn.dispatcher, at, 'transfer.end', {
      transfer,
      why,
      words: '上门未能接到，已与本人或社区核实',
    }),
  )
  if (!ended) return
  isolation.reasons.set(person, why)
  world.tally.add(`not placed: ${why}`)
}

/** What people say who were told when they are fetched. */
async function hear(isolation: Isolation, transfers: readonly string[], at: Instant) {
  const { world } = isolation
  const confirms = (one: string) => seeded(world.seed).fork(`confirms ${one}`).chance(confirmsShare)
  for (const heard of ['confirmed', 'not-reached'] as const) {
    const some = transfers.filter((one) => confirms(one) === (heard === 'confirmed'))
    if (some.length === 0) continue
    const noted = await tolerate(world, at, () =>
      world.client.act(signIn.dispatcher, at, 'transfer.note-reached', { transfers: some, heard }),
    )
    world.tally.add(`told of the trip: ${heard}`, noted?.moved.length ?? 0)
    for (const { code } of noted?.errors ?? [])
      world.tally.add(`refused: transfer.note-reached ${code}`)
  }
}
