import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { TrueContact } from '../../city/truth/draw-contacts.ts'
import type { TrueVenue } from '../../city/truth/venues.ts'
import { type Random, seeded } from '../../random/random.ts'
import { signIn } from '../../seed/accounts.ts'
import { newAccountOf } from '../account-ids.ts'
import { signAll } from '../sign.ts'
import type { TracedCase, Tracing } from './book.ts'
import type { ToldContact } from './memory.ts'
import { judge, nameAll, signList } from './name-contacts.ts'

// Shares of people who show a code where they go, of candidates who say that they were near when they are asked, and of those who say so
// though they were not; and how many others were at a venue on those days. Invented.
const scans = 0.6
const confirms = 0.9
const confirmsWrongly = 0.04
const othersPerVenue = 6
const pageMost = 500

type Scan = { venue: string; person: string; from: string; until: string }

/** What a venue wrote down of the days of a case: the contacts who showed their code there, and others who were there at other times. */
function scansOf(
  { crowd }: Tracing,
  contacts: readonly TrueContact[],
  venue: TrueVenue,
  id: string,
  random: Random,
): Scan[] {
  const near = contacts.flatMap(({ who, encounters }) =>
    encounters
      .filter((one) => one.venue.id === venue.id && random.chance(scans))
      .map(({ from, until }) => ({ person: who.person, from, until })),
  )
  const [first] = near
  const others = first
    ? Array.from({ length: othersPerVenue }, () => {
        const from = first.from + random.integer(-90, 90) * minuteMs
        return {
          person: crowd.nearby(venue.area, random).person,
          from,
          until: from + 20 * minuteMs,
        }
      })
    : []
  return [...near, ...others].map(({ person, from, until }) => ({
    venue: id,
    person,
    from: isoOf(from),
    until: isoOf(until),
  }))
}

/**
 * Searches the visits that venues wrote down for one case, signed by the investigator and the district's commander, and asks whoever comes out:
 * only those who say that they were near are named.
 */
export async function searchVenues(
  tracing: Tracing,
  traced: TracedCase,
  at: Instant,
): Promise<void> {
  const { world, outbreak, venues } = tracing
  const { client, tally } = world
  const { case: id, as, truth, told } = traced
  if (truth === null) return
  const random = seeded(world.seed).fork(`venues ${id}`)
  const mine = outbreak.contacts.filter((one) => one.case === truth.id)
  const public_ = told.visits.filter(({ visit }) => visit.setting === 'venue')
  const visited = new Map(public_.map(({ visit: { venue } }) => [venue.id, venue]))
  if (visited.size === 0) return
  for (const venue of visited.values()) {
    const added = await venues.get(venue.id)
    const visits = added ? scansOf(tracing, mine, venue, added, random) : []
    const past = visits.filter(({ until }) => until <= isoOf(at))
    if (past.length > 0)
      await client.act(signIn.registrar(venue.area.slice(0, 6)), at, 'venue-visit.record', {
        visits: past,
      })
  }
  const second = signIn.districtCommander(traced.district)
  const { signing } = await client.act(as, at, 'co-presence.ask', {
    case: id,
    minutes: 5,
    second: { officer: newAccountOf(world, second), unit: '区疫情防控指挥部' },
    reason: '查找与病例同时在场、病例不认识的人',
  })
  const { digest } = await client.ask(as, at, 'signing.show', { signing })
  await signAll(world, { signing, digest }, [as, second], at)
  const { candidates } = await client.ask(as, at, 'co-presence.show', {
    search: signing,
    limit: pageMost,
  })
  tally.add('candidates of venues', candidates.length)
  const known = new Map(mine.map((one) => [one.who.person, one]))
  const said = candidates.flatMap((one): ToldContact[] => {
    if (one.isContact) return []
    const contact = known.get(one.person)
    const [encounter] = contact?.encounters ?? []
    if (contact && encounter && random.chance(confirms))
      return [{ ...saidBy(contact, one.person), encounter }]
    const [like] = public_
    if (contact || !like || !random.chance(confirmsWrongly)) return []
    const { venue, room, from, until } = like.visit
    return [
      {
        person: one.person,
        relation: 'stranger',
        setting: 'venue',
        encounter: { venue, room, from, until },
        known: true,
        foundAfterMs: 0,
        isTrue: false,
      },
    ]
  })
  const once = [...new Map(said.map((one) => [one.person, one])).values()]
  if (once.length === 0) return
  const { ids } = await nameAll(tracing, traced, once, at)
  tally.add('contacts found by venues', ids.length)
  await judge(tracing, traced, ids, [], at)
  await signList(tracing, traced, 'venues', at)
}

const saidBy = ({ relation, setting }: TrueContact, person: string) => ({
  person,
  relation,
  setting,
  known: true,
  foundAfterMs: 0,
  isTrue: true,
})
