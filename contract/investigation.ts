import {
  activities,
  airs,
  certainties,
  itemFields,
  itemKinds,
  itemSources,
  itemStates,
  masks,
  transportKinds,
  venueKinds,
} from '@bihuan/core/investigation/item.ts'
import Type from 'typebox'
import { AreaCode, CaseId, Moment, orNull, PersonId, strict, Text, Uuid } from './scalars.ts'

const Version = Type.Integer({ minimum: 0 })
const word = (most: number) => orNull(Text(most))

const ItemPerson = Type.Object(
  {
    name: Type.Optional(Text(60)),
    phone: Type.Optional(Text(30)),
    relation: Type.Optional(Text(30)),
    person: Type.Optional(PersonId),
  },
  strict,
)
const ItemTransport = Type.Object(
  {
    kind: Type.Enum(transportKinds),
    number: word(30),
    carriage: word(20),
    row: word(10),
    seat: word(10),
  },
  strict,
)
const fields = {
  kind: Type.Enum(itemKinds),
  from: orNull(Moment),
  until: orNull(Moment),
  day: orNull(
    Type.String({
      pattern: '^\\d{4}-\\d\\d-\\d\\d$',
      description: 'Where only the day is known, never the hour',
    }),
  ),
  certainty: Type.Enum(certainties),
  venue: orNull(Uuid),
  place: word(120),
  room: word(60),
  words: Type.String({ maxLength: 2_000 }),
  people: Type.Array(ItemPerson, { maxItems: 60 }),
  transport: orNull(ItemTransport),
  mask: orNull(Type.Enum(masks)),
  activity: orNull(Type.Enum(activities)),
  howMany: orNull(Type.Integer({ minimum: 1, maximum: 100_000 })),
}
/** What an item says; times are of the city's clock with their offset, none is ever guessed. */
export const ItemFields = Type.Object(fields, strict)
/** Only what is changed; what is left out stays as it is. */
export const ItemChanges = Type.Partial(ItemFields, strict)
export const ItemField = Type.Enum(itemFields)

export const InvestigationItem = Type.Object({
  ...fields,
  venue: orNull(
    Type.Object({
      id: Uuid,
      name: Type.String(),
      kind: Type.Enum(venueKinds),
      air: Type.Enum(airs),
      areaCode: AreaCode,
    }),
  ),
  id: Uuid,
  state: Type.Enum(itemStates),
  source: Type.Enum(itemSources),
  paste: orNull(Uuid),
  version: Version,
  by: Type.String({ description: 'Who wrote this version' }),
  at: Moment,
})

const inCase = { case: CaseId }
// Nobody writes down a scanned code: it is evidence of nothing.
const saidSources = itemSources.filter((source) => source !== 'scan')
export const AddItem = Type.Object(
  {
    ...inCase,
    item: Uuid,
    state: Type.Union([Type.Literal('candidate'), Type.Literal('confirmed')]),
    source: Type.Enum(saidSources),
    fields: ItemFields,
  },
  strict,
)
/** Where two wrote the same field: what was there, what the other wrote, and what was not taken. */
export const FieldConflict = Type.Object({
  field: ItemField,
  before: Type.Unknown(),
  theirs: Type.Unknown(),
  mine: Type.Unknown(),
  by: Type.String(),
  at: Moment,
})
export const ItemWritten = Type.Object({
  item: InvestigationItem,
  conflicts: Type.Array(FieldConflict, {
    description:
      'Fields that another changed meanwhile: theirs stands, yours is kept in the history',
  }),
})
export const ChangeItem = Type.Object(
  {
    ...inCase,
    item: Uuid,
    version: Type.Integer({ minimum: 1, description: 'The version that was on the screen' }),
    changes: ItemChanges,
    state: Type.Optional(Type.Enum(itemStates)),
  },
  strict,
)
const seen = Type.Object({ item: Uuid, version: Type.Integer({ minimum: 1 }) }, strict)
export const MoveItems = Type.Object(
  {
    ...inCase,
    items: Type.Array(seen, { minItems: 1, maxItems: 1_000 }),
    state: Type.Enum(itemStates, {
      description: 'Confirmed, removed, or back among the candidates',
    }),
  },
  strict,
)
export const ItemsMoved = Type.Object({
  moved: Type.Integer(),
  changedMeanwhile: Type.Array(Uuid, {
    description: 'Another version than the one seen: they stay as they are',
  }),
})
/** The rows of a pasted list as candidates, in one act that can be taken back as a whole. */
export const PasteItems = Type.Object(
  {
    ...inCase,
    source: Type.Union([Type.Literal('bill'), Type.Literal('trips'), Type.Literal('import')]),
    items: Type.Array(Type.Object({ item: Uuid, fields: ItemFields }, strict), {
      minItems: 1,
      maxItems: 2_000,
    }),
  },
  strict,
)
export const ItemsPasted = Type.Object({ paste: Uuid, items: Type.Integer() })
export const UndoPaste = Type.Object({ ...inCase, paste: Uuid }, strict)
export const PasteUndone = Type.Object({
  removed: Type.Integer(),
  kept: Type.Array(Uuid, { description: 'Somebody changed or confirmed them since: they stay' }),
})

const ItemVersion = Type.Object({
  version: Version,
  state: Type.Enum(itemStates),
  fields: Type.Record(Type.String(), Type.Unknown()),
  refused: Type.Array(FieldConflict, { description: 'What was written at once and did not win' }),
  by: Type.String(),
  byName: orNull(Type.String()),
  at: Moment,
})
export const ItemHistoryParams = Type.Object({ case: CaseId, item: Uuid }, strict)
export const ItemHistory = Type.Object({ item: Uuid, versions: Type.Array(ItemVersion) })

/** What is typed and not yet an item; each investigator has one in a case, and sees those of the others. */
export const KeepDraft = Type.Object(
  {
    ...inCase,
    words: Type.String({ maxLength: 20_000 }),
    revision: Type.Integer({
      minimum: 1,
      description: 'Counted by who types: an older one never replaces a newer one',
    }),
  },
  strict,
)
export const DraftKept = Type.Object({ revision: Type.Integer(), at: Moment })
const Draft = Type.Object({
  by: Type.String(),
  byName: orNull(Type.String()),
  words: Type.String(),
  revision: Type.Integer(),
  at: Moment,
})
const Present = Type.Object({
  account: Type.String(),
  name: orNull(Type.String()),
  at: Moment,
  typing: Type.Boolean(),
})
export const RunningCall = Type.Object({
  call: Uuid,
  code: Type.String({ pattern: '^[0-9]{4}$' }),
  to: Type.Union([Type.Literal('page'), Type.Literal('text'), Type.Literal('nobody')], {
    description:
      'Where the code is seen: the own page (and by text where there is a phone), a text alone, or nowhere',
  }),
  by: Type.String(),
  byName: orNull(Type.String()),
  number: Type.String({ description: 'Of the caller, as the person sees it' }),
  unit: Type.String(),
  person: PersonId,
  nameMasked: Type.String(),
  startedAt: Moment,
  endsAt: Moment,
})
const WindowOnWire = orNull(
  Type.Object({
    from: Moment,
    until: Moment,
    binds: Type.Boolean(),
    rules: Type.Array(
      Type.Object({
        pack: Type.String(),
        path: Type.String(),
        days: Type.Integer(),
        binds: Type.Boolean(),
      }),
    ),
  }),
)
const Gap = Type.Object({
  day: Type.String({ description: 'Day of the city' }),
  from: Moment,
  until: Moment,
})

export const CaseParams = Type.Object({ ...inCase }, strict)
/** Everything that the page of one case shows, in one answer. */
export const Investigation = Type.Object({
  now: Moment,
  case: Type.Object({
    id: CaseId,
    number: Type.String({ description: 'C-0128' }),
    state: Type.String(),
    category: orNull(Type.String()),
    severity: orNull(Type.String()),
    foundHow: orNull(Type.String()),
    source: Type.String(),
    areaCode: Type.String(),
    area: Type.String(),
    onsetAt: orNull(Moment),
    positiveAt: orNull(Moment),
    isolatedAt: orNull(Moment),
    reportDue: orNull(Moment),
    keyFactsDue: orNull(Moment),
    investigatedDue: orNull(Moment),
    reportedAt: orNull(Moment),
    keyFactsAt: orNull(Moment),
    investigatedAt: orNull(Moment),
    closedAt: orNull(Moment),
    version: Version,
    mayWrite: Type.Boolean(),
  }),
  person: Type.Object({
    person: orNull(PersonId),
    name: Type.String(),
    sex: orNull(Type.String()),
    age: orNull(Type.Integer()),
    phone: orNull(Type.String()),
    address: orNull(Type.String()),
  }),
  windows: Type.Object({
    anchor: orNull(
      Type.Object({
        of: Type.Union([Type.Literal('onset'), Type.Literal('positive')]),
        at: Moment,
      }),
    ),
    exposure: WindowOnWire,
    infectious: WindowOnWire,
  }),
  items: Type.Array(InvestigationItem, { description: 'Removed ones too; they say so' }),
  gaps: Type.Array(Gap, { description: 'Hours awake in the windows of which nothing is known' }),
  keyFacts: Type.Object({
    known: Type.Array(Type.String()),
    missing: Type.Array(Type.String(), { description: 'Words of core/investigation/key-facts' }),
  }),
  drafts: Type.Array(Draft),
  present: Type.Array(Present),
  calls: Type.Array(RunningCall),
  since: Type.String({ description: 'To be given to the next look at what changed' }),
})
export const ChangesParams = Type.Object(
  {
    ...inCase,
    since: Type.String({ maxLength: 40 }),
    typing: Type.Optional(Type.Union([Type.Literal('yes'), Type.Literal('no')])),
  },
  strict,
)
/** What is new since the last look, for who has the case open; the gaps are null where no item is new. */
export const Changes = Type.Object({
  now: Moment,
  items: Type.Array(InvestigationItem),
  gaps: orNull(Type.Array(Gap)),
  drafts: Type.Array(Draft),
  present: Type.Array(Present),
  calls: Type.Array(RunningCall),
  caseVersion: Version,
  since: Type.String(),
})

export const BeginCall = Type.Object(
  { ...inCase, person: PersonId, language: Type.Optional(Type.Enum(['zh', 'en'])) },
  strict,
)
export const CallBegun = Type.Object({
  call: Uuid,
  code: Type.String({ pattern: '^[0-9]{4}$' }),
  to: RunningCall.properties.to,
  endsAt: Moment,
})
export const EndCall = Type.Object({ ...inCase, call: Uuid }, strict)
export const CallEnded = Type.Object({ call: Uuid, endedAt: Moment })

/** Who is calling a resident now, on their own page. */
export const OwnCallsParams = Type.Object({ person: PersonId }, strict)
export const OwnCalls = Type.Object({
  now: Moment,
  calls: Type.Array(
    Type.Object({
      call: Uuid,
      code: Type.String({ pattern: '^[0-9]{4}$' }),
      surname: Type.String(),
      badge: Type.String(),
      unit: Type.String(),
      startedAt: Moment,
      endsAt: Moment,
    }),
  ),
})
