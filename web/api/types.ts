/**
 * PROPOSAL of the desk's wire shapes (issue 2, "What one sees"). The contract workspace has the last word; once its nouns
 * exist these types become imports from `@bihuan/contract`. Paths are listed beside each shape.
 */

/** RFC 3339 with an offset. */
export type Time = string
/** A name or a sentence in both languages, so that switching language asks the server for nothing. */
export type Text = { zh: string; en: string }
export type Area = { code: string; name: Text }
export type Page<Row> = { data: Row[]; next: string | null; total?: number }

export type Role =
  | 'city-commander'
  | 'district-commander'
  | 'sampler'
  | 'courier'
  | 'lab-technician'
  | 'lab-reviewer'
  | 'case-investigator'
  | 'inspector'
  | 'privacy-officer'
  | 'administrator'

/** `GET /api/v1/me`: who acts; 401 without a session. */
export type Actor = { id: string; name: Text; role: Role; area: Area }

/** `GET /api/v1/demo`: 404 outside demo mode. `POST /api/v1/demo/sign-in {role}` → Actor. */
export type Demo = { city: Area; roles: Array<{ role: Role; name: Text; task: Text }> }

/** `GET /api/v1/clock`, SSE `clock`; `POST /api/v1/demo/clock {speed?, paused?}` → Clock. `now` is the city's time, `speed` city seconds per second. */
export type Clock = { now: Time; speed: number; paused: boolean }

/** People of the roll. due = sampled + exempt + refused + absent + unreachable + missing, at every moment. */
export type Coverage = {
  due: number
  sampled: number
  exempt: number
  refused: number
  absent: number
  unreachable: number
  missing: number
}

/** People sampled, by where their tube is now. The four sum to `Coverage.sampled`. */
export type Stages = { atSite: number; inTransit: number; inLaboratory: number; resulted: number }

export type LaboratoryQueue = {
  id: string
  name: Text
  waitingTubes: number
  onMachineTubes: number
  releasedTubes: number
  tubesPerHour: number
  oldestReceivedAt: Time | null
  finishAt: Time | null
}

export type Forecast = {
  finishAt: Time | null
  earliestAt: Time | null
  latestAt: Time | null
  bottleneck: 'sampling' | 'transit' | 'laboratory'
  /** what the forecast rests on: work left and the rate of the last minutes */
  tubesLeft: number
  tubesPerHour: number
  windowMinutes: number
}

/** `GET /api/v1/rounds/current/board` and `/rounds/{id}/board`, SSE `board` with the same shape. */
export type RoundBoard = {
  round: {
    id: string
    title: Text
    notice: string
    opensAt: Time
    closesAt: Time
    state: 'planned' | 'open' | 'closed' | 'finished'
  }
  asOf: Time
  coverage: Coverage
  stages: Stages
  tubes: { sealed: number; resulted: number; reactive: number; invalid: number }
  recall: { pools: number; closed: number; membersHeld: number }
  openLoops: { open: number; overdue: number }
  districts: Array<{ area: Area; coverage: Coverage; stages: Stages; overdueLoops: number }>
  /** per 10 minutes of city time: people sampled and people resulted in that slot */
  arrivals: Array<{ at: Time; sampled: number; resulted: number }>
  laboratories: LaboratoryQueue[]
  forecast: Forecast
}

export type FeedKind =
  | 'tube-sealed'
  | 'box-handed-over'
  | 'box-late'
  | 'plate-called'
  | 'plate-blocked'
  | 'pool-reactive'
  | 'pool-closed'
  | 'device-offline'
  | 'device-back'
  | 'loop-overdue'
  | 'milestone'

/** `GET /api/v1/feed?limit=`, SSE `feed`. `text` carries no name. */
export type FeedItem = { id: string; at: Time; kind: FeedKind; text: Text; subject: Subject | null }

/** A pool goes by the code of its tube. */
export type Subject = { kind: 'tube' | 'box' | 'plate' | 'person' | 'pool'; code: string }

/** Derived from the facts by one view per kind (DESIGN §7). */
export type Loop = {
  id: string
  kind: LoopKind
  subject: Subject
  area: Area
  owner: Text | null
  openedAt: Time
  dueAt: Time | null
  nextStep: Text
}
export type LoopKind =
  | 'tube-not-boxed'
  | 'box-not-delivered'
  | 'tube-not-resulted'
  | 'member-not-resampled'
  | 'positive-without-case'
  | 'person-not-sampled'
  | 'count-difference'
  | 'claim-to-review'

/** `GET /api/v1/loops?kind=&area=&due=overdue|soon|all&q=&cursor=&limit=`: overdue first, then by due time. */
export type LoopList = Page<Loop> & {
  asOf: Time
  counts: Array<{ kind: LoopKind; open: number; overdue: number }>
  areas: Area[]
}

export type Signature = { name: Text; unit: Text; at: Time; count: number }
export type TubeState =
  | 'open'
  | 'sealed'
  | 'boxed'
  | 'in-transit'
  | 'received'
  | 'plated'
  | 'called'
  | 'resulted'
  | 'void'
export type Call = 'negative' | 'reactive' | 'invalid'

export type TubeStep = {
  kind:
    | 'opened'
    | 'sealed'
    | 'boxed'
    | 'handed-over'
    | 'received'
    | 'plated'
    | 'called'
    | 'released'
  at: Time | null
  dueAt: Time | null
  by: Text | null
  place: Text | null
  detail?: {
    count?: number
    countedAs?: number
    box?: string
    plate?: string
    well?: string
    given?: Signature
    taken?: Signature
    celsius?: number
    cts?: Array<{ target: string; dye: string; ct: number | null; cutoff: number | null }>
    call?: Call
    rule?: string
  }
}

/** A member of a tube: masked; the person's own page asks for a purpose. */
export type Member = { person: string; name: string; identity: string; at: Time; position: number }

/** `GET /api/v1/tubes/{code}`. A single tube may be positive; a pool never is. */
export type Tube = {
  code: string
  round: string
  size: number
  state: TubeState
  area: Area
  site: Text
  members: Member[]
  steps: TubeStep[]
  /** what people may be told, read from the state by the server */
  outcome: 'pending' | 'negative' | 'awaiting-individual-test' | 'preliminary-positive' | 'repeat'
  /** the same code when the tube is a pool on the recall board */
  pool: string | null
}

export type RecallMember = {
  person: string
  name: string
  state:
    | 'held'
    | 'called'
    | 'resampled'
    | 'negative'
    | 'preliminary-positive'
    | 'confirmed'
    | 'excused'
  at: Time | null
  tube: string | null
}

/** `GET /api/v1/recalls?round=current`: a reactive pool and its members until each has an outcome. */
export type Recall = {
  id: string
  tube: string
  area: Area
  site: Text
  reactiveAt: Time
  /** two clocks of the policy: members found and held, members resampled */
  holdDueAt: Time
  resampleDueAt: Time
  closedAt: Time | null
  members: RecallMember[]
  owner: Text | null
}
export type RecallBoard = { asOf: Time; recalls: Recall[] }

/** Sent as `X-Purpose` with every read of a named person; a closed list. */
export type Purpose =
  | 'own-enquiry'
  | 'recall'
  | 'custody-difference'
  | 'care'
  | 'appeal'
  | 'inspection'

/** `GET /api/v1/persons/{id}` (needs `X-Purpose`); `GET /api/v1/find?q=` finds without showing. */
export type PersonRecord = {
  id: string
  name: string
  identity: string
  birthYear: number | null
  area: Area
  phone: string | null
  samples: Array<{ at: Time; round: string; tube: string; place: Text; by: Text }>
  results: Array<{
    at: Time
    sampledAt: Time
    tube: string
    outcome: Tube['outcome']
    laboratory: Text
  }>
  holds: Array<{ from: Time; until: Time | null; because: Text; pool: string }>
  reads: Array<{ at: Time; by: Text; role: Role; purpose: Purpose }>
}

/** `GET /api/v1/find?q=` for the jump box: labels by code, people by what identifies them exactly. */
export type Found = { subject: Subject; label: string; hint: Text }

/** RFC 9457 with a stable `code` and both languages. */
export type ProblemBody = {
  type?: string
  title: string
  status: number
  detail?: string
  code: string
  text?: Text
  errors?: Array<{ pointer: string; code: string; message: string }>
  traceId?: string
}
