import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { TrueVenue } from '../../city/truth/venues.ts'
import { actId } from '../../client/act-id.ts'
import type { InputOf } from '../../client/paths.ts'
import type { TracedCase, Tracing } from './book.ts'
import { itemOf } from './exposure-words.ts'
import type { ToldVisit } from './memory.ts'

/** The id of a venue in the product: added by who needs it first, after a look whether it stands already. */
async function venueId(tracing: Tracing, venue: TrueVenue, as: string, at: Instant) {
  const { world, venues } = tracing
  const known = venues.get(venue.id)
  if (known) return known
  const added = add()
  venues.set(venue.id, added)
  return added

  async function add(): Promise<string> {
    const alike = await world.client.ask(as, at, 'venue.search', {
      q: venue.name,
      area: venue.area.slice(0, 6),
    })
    const id = actId(world.seed, 'venue', venue.id)
    if (alike.venues.some((one) => one.id === id)) return id
    await world.client.act(as, at, 'venue.add', {
      venue: id,
      name: venue.name,
      kind: venue.kind,
      air: venue.air,
      areaCode: venue.area,
      address: '',
      rooms: venue.rooms,
      isPublic: venue.kind !== 'work',
      seen: alike.venues.map((one) => one.id),
    })
    world.tally.add('venues')
    return id
  }
}

const isPlace = ({ visit: { venue } }: ToldVisit) =>
  venue.kind !== 'transport' && venue.kind !== 'home'

/** The first symptoms of a case that has some. */
const symptomsOf = (onset: Instant): InputOf<'item.add'>['fields'] => ({
  kind: 'symptom',
  from: isoOf(onset),
  until: null,
  day: null,
  certainty: 'remembered',
  venue: null,
  place: null,
  room: null,
  words: '发热、咳嗽、咽痛',
  people: [],
  transport: null,
  mask: null,
  activity: null,
  howMany: null,
})

/** Writes down what the person said, one after the other, and what their payments show in one paste that is then confirmed. */
export async function writeItems(tracing: Tracing, traced: TracedCase, at: Instant): Promise<void> {
  const { client, seed, tally } = tracing.world
  const { case: id, as, told } = traced
  const venueOf = async (one: ToldVisit) =>
    isPlace(one) ? await venueId(tracing, one.visit.venue, as, at) : null
  const itemId = (one: ToldVisit) =>
    actId(seed, 'item', [id, one.visit.venue.id, one.visit.from, one.source])
  const onset = traced.truth?.onsetAt ?? null
  if (onset !== null && onset <= at)
    await client.act(as, at, 'item.add', {
      case: id,
      item: actId(seed, 'item', [id, 'symptoms']),
      state: 'confirmed',
      source: 'spoken',
      fields: symptomsOf(onset),
    })
  const spoken = told.visits.filter(({ source }) => source === 'spoken')
  for (const [n, one] of spoken.entries()) {
    await client.act(as, at + n * minuteMs, 'item.add', {
      case: id,
      item: itemId(one),
      state: 'confirmed',
      source: 'spoken',
      fields: itemOf(one, await venueOf(one)),
    })
  }
  const paid = told.visits.filter(({ source }) => source === 'bill')
  tally.add('items spoken', spoken.length)
  tally.add('items of payments', paid.length)
  if (paid.length === 0) return
  const items = []
  for (const one of paid) items.push({ item: itemId(one), fields: itemOf(one, await venueOf(one)) })
  const later = at + spoken.length * minuteMs
  await client.act(as, later, 'item.paste', { case: id, source: 'bill', items })
  await client.act(as, later, 'item.move', {
    case: id,
    items: items.map(({ item }) => ({ item, version: 1 })),
    state: 'confirmed',
  })
}
