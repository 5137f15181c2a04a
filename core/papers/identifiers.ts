/** What must not stand in a public text about a case, by kind. Everything that is known of anybody in it. */
export type Identifiers = {
  names: readonly string[]
  phones: readonly string[]
  documents: readonly string[]
  /** Names and addresses of homes: compound, building, door. */
  homes: readonly string[]
  /** Places that are not public, by name. */
  privatePlaces: readonly string[]
  plates: readonly string[]
}

export type FindingKind =
  | 'name'
  | 'phone'
  | 'document'
  | 'building'
  | 'minute'
  | 'private-place'
  | 'plate'
  | 'transport-seat'

export type Finding = { kind: FindingKind; at: number; length: number }

export const findingWords: Readonly<Record<FindingKind, { zh: string; en: string }>> = {
  name: { zh: '人名', en: 'the name of a person' },
  phone: { zh: '电话号码', en: 'a phone number' },
  document: { zh: '证件号码', en: 'a document number' },
  building: { zh: '住处、楼栋、单元或门牌', en: 'a home, building, unit or door' },
  minute: { zh: '具体到分钟的时间', en: 'a time to the minute' },
  'private-place': { zh: '非公共场所的名称', en: 'the name of a place that is not public' },
  plate: { zh: '车牌号', en: 'a number plate' },
  'transport-seat': { zh: '座位号', en: 'a seat' },
}
