import type { Activity, Item } from '../investigation/item.ts'
import { type Instant, minuteMs } from '../time/instant.ts'
import { type Exposure, type Relation, relations } from './exposure.ts'
import { readSeat, vehicleOf } from './vehicle.ts'

const byActivity: Partial<Record<Activity, Relation>> = {
  home: 'household',
  work: 'workmate',
  meeting: 'workmate',
  study: 'classmate',
  meal: 'fellow-diner',
  leisure: 'fellow-player',
  exercise: 'fellow-player',
  worship: 'fellow-player',
  care: 'carer',
  shopping: 'same-place',
  lodging: 'same-place',
}

// As the field form has them, and as investigators write.
const byWord: Readonly<Record<string, Relation>> = {
  同住: 'household',
  家人: 'household',
  妻子: 'household',
  老婆: 'household',
  丈夫: 'household',
  老公: 'household',
  爱人: 'household',
  室友: 'household',
  服务员: 'served-there',
  同吃: 'fellow-diner',
  同餐: 'fellow-diner',
  同行: 'fellow-traveller',
  同乘: 'fellow-traveller',
  同事: 'workmate',
  同学: 'classmate',
}

/** What a companion of an item is to the case: as it was written, else as the ride or what they did says. */
export function relationOf(item: Pick<Item, 'activity' | 'transport'>, said?: string): Relation {
  const word = said?.trim() ?? ''
  const known = relations.find((one) => one === word)
  if (known !== undefined) return known
  const read = Object.hasOwn(byWord, word) ? byWord[word] : undefined
  if (read !== undefined) return read
  if (item.transport !== null) return 'fellow-traveller'
  return (item.activity === null ? undefined : byActivity[item.activity]) ?? 'other'
}

const isTable = (relation: Relation) => relation === 'fellow-diner'

/**
 * The exposure of somebody who was with the case in an item; null where nobody said when. Who came along shared the room, and at a meal the
 * table; what else is not known is left out.
 */
export function exposureOfItem(item: Item, said?: string): Exposure | null {
  const { from, until, venue, room, mask, transport } = item
  if (from === null) return null
  const end: Instant = until ?? from
  const relation = relationOf(item, said)
  const vehicle = transport === null ? null : vehicleOf(transport.kind, transport.number)
  const seat = transport === null ? {} : readSeat(transport)
  return {
    relation,
    from,
    until: end,
    ...(until === null ? {} : { minutes: Math.round((end - from) / minuteMs) }),
    ...(venue === null ? {} : { place: venue.kind, air: venue.air }),
    ...(room === null ? {} : { room: room.slice(0, 60) }),
    ...(vehicle === null ? { sameRoom: true } : {}),
    ...(isTable(relation) ? { table: 'same' as const } : {}),
    ...(mask === 'worn'
      ? { mask: 'case' as const }
      : mask === null
        ? {}
        : { mask: 'none' as const }),
    ...(vehicle === null || transport === null
      ? {}
      : {
          transport: {
            kind: vehicle,
            ...(transport.number === null ? {} : { number: transport.number.slice(0, 30) }),
            ofCase: seat,
          },
        }),
  }
}

/** Several times together as one exposure: how near and in which air by the first, from the first moment to the last. */
export function joined(strongest: Exposure, all: readonly Exposure[]): Exposure {
  const minutes = all.reduce((sum, { minutes: one = 0 }) => sum + one, 0)
  return {
    ...strongest,
    from: Math.min(...all.map(({ from }) => from)),
    until: Math.max(...all.map(({ until }) => until)),
    ...(minutes === 0 ? {} : { minutes }),
  }
}
