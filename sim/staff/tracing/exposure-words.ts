import { isoOf } from '@bihuan/core/time/instant.ts'
import type { InputOf } from '../../client/paths.ts'
import type { ToldContact, ToldVisit } from './memory.ts'

export type NewContact = InputOf<'contact.name'>['contacts'][number]
export type ItemFields = InputOf<'item.add'>['fields']
type Activity = NonNullable<ItemFields['activity']>

const minutesOf = ({ from, until }: { from: number; until: number }): number =>
  Math.max(1, Math.round((until - from) / 60_000))

/** What a case says of somebody, in the words of the form: which relation, how near, in which air. */
export function contactOf({
  person,
  relation,
  setting,
  encounter,
  known,
  foundAfterMs,
}: ToldContact): NewContact {
  const { venue, room, from, until } = encounter
  const isTable = venue.kind === 'restaurant' || venue.kind === 'leisure'
  const relations = {
    family: 'household',
    colleague: 'workmate',
    friend: 'fellow-diner',
    neighbour: 'same-place',
    stranger: isTable
      ? 'fellow-diner'
      : setting === 'transport'
        ? 'fellow-traveller'
        : 'same-place',
  } as const
  const isFound = known || foundAfterMs === 0
  return {
    ...(isFound ? { person } : { called: { words: `${venue.name}${room}，邻近的人，不知姓名` } }),
    relation: relations[relation],
    exposure: {
      from: isoOf(from),
      until: isoOf(until),
      minutes: minutesOf(encounter),
      metres: relation === 'family' || relation === 'friend' ? 0.5 : 1.5,
      place: venue.kind,
      ...(room === '' ? {} : { room }),
      sameRoom: true,
      air: venue.air,
      ...(isTable
        ? { table: relation === 'stranger' ? ('next' as const) : ('same' as const) }
        : {}),
      mask: relation === 'family' || isTable ? 'none' : 'both',
      ...(setting === 'transport'
        ? { transport: { kind: 'bus' as const, number: venue.name } }
        : {}),
    },
  }
}

const activities: Partial<Record<string, Activity>> = {
  home: 'home',
  work: 'work',
  restaurant: 'meal',
  market: 'shopping',
  shop: 'shopping',
  leisure: 'leisure',
}

/** A visit as it is written down: where it was, or that a vehicle was taken. */
export function itemOf(
  { visit, from, until, source }: ToldVisit,
  venue: string | null,
): ItemFields {
  const isRide = visit.venue.kind === 'transport'
  return {
    kind: isRide ? 'travel' : 'visit',
    from: isoOf(from),
    until: isoOf(until),
    day: null,
    certainty: source === 'bill' ? 'verified' : 'remembered',
    venue,
    place: visit.venue.name,
    room: visit.room === '' ? null : visit.room,
    words: '',
    people: [],
    transport: isRide
      ? { kind: 'bus', number: visit.venue.name, carriage: null, row: null, seat: null }
      : null,
    mask: null,
    activity: activities[visit.venue.kind] ?? 'other',
    howMany: null,
  }
}
