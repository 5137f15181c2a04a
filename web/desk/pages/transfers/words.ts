import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../../ui/desk/status-tag.tsx'
import type { ListName, Rider, TransferRow, TransferView, TripRow } from './questions.ts'

export const cohortWords: Record<TransferRow['cohort'], { tone: Tone; word: MessageDescriptor }> = {
  positive: { tone: 'late', word: msg`positive` },
  contact: { tone: 'wait', word: msg`contact of a case` },
  household: { tone: 'info', word: msg`contact of a contact` },
  inbound: { tone: 'info', word: msg`from outside` },
  cleared: { tone: 'ok', word: msg`going home` },
}
export const cohorts = ['positive', 'contact', 'household', 'inbound', 'cleared'] as const

export const kindWords: Record<TransferRow['kind'], MessageDescriptor> = {
  'to-site': msg`to an isolation site`,
  'to-hospital': msg`to hospital`,
  'between-sites': msg`from one site to another`,
  home: msg`back home`,
}

export const stepWords: Record<TransferRow['step'], { tone: Tone; word: MessageDescriptor }> = {
  'no-room': { tone: 'wait', word: msg`no room given yet` },
  waiting: { tone: 'wait', word: msg`waits for a seat` },
  missed: { tone: 'late', word: msg`not picked up` },
  planned: { tone: 'wait', word: msg`has a seat, not told` },
  told: { tone: 'info', word: msg`told, not confirmed` },
  confirmed: { tone: 'ok', word: msg`has confirmed` },
  riding: { tone: 'info', word: msg`on board` },
  off: { tone: 'ok', word: msg`got off` },
  ended: { tone: 'idle', word: msg`over` },
}

export const listWords: Record<ListName, MessageDescriptor> = {
  missed: msg`Not picked up`,
  late: msg`Beyond due`,
  waiting: msg`Waits for a seat`,
  planned: msg`Has a seat`,
  riding: msg`On board`,
  open: msg`All open`,
}

export const noShowWords: Record<NonNullable<Rider['noShow']>['why'], MessageDescriptor> = {
  'not-there': msg`not there`,
  refuses: msg`refuses`,
  'in-hospital': msg`in hospital`,
  'not-fit-to-travel': msg`not fit to travel`,
  'wrong-address': msg`wrong address`,
  'no-fitting-seat': msg`no fitting seat`,
  'order-ended': msg`the order has ended`,
  died: msg`has died`,
}

export const endWords: Record<NonNullable<TransferView['endedWhy']>, MessageDescriptor> = {
  arrived: msg`arrived`,
  'at-home': msg`at home`,
  'order-ended': msg`the order has ended`,
  'in-hospital': msg`in hospital`,
  'left-the-city': msg`has left the city`,
  'cannot-be-reached': msg`cannot be reached`,
  refuses: msg`refuses`,
  died: msg`has died`,
  'wrong-person': msg`is another person`,
  'no-room': msg`there is no room`,
  'other-area': msg`another area takes them`,
}
export const namedEnds = [
  'in-hospital',
  'left-the-city',
  'cannot-be-reached',
  'refuses',
  'died',
  'wrong-person',
  'no-room',
  'other-area',
] as const

export const careWords: Record<TransferRow['care'][number], MessageDescriptor> = {
  wheelchair: msg`wheelchair`,
  bedridden: msg`lies in bed`,
  dialysis: msg`dialysis`,
  oxygen: msg`oxygen`,
  pregnant: msg`pregnant`,
  infant: msg`infant`,
  'mental-health': msg`mental health`,
  'child-alone': msg`child without adults`,
  interpreter: msg`interpreter`,
  nursing: msg`needs nursing`,
}

export const wayWords: Record<NonNullable<TransferRow['told']>['how'], MessageDescriptor> = {
  text: msg`by text`,
  app: msg`in the app`,
  phone: msg`by phone`,
  visit: msg`at the door`,
}

export const tripStateWords: Record<TripRow['state'], { tone: Tone; word: MessageDescriptor }> = {
  planned: { tone: 'wait', word: msg`planned` },
  'under-way': { tone: 'info', word: msg`under way` },
  arrived: { tone: 'wait', word: msg`arrived, to be disinfected` },
  cleaned: { tone: 'ok', word: msg`over, disinfected` },
  cancelled: { tone: 'idle', word: msg`cancelled` },
}

export const leftWords: Readonly<Record<string, MessageDescriptor>> = {
  'no-vehicle': msg`no vehicle has a crew`,
  'no-fitting-vehicle': msg`no vehicle has the place that they need`,
  'no-time': msg`no crew has the time`,
}

export const eventWords: Readonly<Record<string, MessageDescriptor>> = {
  asked: msg`asked for by an order or a release`,
  changed: msg`moved for another reason`,
  assigned: msg`given a seat`,
  'taken-off': msg`taken off the trip`,
  told: msg`told the time`,
  confirmed: msg`has confirmed`,
  'not-reached': msg`could not be reached`,
  needs: msg`needs written down`,
  on: msg`got on`,
  'no-show': msg`did not get on`,
  off: msg`got off`,
  ended: msg`ended`,
}

/** What was wrong with one of many, where the answer of a command lists codes. */
export const faultWords: Readonly<Record<string, MessageDescriptor>> = {
  'transfer.unknown': msg`not on the list any more`,
  'transfer.over': msg`over already`,
  'transfer.order-is-over': msg`the order has ended: nobody fetches them`,
  'transfer.on-another-trip': msg`has a seat on another trip`,
  'transfer.no-room': msg`no room given yet`,
  'transfer.not-on-a-trip': msg`has no seat, and so no time`,
  'transfer.not-told': msg`nobody told them yet`,
  'transfer.on-board': msg`on board`,
  'access.area-is-not-yours': msg`of another district`,
}
