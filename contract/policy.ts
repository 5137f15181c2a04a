import Type from 'typebox'
import { AreaCode, Moment, PersonId, strict, Text, Uuid, Words } from './scalars.ts'

const nullable = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const PackId = Type.String({ pattern: '^[a-z0-9]+(-[a-z0-9]+)*$', maxLength: 60 })
const Path = Text(200)

/** One value of a policy with its ground; `label` says in words where it stands, `says` what the value is. */
const PolicyValue = Type.Object({
  path: Path,
  label: Words,
  says: Words,
  v: Type.Unknown(),
  src: Type.Array(Type.String()),
  grade: Type.String(),
  module: Type.String(),
  note: nullable(Type.String()),
  isUnverified: Type.Boolean({ description: 'Binds nobody unless an officer confirms it' }),
  binds: Type.Boolean(),
  confirmed: nullable(
    Type.Object({ by: Type.String(), at: Moment, note: Type.String(), name: Type.String() }),
  ),
})
const PackHead = Type.Object({
  id: PackId,
  title: Words,
  follows: nullable(PackId),
  from: Moment,
  until: nullable(Moment),
})
const Source = Type.Object({
  id: Type.String(),
  grade: Type.String(),
  title: Type.String(),
  addresses: Type.Array(Type.String()),
})
const Transition = Type.Object({
  of: Type.String(),
  name: Type.String(),
  label: Words,
  act: Type.String(),
  to: nullable(Type.String()),
  text: Words,
})

export const PolicyParams = Type.Object(
  { pack: Type.Optional(PackId), at: Type.Optional(Moment) },
  strict,
)
/** The pack of a moment, or one that is asked for by name, with every value and its ground. */
export const PolicyView = Type.Object({
  now: Moment,
  at: Moment,
  /** The adoption by which these values bind; null for a pack that nobody adopted: it can be read and binds nobody. */
  adopted: nullable(Type.String()),
  pack: PackHead,
  listed: Type.Array(Type.String(), {
    description: 'The modules that the pack names, whether they hold now or not',
  }),
  modules: Type.Array(
    Type.Object({
      id: Type.String(),
      kind: Type.String(),
      title: Words,
      from: Moment,
      until: nullable(Moment),
    }),
  ),
  values: Type.Array(PolicyValue),
  sources: Type.Array(Source),
  transition: Type.Array(Transition),
  unknown: Type.Array(Words),
})

const AdoptionView = Type.Object({
  id: Type.String(),
  pack: PackId,
  title: Words,
  state: Type.String({ description: 'in-force, coming, over or faulty' }),
  from: nullable(Moment),
  signedAt: nullable(Moment),
  by: Type.String(),
  second: Type.String(),
  reason: Type.String(),
  confirmed: Type.Integer({ description: 'How many values the officers confirmed' }),
  faults: Type.Array(Type.Object({ code: Type.String(), zh: Type.String(), en: Type.String() })),
})
export const PacksParams = Type.Object({}, strict)
/** The packs that ship with the program, and what was adopted here, the newest first. */
export const Packs = Type.Object({
  now: Moment,
  inForce: nullable(PackId),
  packs: Type.Array(
    Type.Object({
      ...PackHead.properties,
      cases: Type.Integer(),
      adopted: Type.Boolean({ description: 'Adopted here: it can never be changed any more' }),
    }),
  ),
  adoptions: Type.Array(AdoptionView),
  missing: Type.Array(Type.String(), {
    description:
      'Adoptions that the public log has and the table lost: no rules bind until they are back',
  }),
})

export const CompareParams = Type.Object({ before: Type.Optional(PackId), after: PackId }, strict)
const Change = Type.Object({
  path: Path,
  label: Words,
  before: nullable(Words),
  after: nullable(Words),
  grade: nullable(Type.String()),
  src: Type.Array(Type.String()),
})
export const Compared = Type.Object({
  before: Type.Object({ pack: PackId, title: Words, at: Moment }),
  after: Type.Object({ pack: PackId, title: Words, at: Moment }),
  changes: Type.Array(Change),
  transition: Type.Array(Transition),
})

const Counts = Type.Object({
  released: Type.Integer(),
  shortened: Type.Integer(),
  eased: Type.Integer(),
  unchanged: Type.Integer(),
  stricter: Type.Integer(),
})
const Effect = Type.Enum(['released', 'shortened', 'eased', 'unchanged', 'stricter'])
/** Whom a change of rules touches: figures and zones, no names. */
export const EffectReport = Type.Object({
  people: Type.Integer({ description: 'People with an order of their own that is not over' }),
  counts: Counts,
  byBasis: Type.Record(Type.String(), Counts),
  byDistrict: Type.Record(Type.String(), Counts),
  byGroup: Type.Object({ child: Counts, adult: Counts, old: Counts }),
  ended: Type.Record(Type.String(), Type.Integer()),
  zones: Type.Array(
    Type.Object({
      order: Type.String(),
      district: Type.String(),
      areas: Type.Array(Type.String()),
      effect: Type.String(),
      before: Type.Number(),
      after: Type.Number(),
      people: Type.Integer(),
    }),
  ),
})

const which = {
  pack: Type.Optional(PackId),
  signing: Type.Optional(Uuid),
}
export const EffectParams = Type.Object(
  { ...which, at: Type.Optional(Moment), confirmed: Type.Optional(Type.Enum(['all', 'none'])) },
  strict,
)
export const EffectView = Type.Object({
  at: Moment,
  before: Type.Object({ pack: PackId, title: Words, adopted: nullable(Type.String()) }),
  after: Type.Object({ pack: PackId, title: Words }),
  confirmed: Type.String({
    description: 'all: as if every value were confirmed; none; or given: as the draft has it',
  }),
  asIfNow: Type.Boolean({
    description: 'The pack begins long after: looked at as if it began now',
  }),
  tookMs: Type.Integer(),
  districts: Type.Record(Type.String(), Type.String()),
  bases: Type.Record(Type.String(), Words),
  zoneNames: Type.Record(Type.String(), Type.String()),
  report: EffectReport,
})

export const AffectedParams = Type.Object(
  {
    ...which,
    at: Type.Optional(Moment),
    effect: Type.Optional(Effect),
    basis: Type.Optional(Text(60)),
    district: Type.Optional(AreaCode),
    skip: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  strict,
)
const Held = Type.Object({
  class: Type.String(),
  until: nullable(Moment),
  bases: Type.Array(Type.String()),
  places: Type.Array(Type.String()),
})
/** Whom it touches by name, a page at a time: each of them can see later that they were read, by whom and why. */
export const Affected = Type.Object({
  at: Moment,
  total: Type.Integer(),
  people: Type.Array(
    Type.Object({
      person: PersonId,
      nameMasked: Type.String(),
      address: Type.String(),
      district: Type.String(),
      effect: Type.String(),
      before: Held,
      after: Held,
    }),
  ),
})

const PolicyFile = Type.Object(
  {
    file: Type.String({
      pattern:
        '^(sources\\.yaml|modules/[a-z0-9-]{1,60}\\.yaml|packs/[a-z0-9-]{1,60}(\\.cases)?\\.yaml)$',
      description: 'Its place beside the packs of the program',
    }),
    text: Type.String({ maxLength: 400_000 }),
  },
  strict,
)
const files = Type.Optional(
  Type.Array(PolicyFile, {
    maxItems: 40,
    description: 'Rules of the city itself, laid beside those that ship',
  }),
)
const Fault = Type.Object({
  file: Type.String(),
  path: Type.String(),
  line: nullable(Type.Integer()),
  code: Type.String(),
  zh: Type.String(),
  en: Type.String(),
})
export const CheckPolicy = Type.Object({ pack: PackId, files, from: Type.Optional(Moment) }, strict)
/** What is wrong with rules at their lines; where nothing is, their cases, the values that wait for a word, and what changes. */
export const PolicyChecked = Type.Object({
  pack: PackId,
  faults: Type.Array(Fault),
  cases: Type.Object({
    run: Type.Integer(),
    failed: Type.Array(
      Type.Object({
        id: Type.String(),
        at: Moment,
        question: Type.String(),
        name: Type.String(),
        expected: Type.String(),
        got: Type.String(),
      }),
    ),
  }),
  open: Type.Array(PolicyValue),
  changes: Type.Array(Change),
})

export const DraftAdoption = Type.Object(
  {
    pack: PackId,
    files,
    from: Type.Optional(Moment),
    second: Type.String({
      minLength: 1,
      maxLength: 80,
      description: 'An officer of another unit who may sign rules',
    }),
    reason: Text(2_000),
    confirmations: Type.Array(
      Type.Object({ path: Path, v: Type.String({ maxLength: 4_000 }), note: Text(500) }, strict),
      {
        maxItems: 2_000,
        description: 'Values that bind from then on, each with a note; v is the value in JSON',
      },
    ),
  },
  strict,
)
export const AdoptionDrafted = Type.Object({
  signing: Uuid,
  adoption: Type.String(),
  digest: Type.String(),
  from: Moment,
  open: Type.Integer({ description: 'Values that nobody confirmed and that bind nobody' }),
  effect: EffectReport,
})
