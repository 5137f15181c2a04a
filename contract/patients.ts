import { conditionIds } from '@bihuan/core/patients/care-groups.ts'
import { severities, symptoms } from '@bihuan/core/patients/course.ts'
import { followUpKinds, followUpOutcomes } from '@bihuan/core/patients/follow-ups.ts'
import { levels } from '@bihuan/core/patients/place.ts'
import Type from 'typebox'
import { AreaCode, Moment, orNull, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

const Free = Type.Optional(Text(1000))

export const PatientLevel = Type.Enum(levels)
export const Severity = Type.Enum(severities)
export const Symptom = Type.Enum(symptoms)
const Rule = Type.Object({ pack: Type.String(), path: Type.String() })

/** A doctor takes somebody on who has a case, or whom an order admits. */
export const TakePatient = Type.Object({ person: PersonId }, strict)
export const PatientTaken = Type.Object({ patient: Uuid, wasTaken: Type.Boolean() })

export const SetConditions = Type.Object(
  {
    patient: Uuid,
    conditions: Type.Array(Type.Enum(conditionIds), { maxItems: 12 }),
    words: Free,
  },
  strict,
)

/** One person one plan: where, by whom; words where it differs from what is proposed. */
export const DecidePlan = Type.Object(
  { patient: Uuid, level: PatientLevel, isolationSite: Type.Optional(Uuid), words: Free },
  strict,
)
export const PlanDecided = Type.Object({ patient: Uuid, plan: Uuid, differs: Type.Boolean() })

const Temperature = Type.Integer({
  minimum: 300,
  maximum: 450,
  description: 'Tenths of a degree Celsius',
})
const Oxygen = Type.Integer({ minimum: 30, maximum: 100, description: 'Saturation, percent' })
const Gene = Type.Object(
  {
    gene: Text(40),
    ct: orNull(Type.Number({ exclusiveMinimum: 0, maximum: 60 })),
    cutoff: Type.Number({ exclusiveMinimum: 0, maximum: 60 }),
  },
  strict,
)
export const Note = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('course'),
      temperature: orNull(Temperature),
      oxygen: orNull(Oxygen),
      severity: Severity,
      symptoms: Type.Array(Symptom, { maxItems: 12 }),
      trend: orNull(Type.Enum(['better', 'same', 'worse'] as const)),
      words: Free,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('imaging'),
      finding: Type.Enum(['better', 'same', 'worse', 'normal'] as const),
      words: Free,
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('treatment'),
      what: Type.Enum(['medicine', 'oxygen', 'procedure', 'nursing', 'other'] as const),
      words: Text(1000),
    },
    strict,
  ),
  Type.Object(
    {
      kind: Type.Literal('test'),
      kit: Text(80),
      genes: Type.Array(Gene, { minItems: 1, maxItems: 8 }),
      call: Type.Enum(['negative', 'reactive', 'invalid'] as const),
      words: Free,
    },
    strict,
  ),
])
/** Something of the course, as a doctor writes it down. Treatments are recorded, never proposed. */
export const AddNote = Type.Object({ patient: Uuid, at: Moment, note: Note }, strict)
export const NoteAdded = Type.Object({ patient: Uuid, note: Uuid })

export const MovePatient = Type.Object(
  {
    patient: Uuid,
    level: PatientLevel,
    isolationSite: Type.Optional(Uuid),
    dueAt: Type.Optional(Moment),
    words: Text(1000),
  },
  strict,
)
export const PatientMoved = Type.Object({ patient: Uuid, transfer: Uuid })

/** Decides a discharge; with `signs` the second doctor signs the decision of the first. */
export const DischargePatient = Type.Object(
  { patient: Uuid, at: Moment, signs: Type.Optional(Uuid), words: Free },
  strict,
)
export const PatientDischarged = Type.Object({
  patient: Uuid,
  discharge: Uuid,
  fact: orNull(Type.String({ description: 'Null while a second doctor has to sign' })),
  followUps: Type.Integer(),
})
export const WithdrawDischarge = Type.Object({ discharge: Uuid, words: Text(1000) }, strict)
export const DischargeWithdrawn = Type.Object({ discharge: Uuid })

export const FinishFollowUp = Type.Object(
  { followUp: Uuid, at: Moment, outcome: Type.Enum(followUpOutcomes), words: Free },
  strict,
)
export const FollowUpFinished = Type.Object({
  followUp: Uuid,
  goesBack: Type.Boolean({ description: 'A test below the figure of the plan: back to hospital' }),
})

export const patientLists = ['waiting', 'mine', 'open', 'ready', 'follow-up'] as const
export const PatientsParams = Type.Object(
  {
    list: Type.Optional(Type.Enum(patientLists)),
    level: Type.Optional(PatientLevel),
    area: Type.Optional(AreaCode),
    after: Type.Optional(Type.String({ maxLength: 120 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  strict,
)
export const PatientRow = Type.Object({
  patient: orNull(Uuid),
  person: PersonId,
  nameMasked: Type.String(),
  age: Type.Integer(),
  sex: Type.String(),
  area: Type.String(),
  areaName: Type.String(),
  reason: Type.String(),
  reasonName: Words,
  since: Moment,
  priority: Type.Integer({ minimum: 1, maximum: 5, description: '1 is the most urgent' }),
  because: Type.String({ description: 'Code of why' }),
  level: orNull(PatientLevel),
  siteName: orNull(Type.String()),
  doctor: orNull(Type.String()),
  readyAt: orNull(Moment),
  followUp: orNull(Type.Object({ followUp: Uuid, kind: Type.Enum(followUpKinds), dueAt: Moment })),
})
export const Patients = Type.Object({
  now: Moment,
  patients: Type.Array(PatientRow),
  next: orNull(Type.String()),
})

export const PatientCountsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const PatientCounts = Type.Object({
  now: Moment,
  waiting: Type.Integer(),
  ready: Type.Integer(),
  followUps: Type.Integer(),
  followUpsLate: Type.Integer(),
  levels: Type.Array(
    Type.Object({
      level: orNull(PatientLevel),
      site: orNull(Type.String()),
      patients: Type.Integer(),
      urgent: Type.Integer({ description: 'Of the priorities 1 and 2' }),
    }),
  ),
})

export const DischargeCondition = Type.Object({
  kind: Type.String({ description: 'Such as `temperature`, `symptoms`, `tests`' }),
  needs: Type.String(),
  met: Type.Boolean(),
  facts: Type.Array(Type.String(), { description: 'By which entries and tests' }),
  since: orNull(Moment),
  rule: Rule,
  binds: Type.Boolean({ description: 'Whether an officer confirmed the value it rests on' }),
})
const Proposal = Type.Object({
  level: PatientLevel,
  orLevel: orNull(PatientLevel),
  because: Type.String({ description: 'Code of why' }),
  rule: orNull(Rule),
  binds: Type.Boolean(),
})
const Test = Type.Object({
  id: Type.String(),
  at: Moment,
  knownAt: Moment,
  kit: Type.String(),
  genes: Type.Array(Gene),
  call: Type.String(),
  from: Type.Enum(['chain', 'hospital'] as const),
})
export const PatientParams = Type.Object({ patient: Uuid }, strict)
export const PatientView = Type.Object({
  now: Moment,
  row: PatientRow,
  name: Type.String(),
  phone: orNull(Type.String()),
  address: orNull(Type.String()),
  bornOn: Type.String(),
  conditions: Type.Array(Type.String()),
  conditionWords: orNull(Type.String()),
  groups: Type.Array(
    Type.Object({ group: Type.String(), ...Words.properties, binds: Type.Boolean() }),
  ),
  proposal: Proposal,
  plans: Type.Array(
    Type.Object({
      plan: Uuid,
      at: Moment,
      by: Type.String(),
      level: PatientLevel,
      siteName: orNull(Type.String()),
      differs: Type.Boolean(),
      words: orNull(Type.String()),
    }),
  ),
  notes: Type.Array(
    Type.Object({ id: Uuid, at: Moment, by: Type.String(), writtenAt: Moment, note: Note }),
  ),
  tests: Type.Array(Test),
  transfers: Type.Array(
    Type.Object({
      transfer: Uuid,
      kind: Type.String(),
      askedAt: Moment,
      dueAt: Moment,
      endedAt: orNull(Moment),
      endedWhy: orNull(Type.String()),
    }),
  ),
  discharge: Type.Object({
    plan: orNull(
      Type.Object(
        { module: Type.String(), track: orNull(Type.String()) },
        {
          description: 'The edition of the treatment plan in force',
        },
      ),
    ),
    conditions: Type.Array(DischargeCondition),
    met: Type.Boolean(),
    metAt: orNull(Moment),
    binds: Type.Boolean(),
    needsSecond: Type.Boolean(),
    decisions: Type.Array(
      Type.Object({
        discharge: Uuid,
        at: Moment,
        by: Type.String(),
        decidedAt: Moment,
        wasMet: Type.Boolean(),
        needsSecond: Type.Boolean(),
        second: orNull(Type.String()),
        secondAt: orNull(Moment),
        withdrawnAt: orNull(Moment),
        words: orNull(Type.String()),
      }),
    ),
  }),
  after: Type.Array(
    Type.Object({
      place: Type.String(),
      placeName: Words,
      days: orNull(Type.Integer()),
      until: orNull(Moment),
    }),
    { description: 'What the policy asks after a discharge' },
  ),
  followUps: Type.Array(
    Type.Object({
      followUp: Uuid,
      kind: Type.Enum(followUpKinds),
      day: Type.Integer(),
      dueAt: Moment,
      doneAt: orNull(Moment),
      outcome: orNull(Type.Enum(followUpOutcomes)),
      words: orNull(Type.String()),
    }),
  ),
})

/** Houses that take patients now, and how many are there; nobody is named. */
export const PatientPlacesParams = Type.Object({}, strict)
export const PatientPlaces = Type.Object({
  places: Type.Array(
    Type.Object({
      site: Uuid,
      name: Type.String(),
      level: PatientLevel,
      areaName: Type.String(),
      patients: Type.Integer(),
    }),
  ),
})
export const CareGroupsParams = Type.Object({}, strict)
export const CareGroups = Type.Object({
  groups: Type.Array(
    Type.Object({
      group: Type.String(),
      ...Words.properties,
      fromAge: orNull(Type.Integer()),
      condition: orNull(Type.String()),
      source: Type.String(),
      confirmedBy: orNull(Type.String()),
      confirmedAt: orNull(Moment),
    }),
  ),
})
export const ConfirmCareGroup = Type.Object({ group: Text(40), source: Text(300) }, strict)
export const CareGroupConfirmed = Type.Object({ group: Type.String() })
