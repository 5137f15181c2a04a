import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { actId } from '../../client/act-id.ts'
import { type Isolation, type IsolationSiteAtWork, siteById, tolerate } from './book.ts'
import { planReleases } from './release.ts'

const looksAfterMinutes = 10

type Arriving = { transfer: string; person: string }

/** The site lets in whoever got off: each into the room that was given, or into one that is free; nobody stays outside. */
export async function letIn(
  isolation: Isolation,
  siteId: string,
  riders: readonly Arriving[],
  at: Instant,
): Promise<void> {
  const site = siteById(isolation, siteId)
  if (!site || riders.length === 0) return
  const { world } = isolation
  const { client, tally } = world
  const coming = await client.ask(site.worker, at, 'stay.incoming', { site: siteId })
  const rooms = new Map(coming.arrivals.map(({ transfer, room }) => [transfer, room]))
  const isWithout = riders.some(({ transfer }) => (rooms.get(transfer) ?? null) === null)
  const free = isWithout ? await freeRooms(isolation, site, at) : []
  const arrivals = riders.map(({ transfer }) => ({
    stay: stayId(isolation, transfer),
    transfer,
    room: rooms.get(transfer) ?? free.shift() ?? null,
  }))
  const answer = await tolerate(world, at, () =>
    client.act(site.worker, at, 'stay.check-in-many', { site: siteId, arrivals, at: isoOf(at) }),
  )
  for (const { stay, person } of answer?.arrived ?? []) note(isolation, site, person, stay, at)
  // Somebody may be due already: whose days were over before they came is let go at once.
  world.agenda.plan(at + looksAfterMinutes * minuteMs, site.place, (now) =>
    planReleases(isolation, site, now),
  )
  for (const { transfer, code, instead } of answer?.refused ?? []) {
    tally.add(`another room at the door: ${code}`)
    const person = riders.find((one) => one.transfer === transfer)?.person
    if (!person) continue
    const stay = stayId(isolation, transfer)
    const room = instead[0]?.room ?? null
    const who = { person }
    const arrived = await tolerate(world, at, () =>
      client.act(site.worker, at, 'stay.check-in', {
        site: siteId,
        stay,
        who,
        room,
        transfer,
        at: isoOf(at),
      }),
    )
    if (arrived) note(isolation, site, person, stay, at)
  }
}

/** Rooms that stand empty, for who comes without one: a hospital chooses its beds at the door. */
async function freeRooms({ world }: Isolation, site: IsolationSiteAtWork, at: Instant) {
  const board = await world.client.ask(site.worker, at, 'stay.board', { site: site.id })
  return board.rooms.filter(({ state }) => state === 'free').map(({ room }) => room)
}

const stayId = ({ world }: Isolation, transfer: string): string =>
  actId(world.seed, 'stay', transfer)

function note(
  { guests, world }: Isolation,
  site: IsolationSiteAtWork,
  person: string,
  stay: string,
  at: Instant,
): void {
  const before = guests.get(person)
  guests.set(person, {
    person,
    seenAt: before?.seenAt ?? at,
    stay,
    site,
    arrivedAt: at,
    leftAt: null,
  })
  world.tally.add('people placed')
}
