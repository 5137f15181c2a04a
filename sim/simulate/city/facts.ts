import type { Entry } from '@bihuan/core/custody/ledger.ts'
import type { Assay } from '@bihuan/core/lab/assay.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import type { PlateFormat, Well } from '@bihuan/core/lab/plate.ts'
import type { Member, TubeEvent } from '@bihuan/core/tubes/events.ts'
import type { ClaimReason } from '@bihuan/core/tubes/tube-state.ts'
import type { Flaws } from '../flaws.ts'

export type Call = 'negative' | 'reactive' | 'invalid'

/** Codes issued to a site, first to last; pool sizes are whole people, 1 to 20. */
export type IssuedLot = {
  first: number
  last: number
  site: number
  poolSize: number
  sitting: number
}
export type TubeFact = {
  id: number
  site: number
  device: string
  poolSize: number
  sitting: number
  state: 'open' | 'sealed' | 'void' | 'moved' | 'lost'
  movedTo: number | null
  openedAt: number
  sealedAt: number | null
  members: Member[]
  box: number | null
  boxedAt: number | null
  plate: number | null
  result: Call | null
  resultedAt: number | null
}
export type ClaimFact = {
  tube: number
  person: string
  kind: ClaimReason
  at: number
  verdict: 'member' | 'not-member' | null
}
/** The swab by which a person counts in a sitting, or a further one. */
export type SwabFact = { person: string; sitting: number; tube: number; at: number }
export type EventFact = { event: TubeEvent; body: string }
export type LegFact = {
  from: string
  to: string
  offeredBy: string
  offered: number
  accepted: number | null
  settled: boolean
}
export type BoxFact = {
  id: number
  site: number
  legs: LegFact[]
  receivedBy: string | null
  received: number | null
  isLost: boolean
}
export type WellFact = {
  well: Well
  role: 'sample' | 'negative-control' | 'positive-control'
  tube: number | null
  isRead: boolean
  call: CallWord | null
}
export type PlateFact = {
  id: number
  laboratory: string
  format: PlateFormat
  assay: Assay
  loadedBy: string
  wells: WellFact[]
  file: { content: string; used: number } | null
  judgement: 'valid' | 'blocked' | null
  isReleased: boolean
  isRejected: boolean
}
export type ResultFact = { tube: number; plate: number; call: Call; by: string; second: string }
export type TaskFact = {
  tube: number
  person: string
  sitting: number
  openedAt: number
  outcome: string | null
  answeredBy: number | null
}
export type RecallFact = {
  tube: number
  reason: 'reactive' | 'invalid' | 'lost'
  members: number
  tasks: TaskFact[]
}
export type FindingFact = {
  tube: number
  person: string
  state: 'preliminary' | 'confirmed' | 'not-confirmed'
  firstKit: string
  secondKit: string | null
}
export type CommandFact = { name: string; body: string; outcome: object }

/** All that the city knows: what PostgreSQL holds in the product, here maps and lists. */
export type CityFacts = {
  flaws: Flaws
  round: string
  lots: readonly IssuedLot[]
  people: ReadonlySet<string>
  /** The site of each device. */
  devices: ReadonlyMap<string, number>
  assays: ReadonlyMap<string, Assay>
  commands: Map<string, CommandFact>
  uploads: { events: number; applied: number; repeated: number; refused: number }[]
  events: Map<string, EventFact>
  tubes: Map<number, TubeFact>
  claims: ClaimFact[]
  samples: SwabFact[]
  duplicates: SwabFact[]
  boxes: Map<number, BoxFact>
  orphans: Map<number, { box: number; laboratory: string; settled: boolean }>
  losses: { tube: number; from: string }[]
  plates: Map<number, PlateFact>
  results: ResultFact[]
  recalls: Map<number, RecallFact>
  findings: FindingFact[]
  /** Tubes of one person whose finding was confirmed, `tube person`. */
  cases: Set<string>
  entries: Entry[]
}

/** A city in which nothing has happened yet. */
export function emptyFacts(
  given: Pick<CityFacts, 'flaws' | 'round' | 'lots' | 'people' | 'devices' | 'assays'>,
): CityFacts {
  return {
    ...given,
    commands: new Map(),
    uploads: [],
    events: new Map(),
    tubes: new Map(),
    claims: [],
    samples: [],
    duplicates: [],
    boxes: new Map(),
    orphans: new Map(),
    losses: [],
    plates: new Map(),
    results: [],
    recalls: new Map(),
    findings: [],
    cases: new Set(),
    entries: [],
  }
}

/** The lot that a tube was issued in; undefined when it was never issued. */
export const lotOf = ({ lots }: CityFacts, tube: number): IssuedLot | undefined =>
  lots.find(({ first, last }) => first <= tube && tube <= last)

/** Whether a claim about the tube waits for a verdict and keeps its result back. */
export const isHeld = ({ claims }: CityFacts, tube: number): boolean =>
  claims.some((one) => one.tube === tube && one.verdict === null && one.kind !== 'voided')

/** Everybody whose swab is in a tube: its members, and whoever a verdict has put there. */
export function peopleIn(facts: CityFacts, tube: number): Member[] {
  const members = facts.tubes.get(tube)?.members ?? []
  const added = facts.claims.filter(
    (one) =>
      one.tube === tube &&
      one.verdict === 'member' &&
      !members.some(({ person }) => person === one.person),
  )
  const once = new Map(added.map(({ person, at }) => [person, { person, at }]))
  return [...members, ...once.values()]
}
