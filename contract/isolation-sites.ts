import { careNeeds, diets } from '@bihuan/core/isolation/needs.ts'
import { siteEvents, siteStates } from '@bihuan/core/supply/lifecycle.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid, Words } from './scalars.ts'

export const siteKinds = [
  'hotel',
  'dormitory',
  'school',
  'makeshift-hospital',
  'hospital',
  'other',
] as const
export const roomKinds = ['single', 'family', 'accessible', 'mother-child', 'care'] as const
export const SiteState = Type.Enum(siteStates)
export const SiteKind = Type.Enum(siteKinds)
export const RoomKind = Type.Enum(roomKinds)
/** BCP 47. */
const Language = Type.String({ pattern: '^[a-zA-Z]{2,3}(-[A-Za-z0-9]{2,8})*$' })
const Place = Type.String({
  pattern: '^[a-z][a-z0-9_]{0,59}$',
  description: 'A place of the policy, such as `centralized`',
})
/** What two cohorts never share there besides a room. */
export const separates = ['room', 'passage', 'floor'] as const
const Separates = Type.Enum(separates)
const able = {
  languages: Type.Optional(Type.Array(Language, { maxItems: 30, uniqueItems: true })),
  diets: Type.Optional(Type.Array(Type.Enum(diets), { uniqueItems: true })),
  care: Type.Optional(Type.Array(Type.Enum(careNeeds), { uniqueItems: true })),
}
const position = {
  lng: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
  lat: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
  datum: Type.Optional(Type.Enum(['WGS-84', 'GCJ-02', 'BD-09'] as const)),
}

export const NewRoom = Type.Object(
  {
    code: Text(20),
    floor: Type.Integer({ minimum: -5, maximum: 120 }),
    kind: RoomKind,
    beds: Type.Integer({ minimum: 1, maximum: 200 }),
    passage: Type.Optional(Text(40)),
  },
  strict,
)
/** Somebody found a house that could take people; its rooms come with it or later. */
export const FindSite = Type.Object(
  {
    name: Text(80),
    kind: SiteKind,
    place: Place,
    area: AreaCode,
    address: Text(200),
    ...position,
    ...able,
    rooms: Type.Optional(Type.Array(NewRoom, { maxItems: 3_000 })),
  },
  strict,
)
export const SiteFound = Type.Object({
  site: Uuid,
  number: Type.Integer(),
  rooms: Type.Integer(),
})
/** What changes of a site is given, what stays is left out. */
export const ChangeSite = Type.Object(
  {
    site: Uuid,
    version: Type.Integer({ minimum: 0 }),
    name: Type.Optional(Text(80)),
    address: Type.Optional(Text(200)),
    separates: Type.Optional(Separates),
    ...position,
    ...able,
  },
  strict,
)
export const AddRooms = Type.Object(
  { site: Uuid, rooms: Type.Array(NewRoom, { minItems: 1, maxItems: 3_000 }) },
  strict,
)
export const RoomsAdded = Type.Object({ added: Type.Integer(), repeated: Type.Integer() })
export const TakeRoomsOut = Type.Object(
  {
    site: Uuid,
    rooms: Type.Array(Uuid, { minItems: 1, maxItems: 500 }),
    because: Type.String({
      minLength: 2,
      maxLength: 200,
      description: 'Of the room, such as a broken pipe; nothing of people',
    }),
  },
  strict,
)
export const BringRoomsBack = Type.Object(
  { site: Uuid, rooms: Type.Array(Uuid, { minItems: 1, maxItems: 500 }) },
  strict,
)
export const RoomsChanged = Type.Object({ changed: Type.Integer() })

const Finding = Type.Object(
  {
    item: Text(60),
    isMet: Type.Boolean(),
    words: Type.Optional(
      Type.String({ maxLength: 300, description: 'Of the house; nothing of people' }),
    ),
  },
  strict,
)
/** Every item of the checklist is answered; one that is not met fails it. */
export const InspectSite = Type.Object(
  {
    site: Uuid,
    version: Type.Integer({ minimum: 0 }),
    findings: Type.Array(Finding, { minItems: 1, maxItems: 100 }),
  },
  strict,
)
export const RequisitionSite = Type.Object(
  {
    site: Uuid,
    version: Type.Integer({ minimum: 0 }),
    authority: Text(80),
    number: Text(60),
    until: Moment,
  },
  strict,
)
/** The steps that need no more than a word: `make-ready`, `activate`, `stand-by`, `wind-down`, `resume`, `give-back`, `reopen`. */
export const siteSteps = [
  'make-ready',
  'activate',
  'stand-by',
  'wind-down',
  'resume',
  'give-back',
  'reopen',
] as const
export const MoveSite = Type.Object(
  {
    site: Uuid,
    version: Type.Integer({ minimum: 0 }),
    step: Type.Enum(siteSteps),
    words: Type.Optional(Text(300)),
  },
  strict,
)
/** Nobody is there, and every room and zone went through the final disinfection. */
export const CloseSite = Type.Object({ site: Uuid, version: Type.Integer({ minimum: 0 }) }, strict)
export const SiteMoved = Type.Object({ site: Uuid, state: SiteState, version: Type.Integer() })

const File = Type.Object(
  {
    name: Text(200),
    content: Type.String({ maxLength: 12_000_000, description: 'Base64 of CSV or xlsx' }),
  },
  strict,
)
/** A sheet with one line for each room, the columns of its site repeated; `try` reads and writes nothing. */
export const ImportSites = Type.Object({ area: AreaCode, place: Place, file: File }, strict)
export const SheetFault = Type.Object({
  row: Type.Integer({ description: 'As a spreadsheet counts: the heads are row 1; 0 is the file' }),
  column: orNull(Type.String()),
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
export const SitesImported = Type.Object({
  rows: Type.Integer(),
  sites: Type.Integer({ description: 'New ones; in a try those that would be' }),
  rooms: Type.Integer({ description: 'New ones; in a try those that would be' }),
  repeated: Type.Integer({ description: 'Rows whose room was there already' }),
  encoding: orNull(Type.String()),
  columns: Type.Array(Type.Object({ field: Type.String(), head: Type.String() })),
  faults: Type.Array(SheetFault, { maxItems: 500 }),
  faultsInAll: Type.Integer(),
})

export const SitesParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    state: Type.Optional(SiteState),
    kind: Type.Optional(SiteKind),
    care: Type.Optional(Type.Enum(careNeeds)),
    diet: Type.Optional(Type.Enum(diets)),
    language: Type.Optional(Text(20)),
    over: Type.Optional(Type.Boolean({ description: 'Only those with fewer staff than the norm' })),
    find: Type.Optional(Text(60)),
    after: Type.Optional(Type.String({ pattern: '^[0-9]{1,9}$' })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
/** Rooms of a site as they are now; each is in exactly one of the last five. */
export const RoomCounts = Type.Object({
  rooms: Type.Integer(),
  beds: Type.Integer(),
  free: Type.Integer({ description: 'Ready, nobody in it, given to nobody' }),
  given: Type.Integer({ description: 'Nobody in it, given to somebody who is coming' }),
  taken: Type.Integer({ description: 'Somebody is in it' }),
  notReady: Type.Integer({ description: 'To be furnished, or to be cleaned after a stay' }),
  out: Type.Integer({ description: 'Out of use' }),
})
/** Staff against the norm of the policy; a need is null where the policy says none. */
export const StaffNorm = Type.Object({
  people: Type.Integer({ description: 'Who are isolated there' }),
  doctors: Type.Integer(),
  doctorsNeeded: orNull(Type.Integer()),
  nurses: Type.Integer(),
  nursesNeeded: orNull(Type.Integer()),
  isOver: Type.Boolean({ description: 'Fewer doctors or nurses than the norm' }),
  binds: Type.Boolean({ description: 'Whether an officer confirmed the norm' }),
})
export const SiteRow = Type.Object({
  site: Uuid,
  number: Type.Integer(),
  name: Type.String(),
  kind: SiteKind,
  place: Type.String(),
  area: AreaCode,
  areaName: orNull(Type.String()),
  state: SiteState,
  since: Moment,
  wave: orNull(Type.Integer({ description: 'Hours after the activation' })),
  counts: RoomCounts,
  staff: StaffNorm,
  version: Type.Integer(),
})
export const Sites = Type.Object({
  now: Moment,
  places: Type.Array(Type.Object({ place: Type.String(), words: Words }), {
    description: 'That the rules in force know',
  }),
  sites: Type.Array(SiteRow),
  next: orNull(Type.String({ description: 'For `after`; null at the end' })),
})
export const SiteParams = Type.Object({ site: Uuid }, strict)
export const ChecklistItem = Type.Object({
  item: Type.String(),
  words: Words,
  from: Type.Enum(['policy', 'city'] as const),
  source: Type.String({ description: 'Where it comes from: sources and grade, or who set it' }),
  binds: Type.Boolean(),
})
export const SiteView = Type.Object({
  now: Moment,
  row: SiteRow,
  address: Type.String(),
  lng: orNull(Type.Number()),
  lat: orNull(Type.Number()),
  datum: Type.String(),
  languages: Type.Array(Type.String()),
  diets: Type.Array(Type.String()),
  care: Type.Array(Type.String()),
  separates: Separates,
  requisition: orNull(
    Type.Object({
      authority: Type.String(),
      number: Type.String(),
      until: Moment,
      isOver: Type.Boolean(),
    }),
  ),
  checklist: Type.Array(ChecklistItem),
  inspections: Type.Array(
    Type.Object({
      at: Moment,
      by: Type.String(),
      passed: Type.Boolean(),
      findings: Type.Array(Finding),
    }),
  ),
  history: Type.Array(
    Type.Object({
      event: Type.Enum(siteEvents),
      from: SiteState,
      to: SiteState,
      at: Moment,
      by: Type.String(),
      words: orNull(Type.String()),
    }),
  ),
  moves: Type.Array(
    Type.Object({
      event: Type.Enum(siteEvents),
      to: orNull(SiteState),
      why: orNull(Words),
    }),
    { description: 'What can be done now, and what not and why' },
  ),
  closing: Type.Object({
    openStays: Type.Integer(),
    coming: Type.Integer({ description: 'People on their way or given a room here' }),
    roomsNotDisinfected: Type.Integer(),
    zonesNotDisinfected: Type.Array(Type.String()),
    bagsLeft: Type.Integer(),
  }),
})

/** The rooms of a site by floor. Nobody is named: who is where stands on the room board. */
export const SiteRooms = Type.Object({
  now: Moment,
  rooms: Type.Array(
    Type.Object({
      room: Uuid,
      code: Type.String(),
      floor: Type.Integer(),
      kind: RoomKind,
      beds: Type.Integer(),
      passage: orNull(Type.String()),
      people: Type.Integer({ description: 'Who are in it' }),
      given: Type.Integer({ description: 'Who are coming' }),
      readyAt: orNull(Moment),
      emptiedAt: orNull(Moment),
      outSince: orNull(Moment),
      outBecause: orNull(Type.String()),
      needs: orNull(Type.Enum(['furnishing', 'turnover', 'terminal', 'check'] as const)),
    }),
  ),
})
