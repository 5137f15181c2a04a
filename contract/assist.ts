import Type from 'typebox'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid } from './scalars.ts'

/** What one area asks another for (协查). */
export const assistKinds = ['locate', 'investigate', 'control', 'test', 'findings'] as const
export const AssistKind = Type.Enum(assistKinds)
export const assistUrgencies = ['urgent', 'usual'] as const
export const AssistUrgency = Type.Enum(assistUrgencies)
export const assistStates = ['open', 'assigned', 'answered', 'withdrawn'] as const
export const assistOutcomes = ['done', 'partly', 'not-found', 'not-here', 'refused'] as const
export const AssistOutcome = Type.Enum(assistOutcomes)

/** Whom it is about, as the asking side knows them. Sealed where it is kept. */
export const AssistPerson = Type.Object(
  {
    name: Text(60),
    phone: Type.Optional(Type.String({ maxLength: 30 })),
    document: Type.Optional(Type.String({ maxLength: 30 })),
    address: Type.Optional(Type.String({ maxLength: 200 })),
    words: Type.Optional(Type.String({ maxLength: 600 })),
  },
  strict,
)
const what = {
  kind: AssistKind,
  urgency: AssistUrgency,
  subject: Text(120),
  words: Text(4_000),
  people: Type.Array(AssistPerson, { maxItems: 50 }),
}
/** A request of ours to another district of the city (its code) or to another city (its name). */
export const AskAssist = Type.Object(
  {
    ...what,
    from: Type.String({ pattern: '^[1-9][0-9]{5}$', description: 'The district that asks' }),
    toArea: Type.Optional(Type.String({ pattern: '^[1-9][0-9]{5}$' })),
    toOffice: Type.Optional(Text(80)),
    caseId: Type.Optional(Text(80)),
    dueAt: Type.Optional(Moment),
  },
  strict,
)
/** A request that came by fax, phone or letter and is typed here. */
export const ReceiveAssist = Type.Object(
  {
    ...what,
    area: Type.String({ pattern: '^[1-9][0-9]{5}$', description: 'The district that is asked' }),
    fromOffice: Text(80),
    theirNumber: Text(60),
    askedAt: Moment,
    dueAt: Type.Optional(Moment),
  },
  strict,
)
export const AssistKept = Type.Object({
  request: Uuid,
  number: Type.String(),
  dueAt: Moment,
  isNew: Type.Boolean({ description: 'False where this very request is here already' }),
})
export const AssistParams = Type.Object({ request: Uuid }, strict)
export const AssignAssist = Type.Object({ request: Uuid, account: Text(80) }, strict)
export const AnswerAssist = Type.Object(
  { request: Uuid, outcome: AssistOutcome, words: Text(4_000) },
  strict,
)
export const WithdrawAssist = Type.Object({ request: Uuid, why: Text(400) }, strict)
/** A person named in a request is positive: their case, by the one way in which cases open. */
export const OpenCaseOfAssist = Type.Object(
  { request: Uuid, person: PersonId, positiveAt: Type.Optional(Moment) },
  strict,
)
export const CaseOfAssist = Type.Object({ case: Text(80) })
export const AssistDone = Type.Object({ request: Uuid, at: Moment })

export const AssistListParams = Type.Object(
  {
    direction: Type.Optional(Type.Enum(['in', 'out'] as const)),
    state: Type.Optional(Type.Enum(['open', 'done'] as const)),
    area: Type.Optional(AreaCode),
    after: Type.Optional(Type.String({ maxLength: 140 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
const row = {
  request: Uuid,
  number: Type.String(),
  kind: AssistKind,
  urgency: AssistUrgency,
  state: Type.Enum(assistStates),
  fromArea: orNull(Type.String()),
  fromName: Type.String(),
  toArea: orNull(Type.String()),
  toName: Type.String(),
  isAcross: Type.Boolean({ description: 'With another city' }),
  askedAt: Moment,
  dueAt: Moment,
  late: Type.Boolean(),
  assignedTo: orNull(Type.String()),
  assignedName: orNull(Type.String()),
  answeredAt: orNull(Moment),
  outcome: orNull(AssistOutcome),
  people: Type.Integer(),
  caseId: orNull(Type.String()),
}
/** The queue. It shows nobody by name: how many people a request is about, and no more. */
export const AssistList = Type.Object({
  now: Moment,
  open: Type.Integer(),
  late: Type.Integer(),
  requests: Type.Array(Type.Object(row)),
  next: orNull(Type.String()),
})
/** One request with its words and people: opened for a purpose, and it leaves a trace. */
export const AssistView = Type.Object({
  now: Moment,
  ...row,
  subject: Type.String(),
  words: Type.String(),
  named: Type.Array(AssistPerson),
  answer: orNull(
    Type.Object({ words: Type.String(), by: Type.String(), byName: orNull(Type.String()) }),
  ),
  theirNumber: orNull(Type.String()),
  mayAnswer: Type.Boolean(),
})

/** A request, or its answer, as a file that another city reads: the same JSON whoever wrote it. */
export const AssistFile = Type.Object({
  format: Type.Literal('bihuan.assist.v1'),
  id: Uuid,
  number: Text(60),
  fromOffice: Text(80),
  toOffice: Text(80),
  askedAt: Moment,
  dueAt: Moment,
  ...what,
  answer: orNull(
    Type.Object({ outcome: AssistOutcome, words: Text(4_000), answeredAt: Moment, by: Text(80) }),
  ),
  digest: Type.String({
    pattern: '^[0-9a-f]{64}$',
    description: 'SHA-256 of all the rest in its canonical text',
  }),
})
export const AssistFileOut = Type.Object({
  fileName: Type.String(),
  file: AssistFile,
  sheet: Type.String({ description: 'The same to read, as text' }),
})
export const ImportAssist = Type.Object(
  {
    file: Type.Unknown(),
    area: Type.String({ pattern: '^[1-9][0-9]{5}$', description: 'The district that answers it' }),
    dryRun: Type.Optional(Type.Boolean()),
  },
  strict,
)
export const AssistImported = Type.Object({
  outcome: Type.Enum(['new', 'known', 'answered', 'faulty'] as const),
  request: orNull(Uuid),
  number: orNull(Type.String()),
  dueAt: orNull(Moment),
  people: Type.Integer(),
  faults: Type.Array(Type.Object({ pointer: Type.String(), zh: Type.String(), en: Type.String() })),
})
