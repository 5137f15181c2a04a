import type { Member } from '@bihuan/core/tubes/events.ts'
import { settleTubes } from '@bihuan/core/tubes/settle.ts'
import type { ClaimReason, TubeState } from '@bihuan/core/tubes/tube-state.ts'
import type { Tx } from '../db/sql.ts'
import type { HeldTubes } from './hold-tubes.ts'
import type { Membership, Stated } from './place-members.ts'
import {
  eventsAbout,
  type SettledClaim,
  type Swab,
  settledClaims,
  swabsIn,
  type TubeRow,
  tubeRows,
} from './tube-facts.ts'
import { siteAccount, type TubeMove } from './tube-ledger.ts'

type Where = { round: number; site: number; device: number; now: number }
type NewClaim = Swab & { kind: ClaimReason }
type Outcome = { row: TubeRow; state: TubeState; members: Member[]; claims: NewClaim[] }

/** After a tube has left in its box nothing that a device says changes who is in it; what differs is a claim. */
function afterBoxing(
  row: TubeRow,
  state: TubeState,
  before: readonly Swab[],
): { members: Member[]; extra: NewClaim[] } {
  if (!row.boxed) return { members: state.members, extra: [] }
  const held = new Set(before.map((swab) => swab.person))
  const said = new Set(state.members.map((member) => member.person))
  const differing = [
    ...state.members.filter((member) => !held.has(member.person)),
    ...before.filter((swab) => !said.has(swab.person)),
  ]
  const extra = differing.map(
    ({ person, at }): NewClaim => ({ tube: row.id, person, at, kind: 'second-seal' }),
  )
  return { members: before.map(({ person, at }) => ({ person, at })), extra }
}

function withVerdicts(members: readonly Member[], verdicts: readonly SettledClaim[]): Member[] {
  const left = members.filter(
    ({ person }) =>
      !verdicts.some((claim) => claim.person === person && claim.verdict === 'not-member'),
  )
  // A person may be claimed in several ways, each settled: the swab is in the tube once.
  const added = verdicts.filter(
    (claim, n) =>
      claim.verdict === 'member' &&
      !left.some(({ person }) => person === claim.person) &&
      !verdicts.slice(0, n).some((one) => one.verdict === 'member' && one.person === claim.person),
  )
  return [...left, ...added.map(({ person, at }) => ({ person, at }))]
}

function outcomeOf(
  row: TubeRow,
  state: TubeState,
  before: readonly Swab[],
  settled: readonly SettledClaim[],
): Outcome {
  const own = before.filter((swab) => swab.tube === row.id)
  const verdicts = settled.filter((claim) => claim.tube === row.id)
  const { members, extra } = afterBoxing(row, state, own)
  const claims = [
    ...state.claims.map(
      ({ reason, person, at }): NewClaim => ({ tube: row.id, person, at, kind: reason }),
    ),
    ...extra,
  ]
  const isGone = state.state === 'void' || state.state === 'moved'
  // A void or a move that raced with the sealing of the box has lost: the tube is under way with its people.
  const isUnderWay = row.boxed && isGone
  return {
    row,
    state: isUnderWay ? { ...state, state: 'sealed', movedTo: null } : state,
    members: isGone && !isUnderWay ? [] : withVerdicts(members, verdicts),
    claims,
  }
}

async function writeTubes(tx: Tx, round: number, outcomes: readonly Outcome[]): Promise<void> {
  await tx`
    update tubes t set state = o.state, member_count = o.member_count, opened_at = o.opened_at, sealed_at = o.sealed_at, moved_to = o.moved_to
    from unnest(
      ${outcomes.map(({ row }) => row.id)}::bigint[], ${outcomes.map(({ state }) => state.state)}::text[],
      ${outcomes.map(({ members }) => members.length)}::smallint[],
      ${outcomes.map(({ row, state }) => state.openedAt ?? row.openedAt)}::timestamptz[],
      ${outcomes.map(({ row, state }) => (row.boxed ? row.sealedAt : state.sealedAt))}::timestamptz[],
      ${outcomes.map(({ state }) => (state.movedTo === null ? null : String(state.movedTo)))}::bigint[]
    ) o (id, state, member_count, opened_at, sealed_at, moved_to)
    where t.round_id = ${round} and t.id = o.id`
}

async function writeClaims(
  tx: Tx,
  where: Where,
  tubes: readonly string[],
  claims: readonly NewClaim[],
): Promise<void> {
  const keys = claims.map(({ tube, person, kind }) => `${tube}:${person}:${kind}`)
  await tx`
    delete from sample_claims
    where round_id = ${where.round} and tube_id = any(${tubes}::bigint[]) and kind <> 'duplicate' and settled_at is null
      and tube_id || ':' || person_id || ':' || kind <> all(${keys}::text[])`
  await tx`
    insert into sample_claims (round_id, tube_id, person_id, kind, sampled_at, claimed_at)
    select ${where.round}, c.tube_id, c.person_id, c.kind, c.at, ${where.now}
    from unnest(
      ${claims.map(({ tube }) => tube)}::bigint[], ${claims.map(({ person }) => person)}::bigint[],
      ${claims.map(({ kind }) => kind)}::text[], ${claims.map(({ at }) => at)}::timestamptz[]
    ) c (tube_id, person_id, kind, at)
    on conflict do nothing`
}

const accountOf = (row: TubeRow, state: string) =>
  state === 'void' || state === 'moved' ? 'void' : siteAccount(row.siteId)

/**
 * Settles held tubes anew from everything that was ever said about them, so that the tables become a function of the set
 * of events. The slow path: open tubes, undo, void, moves, second seals, late events, and verdicts on claims. Their
 * people are still to be placed as `stated`.
 */
export async function settleTubesAgain(
  tx: Tx,
  where: Where,
  held: HeldTubes,
): Promise<{ stated: Stated; claims: NewClaim[]; moves: TubeMove[] }> {
  const { round } = where
  const rows = await tubeRows(tx, round, held.bound)
  const ids = rows.map((row) => row.id)
  const before = await swabsIn(tx, round, ids)
  const settled = await settledClaims(tx, round, ids)
  const events = await eventsAbout(tx, round, rows, before)
  const states = settleTubes(
    events,
    (tube) =>
      held.lots.get(tube)?.capacity ?? rows.find((row) => Number(row.id) === tube)?.poolSize ?? 1,
  )
  const outcomes = rows.flatMap((row) => {
    const state = states.get(Number(row.id))
    // A tube that was reported lost stays lost until it is found, with the members that its recall was opened for; whoever is
    // claimed in it afterwards stands as missing on the roll, and is visited for that.
    return state && row.state !== 'lost' ? [outcomeOf(row, state, before, settled)] : []
  })
  const tubes = outcomes.map(({ row }) => row.id)
  const claims = outcomes.flatMap((outcome) => outcome.claims)
  await writeTubes(tx, round, outcomes)
  await writeClaims(tx, where, tubes, claims)
  const sittings = new Map(outcomes.map(({ row }) => [row.id, row.sitting]))
  const members = outcomes.flatMap(({ row, members: people }) =>
    people.map(
      ({ person, at }): Membership => ({ person, tube: row.id, at, sitting: row.sitting }),
    ),
  )
  const left = before.flatMap((swab): Membership[] => {
    const sitting = sittings.get(swab.tube)
    return sitting === undefined ? [] : [{ ...swab, sitting }]
  })
  // What was already gone from the site moves no account: custody has its own commands.
  const moves = outcomes
    .filter(({ row }) => !row.boxed)
    .map(
      ({ row, state }): TubeMove => ({
        before: held.opened.has(Number(row.id)) ? null : accountOf(row, row.state),
        after: accountOf(row, state.state),
        issuedTo: held.lots.get(Number(row.id))?.siteId ?? row.siteId,
      }),
    )
  return { stated: { tubes, members, before: left }, claims, moves }
}
