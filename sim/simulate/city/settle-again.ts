import type { Member } from '@bihuan/core/tubes/events.ts'
import { connectedTubes } from '@bihuan/core/tubes/moves.ts'
import { settleTubes } from '@bihuan/core/tubes/settle.ts'
import type { ClaimReason, TubeState } from '@bihuan/core/tubes/tube-state.ts'
import { type CityFacts, lotOf, type TubeFact } from './facts.ts'
import { bookTubes } from './ledger.ts'

export type NewClaim = { tube: number; person: string; kind: ClaimReason; at: number }
type Where = { site: number; device: string; now: number }

/** What differs from the members of a tube that has left in its box is a claim, and changes nobody. */
function afterBoxing(tube: TubeFact, state: TubeState): { members: Member[]; extra: NewClaim[] } {
  if (tube.boxedAt === null) return { members: state.members, extra: [] }
  const isIn = (list: readonly Member[], { person }: Member) =>
    list.some((one) => one.person === person)
  const differing = [
    ...state.members.filter((one) => !isIn(tube.members, one)),
    ...tube.members.filter((one) => !isIn(state.members, one)),
  ]
  const extra = differing.map(
    ({ person, at }): NewClaim => ({ tube: tube.id, person, at, kind: 'second-seal' }),
  )
  return { members: tube.members, extra }
}

function withVerdicts(facts: CityFacts, tube: number, members: readonly Member[]): Member[] {
  const verdicts = facts.claims.filter((one) => one.tube === tube && one.verdict !== null)
  const isOut = ({ person }: Member) =>
    verdicts.some((one) => one.person === person && one.verdict === 'not-member')
  const left = members.filter((one) => !isOut(one))
  const added = verdicts.filter(
    (one) => one.verdict === 'member' && !left.some(({ person }) => person === one.person),
  )
  // Several verdicts about one person put the person in once.
  const once = new Map(added.map(({ person, at }) => [person, { person, at }]))
  return [...left, ...once.values()]
}

function openTube(facts: CityFacts, id: number, { site, device, now }: Where): TubeFact {
  const lot = lotOf(facts, id)
  const tube: TubeFact = {
    id,
    site,
    device,
    poolSize: lot?.poolSize ?? 1,
    sitting: lot?.sitting ?? 0,
    state: 'open',
    movedTo: null,
    openedAt: now,
    sealedAt: null,
    members: [],
    box: null,
    boxedAt: null,
    plate: null,
    result: null,
    resultedAt: null,
  }
  facts.tubes.set(id, tube)
  return tube
}

const siteAccount = (site: number, state: string) =>
  state === 'void' || state === 'moved' ? 'void' : `site:${site}`

/** Writes what a tube has come to, and answers the claims about it. */
function writeTube(
  facts: CityFacts,
  tube: TubeFact,
  state: TubeState,
  isNew: boolean,
  now: number,
): NewClaim[] {
  const { members, extra } = afterBoxing(tube, state)
  const claims = [
    ...state.claims.map(
      ({ reason, person, at }): NewClaim => ({ tube: tube.id, person, at, kind: reason }),
    ),
    ...extra,
  ]
  const isGone = state.state === 'void' || state.state === 'moved'
  // A void or a move that raced with the sealing of the box has lost: the tube is under way with its people.
  const isUnderWay = tube.boxedAt !== null && isGone
  if (tube.boxedAt === null) {
    const before = isNew ? 'stock' : siteAccount(tube.site, tube.state)
    bookTubes(facts, now, before, siteAccount(tube.site, state.state))
  }
  tube.state = isUnderWay ? 'sealed' : state.state
  tube.movedTo = isUnderWay ? null : state.movedTo
  tube.openedAt = state.openedAt ?? tube.openedAt
  if (tube.boxedAt === null) tube.sealedAt = state.sealedAt
  tube.members = isGone && !isUnderWay ? [] : withVerdicts(facts, tube.id, members)
  return claims
}

/** Unsettled claims that nobody makes any more go, new ones come; a verdict stays whatever is said later. */
function writeClaims(facts: CityFacts, tubes: ReadonlySet<number>, claims: readonly NewClaim[]) {
  const same = (a: NewClaim, b: NewClaim) =>
    a.tube === b.tube && a.person === b.person && a.kind === b.kind
  facts.claims = facts.claims.filter(
    (one) => !tubes.has(one.tube) || one.verdict !== null || claims.some((new_) => same(new_, one)),
  )
  if (facts.flaws.has('claim-dropped')) return
  for (const one of claims)
    if (!facts.claims.some((known) => same(known, one)))
      facts.claims.push({ ...one, verdict: null })
}

/** The earliest swab of each person and sitting counts, all others are duplicates: counted anew over the whole city. */
export function recount(facts: CityFacts): void {
  const all = [...facts.tubes.values()].flatMap(({ id, sitting, members }) =>
    members.map(({ person, at }) => ({ person, sitting, tube: id, at })),
  )
  all.sort((a, b) => a.at - b.at || a.tube - b.tube)
  const isCounted = new Set<string>()
  facts.samples = []
  facts.duplicates = []
  for (const swab of all) {
    const key = `${swab.person} ${swab.sitting}`
    const counts = facts.flaws.has('duplicate-counts') || !isCounted.has(key)
    isCounted.add(key)
    if (counts) facts.samples.push(swab)
    else facts.duplicates.push(swab)
  }
}

/**
 * Settles tubes, and all that moves bind to them, anew from everything that was ever said; unknown ones are opened.
 * Answers the tubes that were written and all claims about them, those with a verdict included.
 */
export function settleAgain(facts: CityFacts, touched: readonly number[], where: Where) {
  const said = [...facts.events.values()].map(({ event }) => event)
  const bound = [...connectedTubes(said, touched)].sort((a, b) => a - b)
  const isNew = new Set(bound.filter((id) => !facts.tubes.has(id)))
  const tubes = bound.map((id) => facts.tubes.get(id) ?? openTube(facts, id, where))
  const isBound = new Set(bound)
  const about = said.filter((event) =>
    event.kind === 'move'
      ? isBound.has(event.from) || isBound.has(event.to)
      : isBound.has(event.tube),
  )
  const states = settleTubes(about, (tube) => lotOf(facts, tube)?.poolSize ?? 1)
  const written = new Set<number>()
  const claims: NewClaim[] = []
  for (const tube of tubes) {
    const state = states.get(tube.id)
    // A tube that was reported lost stays lost.
    if (!state || tube.state === 'lost') continue
    written.add(tube.id)
    claims.push(...writeTube(facts, tube, state, isNew.has(tube.id), where.now))
  }
  writeClaims(facts, written, claims)
  recount(facts)
  return { written, claims }
}
