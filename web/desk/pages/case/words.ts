import type { LeftOut } from '@bihuan/core/investigation/bill-columns.ts'
import type {
  Activity,
  Certainty,
  ItemField,
  ItemKind,
  ItemSource,
  Mask,
  TransportKind,
  VenueKind,
} from '@bihuan/core/investigation/item.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'

export const kindWords: Record<ItemKind, MessageDescriptor> = {
  visit: msg`Visit`,
  travel: msg`Ride`,
  gathering: msg`Gathering`,
  companion: msg`Companion`,
  vehicle: msg`Vehicle`,
  symptom: msg`Symptom`,
  note: msg`Note`,
  gap: msg`Not remembered`,
}

export const certaintyWords: Record<Certainty, MessageDescriptor> = {
  verified: msg`verified`,
  remembered: msg`remembered`,
  inferred: msg`inferred`,
}

export const sourceWords: Record<ItemSource, MessageDescriptor> = {
  spoken: msg`said in the call`,
  bill: msg`list of payments`,
  trips: msg`list of trips`,
  record: msg`record`,
  import: msg`import`,
  scan: msg`scanned code, no evidence by itself`,
}

export const transportWords: Record<TransportKind, MessageDescriptor> = {
  plane: msg`plane`,
  train: msg`train`,
  coach: msg`coach`,
  ship: msg`ship`,
  taxi: msg`taxi`,
  car: msg`private car`,
  bus: msg`bus`,
  metro: msg`metro`,
  bicycle: msg`bicycle`,
  walk: msg`on foot`,
  lift: msg`lift`,
}

export const activityWords: Record<Activity, MessageDescriptor> = {
  home: msg`at home`,
  work: msg`work`,
  study: msg`school`,
  meal: msg`meal`,
  shopping: msg`shopping`,
  leisure: msg`leisure`,
  meeting: msg`meeting`,
  worship: msg`worship`,
  care: msg`medical care`,
  test: msg`swab`,
  exercise: msg`exercise`,
  lodging: msg`overnight stay`,
  delivery: msg`delivery`,
  other: msg`other`,
}

export const maskWords: Record<Mask, MessageDescriptor> = {
  worn: msg`mask worn`,
  partly: msg`mask partly worn`,
  'not-worn': msg`no mask`,
}

export const venueKindWords: Record<VenueKind, MessageDescriptor> = {
  home: msg`home`,
  work: msg`workplace`,
  school: msg`school`,
  shop: msg`shop`,
  market: msg`market`,
  restaurant: msg`restaurant`,
  leisure: msg`place of leisure`,
  clinic: msg`clinic or hospital`,
  transport: msg`station or vehicle`,
  hotel: msg`hotel`,
  worship: msg`place of worship`,
  site: msg`building site`,
  other: msg`other place`,
}

export const fieldWords: Record<ItemField, MessageDescriptor> = {
  kind: msg`Kind`,
  from: msg`From`,
  until: msg`Until`,
  day: msg`Day`,
  certainty: msg`Certainty`,
  venue: msg`Place from the list`,
  place: msg`Place`,
  room: msg`Room`,
  words: msg`Words`,
  people: msg`With whom`,
  transport: msg`Ride`,
  mask: msg`Mask`,
  activity: msg`What was done`,
  howMany: msg`How many`,
}

export const leftOutWords: Record<LeftOut | 'twice', MessageDescriptor> = {
  refund: msg`refund`,
  transfer: msg`money to a person`,
  income: msg`money received`,
  failed: msg`payment failed`,
  online: msg`bought online`,
  twice: msg`stands there twice`,
}
