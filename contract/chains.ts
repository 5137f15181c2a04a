import Type from 'typebox'
import { AreaCode, Moment, orNull, strict, Text, Uuid } from './scalars.ts'

const integers = (description: string) => Type.Array(Type.Integer(), { description })

/** As a case is printed and spoken, C-0128: chains name cases by their number, because the id of one may hold a person's. */
export const CaseNumber = Type.Integer({ minimum: 1, maximum: 2_147_483_647 })
/** The same as a part of an address, which is text. */
const NumberInPath = Type.Union([CaseNumber, Type.String({ pattern: '^[1-9][0-9]{0,8}$' })])
const minute = 'Minutes since 1970-01-01T00:00:00Z; null where nobody knows'

/** How the picture is laid out: along the tree of time, in rows of one place, or in rows of one district. */
export const chainOrders = ['time', 'place', 'district'] as const
export const ChainOrder = Type.Enum(chainOrders)
/** What is known of the source of a case. `imported` and `lost` are decisions; `open` waits for one. */
export const sourceStates = ['decided', 'named', 'likely', 'imported', 'lost', 'open'] as const
/** Why a link cannot be, or can hardly be; core/chains/impossible.ts says when. */
export const linkFaults = [
  'same-person',
  'circle',
  'exposure-before-infectious',
  'exposure-after-isolation',
  'onset-beyond-interval',
  'date-missing',
] as const
export const LinkFault = Type.Enum(linkFaults)
export const caseCategories = ['confirmed', 'asymptomatic', 'unknown'] as const
export const foundHows = [
  'screening',
  'in-isolation',
  'clinic',
  'self-report',
  'contact-tracing',
  'inbound',
  'unknown',
] as const

/** What leads from one case to another: said by a person, met, in one place, of one home. */
export const linkGrounds = ['named', 'contact', 'household', 'place', 'decided'] as const

export const ChainParams = Type.Object(
  {
    area: Type.Optional(AreaCode),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
    by: Type.Optional(ChainOrder),
  },
  strict,
)

/** All cases in columns, so that fifty thousand of them are one answer. Line n of every column is the same case. No names. */
export const ChainCases = Type.Object({
  number: Type.Array(CaseNumber),
  x: Type.Array(Type.Number(), { description: 'From the left, the unit is a day' }),
  y: Type.Array(Type.Number(), { description: 'From the top, the unit is a row' }),
  onset: Type.Array(orNull(Type.Integer()), { description: `Onset of symptoms. ${minute}` }),
  positive: Type.Array(orNull(Type.Integer()), { description: `First positive swab. ${minute}` }),
  generation: integers('Steps from the first of its chain, which is 0'),
  chain: integers('The chain that it belongs to, 0 is the largest'),
  offspring: integers('How many it infected, as the links drawn say'),
  district: integers('Line of `districts`'),
  place: integers('Line of `places`; -1 for none'),
  category: integers('Line of caseCategories'),
  foundHow: integers('Line of foundHows'),
  source: integers('Line of sourceStates'),
  certainty: integers('Of the source drawn, in hundredths; -1 where nothing was computed'),
})
export const ChainLinks = Type.Object({
  from: integers('Line of the case that infected'),
  to: integers('Line of the case that was infected'),
  state: integers('0 named, 1 decided, 2 computed as the most likely'),
  certainty: integers('Posterior in hundredths; -1 where none can be computed'),
  fault: integers('Line of linkFaults; -1 where nothing speaks against it'),
})
const Named = Type.Object({ code: Type.String(), name: Type.String() })
/** A row of the picture by place or district, or the column of unknown sources: where it begins and ends. */
export const ChainLane = Type.Object({
  name: Type.String({ description: 'Empty for the tree of time' }),
  from: Type.Number(),
  until: Type.Number(),
  cases: Type.Integer(),
})
export const ChainFigures = Type.Object({
  cases: Type.Integer(),
  links: Type.Integer(),
  components: Type.Integer(),
  largest: Type.Integer(),
  isolated: Type.Integer(),
  maxOutDegree: Type.Integer(),
  generations: Type.Integer(),
  impossible: Type.Integer({ description: 'Links that carry a fault' }),
  sourceUnknown: Type.Integer({ description: 'Cases whose source nobody named or decided' }),
  unlinkedShare: orNull(
    Type.Number({ description: 'Share of cases of which no candidate has a posterior of 0.5' }),
  ),
  unnumbered: Type.Integer({ description: 'Cases of before without a number, not drawn' }),
})
const picture = {
  asOf: Moment,
  by: ChainOrder,
  day0: Type.Integer({ description: 'x = 0, in minutes since 1970' }),
  cases: ChainCases,
  links: ChainLinks,
  districts: Type.Array(Named),
  places: Type.Array(Named),
  lanes: Type.Array(ChainLane),
  figures: ChainFigures,
}
export const ChainPicture = Type.Object(picture)

export const CaseChainParams = Type.Object({ number: CaseNumber }, strict)
/** Each part of a posterior as a factor; the product, divided by the sum over all candidates, is the posterior. */
export const SourceParts = Type.Object({
  interval: Type.Number({ description: 'Density of the serial interval at this difference' }),
  contact: Type.Number(),
  place: Type.Number(),
  sameHome: Type.Number(),
  free: Type.Number({ description: '1 unless the candidate was isolated while it could infect' }),
  offspring: Type.Number({
    description: 'Whoever infected others is likelier to have infected one more',
  }),
})
export const SourceCandidate = Type.Object({
  source: Type.Enum(['case', 'outside', 'unseen'], {
    description: 'unseen: an infected person whom nobody found',
  }),
  number: orNull(CaseNumber),
  posterior: Type.Number(),
  days: orNull(Type.Number({ description: 'From the onset of the candidate; may be negative' })),
  parts: SourceParts,
  grounds: Type.Array(Type.Enum(linkGrounds)),
  where: orNull(Type.String({ description: 'A public place that both were in' })),
  faults: Type.Array(LinkFault),
  state: orNull(Type.Enum(['named', 'decided', 'rejected'])),
})
export const LinkRecord = Type.Object({
  link: Uuid,
  infector: orNull(CaseNumber),
  source: Type.Enum(['case', 'outside', 'unknown']),
  state: Type.Enum(['named', 'decided', 'rejected']),
  reason: orNull(Type.String()),
  exposure: orNull(Type.String()),
  by: Type.String(),
  at: Moment,
  until: orNull(Moment),
})
/** One case in its chain: where it may come from and why, what was decided, and whom it infected. */
export const CaseChain = Type.Object({
  number: CaseNumber,
  case: Type.String({ description: 'The id under which the page of the case is found' }),
  nameMasked: orNull(Type.String()),
  state: Type.String(),
  districtName: Type.String(),
  onsetAt: orNull(Moment),
  positiveAt: orNull(Moment),
  isolatedAt: orNull(Moment),
  source: Type.Enum(sourceStates),
  candidates: Type.Array(SourceCandidate),
  history: Type.Array(LinkRecord),
  infected: Type.Array(Type.Object({ number: CaseNumber, state: Type.Enum(['named', 'decided']) })),
  interval: Type.Object({
    meanDays: Type.Number(),
    sdDays: Type.Number(),
    source: Type.String({ description: 'Where the parameters come from' }),
    binds: Type.Boolean(),
  }),
})

const reason = Text(2_000)
/** Where a case was infected: by another case, outside of the city, or, for good, nobody knows. */
export const SourceDecision = Type.Union([
  Type.Object({ kind: Type.Literal('case'), number: CaseNumber }, strict),
  Type.Object({ kind: Type.Literal('outside') }, strict),
  Type.Object({ kind: Type.Literal('unknown') }, strict),
])
export const DecideSource = Type.Object(
  {
    number: NumberInPath,
    source: SourceDecision,
    reason,
    despite: Type.Optional(
      Type.Array(LinkFault, {
        description: 'Faults that were seen and are answered by the reason',
      }),
    ),
  },
  strict,
)
export const RejectSource = Type.Object(
  { number: NumberInPath, infector: CaseNumber, reason },
  strict,
)
export const LinkWritten = Type.Object({
  link: Uuid,
  number: CaseNumber,
  faults: Type.Array(LinkFault),
  isNew: Type.Boolean(),
})

export const TakeSnapshot = Type.Object(
  { name: Text(80), area: Type.Optional(AreaCode), by: Type.Optional(ChainOrder) },
  strict,
)
export const SnapshotRow = Type.Object({
  snapshot: Uuid,
  name: Type.String(),
  area: Type.String(),
  by: ChainOrder,
  cases: Type.Integer(),
  links: Type.Integer(),
  takenBy: Type.String(),
  takenAt: Moment,
})
export const SnapshotParams = Type.Object({ snapshot: Uuid }, strict)
export const SnapshotsParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const Snapshots = Type.Object({ snapshots: Type.Array(SnapshotRow) })
export const Snapshot = Type.Object({ row: SnapshotRow, picture: ChainPicture })
/** What is otherwise since the snapshot: numbers of cases. */
export const SnapshotDifference = Type.Object({
  row: SnapshotRow,
  asOf: Moment,
  added: Type.Array(CaseNumber),
  gone: Type.Array(CaseNumber),
  changed: Type.Array(
    Type.Object({
      number: CaseNumber,
      before: orNull(CaseNumber),
      after: orNull(CaseNumber),
      stateBefore: Type.Enum(sourceStates),
      stateAfter: Type.Enum(sourceStates),
    }),
    { description: 'Cases whose drawn source is another one' },
  ),
})

export const clusterKinds = ['venue', 'household', 'chain', 'other'] as const
export const NameCluster = Type.Object(
  {
    name: Text(80),
    kind: Type.Enum(clusterKinds),
    venue: Type.Optional(Uuid),
    numbers: Type.Array(CaseNumber, { minItems: 1, maxItems: 5_000 }),
  },
  strict,
)
export const ClusterNamed = Type.Object({
  cluster: Uuid,
  name: Type.String(),
  cases: Type.Integer(),
})
export const ChangeCluster = Type.Object(
  {
    cluster: Uuid,
    name: Type.Optional(Text(80)),
    add: Type.Optional(Type.Array(CaseNumber, { maxItems: 5_000 })),
    remove: Type.Optional(Type.Array(CaseNumber, { maxItems: 5_000 })),
  },
  strict,
)
export const ClustersParams = Type.Object({ area: Type.Optional(AreaCode) }, strict)
export const Clusters = Type.Object({
  named: Type.Array(
    Type.Object({
      cluster: Uuid,
      name: Type.String(),
      kind: Type.Enum(clusterKinds),
      numbers: Type.Array(CaseNumber),
      namedBy: Type.String(),
      namedAt: Moment,
    }),
  ),
  proposed: Type.Array(
    Type.Object({
      kind: Type.Enum(['venue', 'household', 'chain']),
      venue: orNull(Uuid),
      where: orNull(Type.String()),
      from: orNull(Moment),
      until: orNull(Moment),
      numbers: Type.Array(CaseNumber),
    }),
    { description: 'Cases that share a place, a home or a chain, and that no named cluster holds' },
  ),
})

export const chainFormats = ['svg', 'csv', 'dot'] as const
export const ChainExportParams = Type.Object(
  {
    format: Type.Enum(chainFormats),
    area: Type.Optional(AreaCode),
    from: Type.Optional(Moment),
    until: Type.Optional(Moment),
    by: Type.Optional(ChainOrder),
    snapshot: Type.Optional(Uuid),
  },
  strict,
)
/** A file without names, by numbers only; the page saves it. */
export const ChainExport = Type.Object({
  fileName: Type.String(),
  mediaType: Type.String(),
  text: Type.String(),
  cases: Type.Integer(),
})
