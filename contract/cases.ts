import { caseStates } from '@bihuan/core/cases/lifecycle.ts'
import Type from 'typebox'
import { purposes } from './access.ts'
import { RegisterPerson } from './city.ts'
import { AreaCode, CaseId, Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

export const CaseState = Type.Enum(caseStates)
export const caseSources = ['laboratory', 'clinic', 'request', 'import'] as const
export const CaseSource = Type.Enum(caseSources)
export const caseCategories = ['confirmed', 'asymptomatic'] as const
export const CaseCategory = Type.Enum(caseCategories)
export const severities = ['none', 'mild', 'moderate', 'severe', 'critical'] as const
export const Severity = Type.Enum(severities)
export const foundHows = [
  'screening',
  'in-isolation',
  'clinic',
  'self-report',
  'contact-tracing',
  'inbound',
] as const
export const FoundHow = Type.Enum(foundHows)
/** What is owed next in a state; null in a state that is over. */
export const CaseNextStep = Type.Union([
  Type.Literal('accept'),
  Type.Literal('assign'),
  Type.Literal('begin'),
  Type.Literal('key-facts'),
  Type.Literal('complete'),
  Type.Literal('close'),
  Type.Null(),
])
/** The clocks of a case: reported upward, key facts, whole investigation. */
export const caseClocks = ['report', 'key-facts', 'investigation'] as const
export const CaseClock = Type.Enum(caseClocks)

export const CaseParams = Type.Object({ case: CaseId }, strict)
export const CaseMoved = Type.Object({
  case: CaseId,
  state: CaseState,
  version: Type.Integer({ description: 'Counts the changes; a later change names the one it saw' }),
})

/** A doctor's report card, or somebody who reports themselves. Who is not in the register comes along with `newPerson`. */
export const OpenCase = Type.Object(
  {
    person: Type.Optional(PersonId),
    newPerson: Type.Optional(RegisterPerson),
    report: Type.Object({ number: Text(60), foundAt: Moment }, strict),
    foundHow: Type.Union([
      Type.Literal('clinic'),
      Type.Literal('self-report'),
      Type.Literal('inbound'),
    ]),
    onsetAt: Type.Optional(orNull(Moment)),
  },
  strict,
)
export const CaseOpened = Type.Object({
  case: CaseId,
  number: Text(12),
  person: PersonId,
  isNew: Type.Boolean({ description: 'False where the same report, or the person, has a case' }),
})
/** Somebody on the list of contacts turned out to be a case: nothing is typed again. */
export const ContactBecomesCase = Type.Object(
  { contact: Uuid, report: Type.Optional(OpenCase.properties.report) },
  strict,
)
export const ContactBecame = Type.Object({
  ...CaseOpened.properties,
  contact: Uuid,
  infector: CaseId,
  items: Type.Integer({ description: 'Exposures that were carried over' }),
})

export const ClassifyCase = Type.Object(
  {
    case: CaseId,
    category: CaseCategory,
    severity: Severity,
    foundHow: FoundHow,
    onsetAt: orNull(Moment),
    why: Type.Optional(Type.String({ maxLength: 400, description: 'Needed to change a category' })),
    version: Type.Integer({ minimum: 0 }),
  },
  strict,
)
export const CaseClassified = Type.Object({
  ...CaseMoved.properties,
  fact: orNull(Type.String({ description: 'The fact of the rules; null where they know no case' })),
})
export const ReportCase = Type.Object(
  { case: CaseId, receipt: Text(60), at: Type.Optional(Moment) },
  strict,
)
export const IsolateCase = Type.Object(
  { case: CaseId, at: Moment, where: Type.Optional(Text(200)) },
  strict,
)
export const dropReasons = ['not-confirmed', 'entered-twice', 'another-city', 'not-ours'] as const
export const DropCase = Type.Object(
  { case: CaseId, reason: Type.Enum(dropReasons), words: Text(400) },
  strict,
)
export const ReopenCase = Type.Object({ case: CaseId, words: Text(400) }, strict)

/** Key facts are whole; `noContacts` says that somebody asked and there is nobody to name. */
export const KeyFactsDone = Type.Object(
  { case: CaseId, noContacts: Type.Optional(Type.Boolean()) },
  strict,
)

/** Two people to a case: one asks, one types; the second may come later. */
const team = {
  asks: Text(80),
  types: Type.Optional(orNull(Text(80))),
}
export const AssignCase = Type.Object({ case: CaseId, ...team }, strict)
export const assignMost = 1_000
export const AssignCases = Type.Object(
  {
    cases: Type.Array(Type.Object({ case: CaseId, ...team }, strict), {
      minItems: 1,
      maxItems: assignMost,
    }),
  },
  strict,
)
const CaseRefused = Type.Object({ case: CaseId, code: Type.String(), ...Words.properties })
export const CasesAssigned = Type.Object({
  assigned: Type.Integer(),
  refused: Type.Array(CaseRefused, { description: 'Each with why; all others are assigned' }),
})
/** Proposes, or with `assign` does it: by area, load and language, each case with the reason. */
export const AssignByRule = Type.Object(
  {
    area: Type.Optional(AreaCode),
    cases: Type.Optional(Type.Array(CaseId, { minItems: 1, maxItems: assignMost })),
    assign: Type.Boolean(),
  },
  strict,
)
export const AssignedByRule = Type.Object({
  assigned: Type.Integer(),
  lines: Type.Array(
    Type.Object({
      case: CaseId,
      number: Text(12),
      asks: orNull(Type.String()),
      asksName: orNull(Type.String()),
      types: orNull(Type.String()),
      typesName: orNull(Type.String()),
      why: Words,
    }),
  ),
})
export const languages = [
  'zh',
  'yue',
  'en',
  'ug',
  'bo',
  'mn',
  'ko',
  'ja',
  'ru',
  'ar',
  'fr',
] as const
export const Language = Type.Enum(languages)
export const SetInvestigator = Type.Object(
  {
    account: Text(80),
    languages: Type.Array(Language, { minItems: 1, maxItems: languages.length }),
    mostADay: Type.Integer({ minimum: 0, maximum: 50 }),
    onDutyUntil: orNull(Moment),
  },
  strict,
)
export const InvestigatorSet = Type.Object({ account: Type.String() })
export const InvestigatorsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const Investigators = Type.Object({
  now: Moment,
  investigators: Type.Array(
    Type.Object({
      account: Type.String(),
      name: Type.String(),
      area: AreaCode,
      languages: Type.Array(Language),
      mostADay: Type.Integer(),
      onDutyUntil: orNull(Moment),
      isOnDuty: Type.Boolean(),
      today: Type.Integer({ description: 'Cases given to them since midnight' }),
      load: Type.Number({ description: 'Open cases, weighted by how much of each is still to do' }),
    }),
  ),
})

/** Compared while somebody types. A POST, because names and numbers must not stand in a URL. */
export const FindAlike = Type.Object(
  {
    name: Type.Optional(Type.String({ maxLength: 60, description: 'A name, or its initials' })),
    phone: Type.Optional(Type.String({ maxLength: 20 })),
    documentTail: Type.Optional(Type.String({ pattern: '^[0-9]{3}[0-9Xx]$' })),
    address: Type.Optional(Type.String({ maxLength: 80 })),
    sex: Type.Optional(Type.Union([Type.Literal('female'), Type.Literal('male')])),
    bornOn: Type.Optional(Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })),
    purpose: Type.Enum(purposes),
  },
  strict,
)
export const AlikeReason = Type.Union([
  Type.Literal('same-name'),
  Type.Literal('same-initials'),
  Type.Literal('name-begins'),
  Type.Literal('one-character'),
  Type.Literal('same-phone'),
  Type.Literal('same-document-tail'),
  Type.Literal('same-address'),
  Type.Literal('same-birthday'),
  Type.Literal('near-birthday'),
  Type.Literal('other-sex'),
  Type.Literal('other-birthday'),
])
export const AlikePeople = Type.Object({
  people: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      sex: Type.String(),
      age: Type.Integer(),
      phoneMasked: orNull(Type.String()),
      address: Type.String({ description: 'Down to the building' }),
      score: Type.Number({ minimum: 0, maximum: 1 }),
      reasons: Type.Array(AlikeReason),
      cases: Type.Array(
        Type.Object({ case: CaseId, number: orNull(Type.String()), state: CaseState }),
      ),
    }),
  ),
  more: Type.Boolean({ description: 'There are others: type more' }),
})

const MemberView = Type.Object({
  account: Type.String(),
  name: orNull(Type.String()),
  part: Type.Union([Type.Literal('asks'), Type.Literal('types')]),
  since: Moment,
})
const ClockView = Type.Object({
  clock: CaseClock,
  dueAt: orNull(Moment),
  doneAt: orNull(Moment),
  overdue: Type.Boolean(),
})
const line = {
  case: CaseId,
  number: orNull(Type.String()),
  state: CaseState,
  next: CaseNextStep,
  source: CaseSource,
  category: orNull(CaseCategory),
  severity: orNull(Severity),
  foundHow: orNull(FoundHow),
  nameMasked: Type.String(),
  sex: Type.String(),
  age: orNull(Type.Integer()),
  area: orNull(AreaCode),
  areaName: orNull(Type.String()),
  openedAt: Moment,
  onsetAt: orNull(Moment),
  clocks: Type.Array(ClockView),
  team: Type.Array(MemberView),
  contacts: Type.Integer(),
  version: Type.Integer(),
}
export const CaseLine = Type.Object(line)
const Day = Type.String({ pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
export const CaseListParams = Type.Object(
  {
    state: Type.Optional(
      Type.Union([CaseState, Type.Literal('running'), Type.Literal('all')], {
        description: '`running` where left out; `all` without dropped and merged ones',
      }),
    ),
    area: Type.Optional(AreaCode),
    source: Type.Optional(CaseSource),
    found: Type.Optional(Type.Union([FoundHow, Type.Literal('none')])),
    category: Type.Optional(Type.Union([CaseCategory, Type.Literal('none')])),
    mine: Type.Optional(Type.Boolean()),
    overdue: Type.Optional(CaseClock),
    by: Type.Optional(Type.Union([Type.Literal('sampling'), Type.Literal('report')])),
    from: Type.Optional(Day),
    until: Type.Optional(Day),
    links: Type.Optional(Type.Literal('infector')),
    text: Type.Optional(
      Type.String({
        maxLength: 20,
        pattern: '^[Cc]?-?[0-9]{1,9}$',
        description: 'A number of a case; names never stand in a URL',
      }),
    ),
    after: Type.Optional(Text(120)),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
export const CaseList = Type.Object({
  now: Moment,
  cases: Type.Array(CaseLine, { description: 'The latest first' }),
  next: orNull(Type.String({ description: 'Goes into `after`' })),
})
export const CaseCountsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const CaseCounts = Type.Object({
  now: Moment,
  running: Type.Integer(),
  unassigned: Type.Integer(),
  mine: Type.Integer(),
  byState: Type.Array(Type.Object({ state: CaseState, cases: Type.Integer() })),
  overdue: Type.Array(Type.Object({ clock: CaseClock, cases: Type.Integer() })),
})

/** What key facts or the whole investigation still lack; computed from the row and the items. */
export const MissingPart = Type.Object({ part: Type.String(), ...Words.properties })
/** The head of a case: whom, where it stands, what is owed, who works on it. The full name, so it leaves a trace. */
export const CaseHead = Type.Object({
  now: Moment,
  ...line,
  person: orNull(PersonId),
  name: Type.String(),
  bornOn: orNull(Type.String()),
  language: Type.String(),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  sourceNumber: orNull(Type.String()),
  reportReceipt: orNull(Type.String()),
  hasNoContacts: Type.Boolean(),
  positiveAt: orNull(Moment),
  isolatedAt: orNull(Moment),
  fact: orNull(Type.String()),
  mergedInto: orNull(CaseId),
  missing: Type.Object({
    keyFacts: Type.Array(MissingPart),
    investigation: Type.Array(MissingPart),
    close: Type.Array(MissingPart),
  }),
  may: Type.Array(
    Type.Object({
      event: Type.String({ description: 'Of core/cases/lifecycle.ts' }),
      why: orNull(Words),
    }),
  ),
})
export const CaseHistory = Type.Object({
  case: CaseId,
  events: Type.Array(
    Type.Object({
      version: Type.Integer(),
      event: Type.String(),
      at: Moment,
      by: Type.String(),
      byName: orNull(Type.String()),
      from: orNull(CaseState),
      to: orNull(CaseState),
      before: orNull(Type.Unknown()),
      after: orNull(Type.Unknown()),
      words: orNull(Type.String()),
    }),
    { description: 'The latest first' },
  ),
})
