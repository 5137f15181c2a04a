import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { Tone } from '../../kit/tag.tsx'
import type { NoShow, Rider, RiderState, Trip } from './drive-view.ts'

export const stateWords: Record<RiderState, { tone: Tone; word: MessageDescriptor }> = {
  waits: { tone: 'wait', word: msg`waits` },
  on: { tone: 'info', word: msg`on board` },
  off: { tone: 'ok', word: msg`got off` },
  'no-show': { tone: 'late', word: msg`did not get on` },
  'order-over': { tone: 'late', word: msg`order ended: do not fetch` },
}

export const noShowWords: Record<NoShow, MessageDescriptor> = {
  'not-there': msg`not there`,
  refuses: msg`refuses`,
  'in-hospital': msg`in hospital`,
  'not-fit-to-travel': msg`not fit to travel`,
  'wrong-address': msg`wrong address`,
  'no-fitting-seat': msg`no fitting seat`,
  'order-ended': msg`the order has ended`,
  died: msg`has died`,
}
export const noShows = Object.keys(noShowWords) as NoShow[]

export const careWords: Record<Rider['needs']['care'][number], MessageDescriptor> = {
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

export const cohortWords: Record<Trip['cohort'], { tone: Tone; word: MessageDescriptor }> = {
  positive: { tone: 'late', word: msg`positive` },
  contact: { tone: 'wait', word: msg`contact of a case` },
  household: { tone: 'info', word: msg`contact of a contact` },
  inbound: { tone: 'info', word: msg`from outside` },
  cleared: { tone: 'ok', word: msg`going home` },
}
