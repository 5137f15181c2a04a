import { relations } from '@bihuan/core/contacts/exposure.ts'
import { contactSteps } from '@bihuan/core/contacts/step.ts'
import Type from 'typebox'
import { AreaCode, CaseId, Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

export type Relation = (typeof relations)[number]
/** From the strongest to the weakest. */
export const contactKinds = ['close', 'secondary', 'general', 'none'] as const
export type ContactKind = (typeof contactKinds)[number]
export const ContactKind = Type.Enum(contactKinds)

/** As the tables of the policy name them, and what has no table there. */
export const vehicleKinds = [
  'aircraft',
  'sealed_train',
  'open_train',
  'sealed_coach',
  'ventilated_coach',
  'ship',
  'car',
  'bus',
  'metro',
] as const
const Seat = Type.Object(
  {
    carriage: Type.Optional(Text(8)),
    row: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
    bay: Type.Optional(Type.Integer({ minimum: 1, maximum: 999 })),
    cabin: Type.Optional(Text(12)),
    seat: Type.Optional(Text(8)),
  },
  strict,
)
/** How somebody was near: what is not known is left out, and the proposal says what would make it surer. */
export const Exposure = Type.Object(
  {
    from: Moment,
    until: Moment,
    minutes: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 100_000, description: 'Together, in all' }),
    ),
    metres: Type.Optional(Type.Number({ minimum: 0, maximum: 1_000, description: 'The nearest' })),
    table: Type.Optional(Type.Enum(['same', 'next', 'other'] as const)),
    place: Type.Optional(Text(20)),
    room: Type.Optional(Text(60)),
    sameRoom: Type.Optional(Type.Boolean()),
    air: Type.Optional(Type.Enum(['open', 'good', 'poor', 'unknown'] as const)),
    mask: Type.Optional(Type.Enum(['both', 'case', 'contact', 'none'] as const)),
    protected: Type.Optional(Type.Boolean({ description: 'Worked in full protective clothing' })),
    aerosol: Type.Optional(Type.Boolean({ description: 'A procedure that makes aerosols' })),
    touched: Type.Optional(
      Type.Boolean({ description: 'Things that are contaminated, lesions, food or water' }),
    ),
    highRisk: Type.Optional(
      Type.Boolean({
        description: 'Of a contact of a contact: the one in between is of high risk',
      }),
    ),
    transport: Type.Optional(
      Type.Object(
        {
          kind: Type.Enum(vehicleKinds),
          number: Type.Optional(Text(30)),
          ofCase: Type.Optional(Seat),
          ofContact: Type.Optional(Seat),
          crew: Type.Optional(Type.Boolean({ description: 'Crew that served where the case sat' })),
        },
        strict,
      ),
    ),
  },
  strict,
)

/** What the engine proposes. A person decides. */
export const Proposal = Type.Object({
  kind: ContactKind,
  way: orNull(Type.String({ description: 'One of the reasons that the rules name' })),
  reason: Type.String({ description: 'Code of why, such as `outside-window`' }),
  rule: Type.Object({ pack: Type.String(), path: Type.String(), words: Words }),
  inputs: Type.Array(Type.String(), { description: 'What it rests on' }),
  missing: Type.Array(Type.String(), { description: 'What would make it surer' }),
  binds: Type.Boolean({ description: 'Whether an officer confirmed the values it rests on' }),
})

/** What is known of somebody who is not yet found in the register. */
const Called = Type.Object(
  {
    name: Type.Optional(Text(60)),
    phone: Type.Optional(Text(30)),
    words: Type.Optional(Text(500)),
  },
  strict,
)
const named = {
  person: Type.Optional(PersonId),
  called: Type.Optional(Called),
  relation: Type.Enum(relations),
  exposure: Exposure,
  /** The contact that this one is a contact of. */
  through: Type.Optional(Uuid),
  /** The item of the investigation that it was read from. */
  item: Type.Optional(Uuid),
}
export const NewContact = Type.Object(named, strict)
export const NameContacts = Type.Object(
  { case: CaseId, contacts: Type.Array(NewContact, { minItems: 1, maxItems: 500 }) },
  strict,
)
/** From everybody who is named in the items of an investigation, in one act; those who are contacts already are left. */
export const NameCompanions = Type.Object(
  { case: CaseId, items: Type.Optional(Type.Array(Uuid, { maxItems: 500 })) },
  strict,
)
/** Who lives behind the same door by the register. */
export const NameHousehold = Type.Object({ case: CaseId }, strict)
export const ContactsNamed = Type.Object({
  case: CaseId,
  named: Type.Array(
    Type.Object({
      contact: Uuid,
      person: orNull(PersonId),
      proposed: ContactKind,
      index: Type.Integer({ description: 'Of the input, from 0' }),
    }),
  ),
  errors: Type.Array(
    Type.Object({ index: Type.Integer(), code: Type.String(), contact: orNull(Uuid) }),
  ),
})

export const IdentifyContact = Type.Object({ contact: Uuid, person: PersonId }, strict)
/** What an investigator learnt since: the proposal is made anew, a decision falls where it was on other ground. */
export const CorrectContact = Type.Object(
  {
    contact: Uuid,
    relation: Type.Optional(Type.Enum(relations)),
    exposure: Type.Optional(Exposure),
    version: Type.Integer({ minimum: 1 }),
  },
  strict,
)
export const ContactChanged = Type.Object({
  contact: Uuid,
  version: Type.Integer(),
  proposed: ContactKind,
  decided: orNull(ContactKind),
})

/** One decision for many. A way is needed for close and secondary where the proposal has none; words where it differs. */
export const DecideContacts = Type.Object(
  {
    contacts: Type.Array(Uuid, { minItems: 1, maxItems: 500 }),
    kind: Type.Optional(
      Type.Union([ContactKind], { description: 'Left out: each as it is proposed' }),
    ),
    way: Type.Optional(Text(60)),
    words: Type.Optional(Type.String({ minLength: 4, maxLength: 500 })),
  },
  strict,
)
const Errors = Type.Array(Type.Object({ contact: Uuid, code: Type.String() }))
export const ContactsDecided = Type.Object({ decided: Type.Array(Uuid), errors: Errors })

/** Puts the whole list of a case, as it is decided, before who asks, to be signed with a passkey. */
export const DraftContactList = Type.Object({ case: CaseId }, strict)
export const ListDrafted = Type.Object({
  signing: Uuid,
  close: Type.Integer(),
  secondary: Type.Integer(),
  general: Type.Integer(),
  none: Type.Integer(),
  unidentified: Type.Integer(),
})
export const ContactListsParams = Type.Object({ case: CaseId }, strict)
export const ContactLists = Type.Object({
  lists: Type.Array(
    Type.Object({
      list: Uuid,
      signedAt: Moment,
      signedBy: Type.String(),
      unit: Type.String(),
      digest: Type.String(),
      policy: Type.String(),
      lines: Type.Integer(),
      holds: Type.Boolean({ description: 'Its signature was verified for this answer' }),
      isNewest: Type.Boolean(),
    }),
    { description: 'The newest first' },
  ),
})

export const informedHow = ['phone', 'visit', 'text'] as const
export const LocateContacts = Type.Object(
  { contacts: Type.Array(Uuid, { minItems: 1, maxItems: 1_000 }) },
  strict,
)
export const InformContacts = Type.Object(
  {
    contacts: Type.Array(Uuid, { minItems: 1, maxItems: 1_000 }),
    how: Type.Enum(informedHow),
  },
  strict,
)
export const ContactsMoved = Type.Object({ moved: Type.Array(Uuid), errors: Errors })
export const dropReasons = [
  'entered-twice',
  'another-person',
  'was-not-there',
  'not-found',
] as const
export const DropContact = Type.Object(
  {
    contact: Uuid,
    reason: Type.Enum(dropReasons),
    words: Type.Optional(Type.String({ minLength: 4, maxLength: 500 })),
  },
  strict,
)
export const ContactDropped = Type.Object({
  contact: Uuid,
  withdrawn: orNull(Type.String({ description: 'The fact that fell with it' })),
})
/** To one account, or where none is named to the grid workers of each contact's own area, who has least first. */
export const AssignContacts = Type.Object(
  {
    contacts: Type.Array(Uuid, { minItems: 1, maxItems: 1_000 }),
    to: Type.Optional(Text(80)),
  },
  strict,
)
export const ContactsAssigned = Type.Object({
  assigned: Type.Integer(),
  to: Type.Array(Type.Object({ account: Type.String(), contacts: Type.Integer() })),
  errors: Errors,
})

export const ContactStep = Type.Enum(contactSteps)
export const contactListKinds = ['case', 'open', 'transfer', 'mine'] as const
export const ContactsParams = Type.Object(
  {
    list: Type.Optional(Type.Enum(contactListKinds)),
    case: Type.Optional(CaseId),
    area: Type.Optional(AreaCode),
    step: Type.Optional(ContactStep),
    after: Type.Optional(Text(80)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const ContactRow = Type.Object({
  contact: Uuid,
  case: CaseId,
  caseNumber: orNull(Type.String({ description: 'C-0128' })),
  through: orNull(Uuid),
  person: orNull(PersonId),
  nameMasked: orNull(Type.String({ description: 'Null where nobody knows it' })),
  area: Type.String(),
  areaName: Type.String(),
  relation: Type.Enum(relations),
  way: orNull(Type.String()),
  firstExposedAt: Moment,
  lastExposedAt: Moment,
  proposed: ContactKind,
  binds: Type.Boolean(),
  decided: orNull(ContactKind),
  step: ContactStep,
  namedAt: Moment,
  signedAt: orNull(Moment),
  locatedAt: orNull(Moment),
  informedAt: orNull(Moment),
  handedAt: orNull(Moment),
  placedAt: orNull(Moment),
  placedDue: orNull(Moment),
  assignedTo: orNull(Type.String()),
  becameCase: orNull(CaseId),
  version: Type.Integer(),
})
export const Contacts = Type.Object({
  now: Moment,
  contacts: Type.Array(ContactRow),
  next: orNull(Type.String({ description: 'For `after`; null at the end' })),
})
export const ContactCountsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
/** How many are open, by what is next; nobody is named. */
export const ContactCounts = Type.Object({
  now: Moment,
  rows: Type.Array(
    Type.Object({
      district: Type.String(),
      districtName: Type.String(),
      judge: Type.Integer(),
      identify: Type.Integer(),
      sign: Type.Integer(),
      locate: Type.Integer(),
      inform: Type.Integer(),
      place: Type.Integer(),
    }),
  ),
})

export const ContactParams = Type.Object({ contact: Uuid }, strict)
/** One contact, opened: name, phone and address in full. */
export const ContactView = Type.Object({
  row: ContactRow,
  name: orNull(Type.String()),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  called: orNull(Called),
  exposure: orNull(Exposure),
  proposal: orNull(Proposal),
  words: orNull(Type.String({ description: 'Why the decision differs from the proposal' })),
  decidedBy: orNull(Type.String()),
  decidedAt: orNull(Moment),
  informedHow: orNull(Type.Enum(informedHow)),
  dropReason: orNull(Type.Enum(dropReasons)),
  fact: orNull(Type.String()),
  ways: Type.Array(Type.Object({ id: Type.String(), zh: Type.String(), en: Type.String() }), {
    description: 'That the rules in force name',
  }),
})

/** Two people in one room at one time, read from the confirmed items of several cases: what a shared place exposes. */
export const ExposuresParams = Type.Object({ case: CaseId }, strict)
export const SharedExposures = Type.Object({
  exposures: Type.Array(
    Type.Object({
      venue: Uuid,
      venueName: Type.String(),
      room: orNull(Type.String()),
      other: CaseId,
      otherNumber: orNull(Type.String()),
      from: Moment,
      until: Moment,
      sameRoom: orNull(Type.Boolean()),
    }),
  ),
})
