import type * as custody from '@bihuan/contract/custody.ts'
import { compareCounts } from '@bihuan/core/custody/compare-counts.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Hand } from './actor.ts'
import { boxIn, labelIn, offerTo, tubeCode, tubesInBox } from './boxes.ts'
import type { CityFacts, TubeFact } from './facts.ts'
import { lotOf } from './facts.ts'
import { bookBox, bookTubes, boxAccount, tubeAccount } from './ledger.ts'
import { openRecalls } from './recalls.ts'
import { refuse } from './refusal.ts'

/** Tubes that a laboratory holds in its hands whatever the papers say join the box they came in. */
function joinBox(
  facts: CityFacts,
  box: number,
  account: string,
  ids: readonly number[],
  at: number,
) {
  const isJoining = (tube: TubeFact) =>
    tube.state === 'sealed' &&
    tube.resultedAt === null &&
    tube.plate === null &&
    tubeAccount(facts, tube) !== account
  const joining = ids.flatMap((id) => facts.tubes.get(id) ?? []).filter(isJoining)
  for (const tube of joining) {
    bookTubes(facts, at, tubeAccount(facts, tube), account)
    tube.box = box
    tube.boxedAt ??= at
  }
}

/** Reception, tube by tube: every tube is scanned and held against the manifest. */
export function receiveBox(facts: CityFacts, input: Static<typeof custody.ReceiveBox>, hand: Hand) {
  const account = `laboratory:${input.laboratory}`
  if (hand.unit !== account) refuse('access.unit-is-not-yours')
  const scanned = new Set(input.tubes.map((code) => labelIn('tube', code)))
  const at = instantOf(input.at)
  const box = boxIn(facts, input.box)
  const leg = offerTo(box, account, hand.id)
  const manifest = tubesInBox(facts, box.id)
  const { missing, extra } = compareCounts(
    manifest.map(({ id }) => id),
    scanned,
  )
  const isReported = (id: number) => (facts.tubes.get(id)?.state ?? 'open') !== 'open'
  const [known, unknown] = [extra.filter(isReported), extra.filter((id) => !isReported(id))]
  const from = boxAccount(facts, box.id)
  const counted = facts.flaws.has('count-ignored') ? leg.offered : scanned.size
  leg.accepted = counted
  bookTubes(facts, at, from, account, manifest.length)
  joinBox(facts, box.id, account, known, at)
  box.receivedBy = input.laboratory
  box.received = counted
  for (const id of unknown)
    if (!facts.orphans.has(id))
      facts.orphans.set(id, { box: box.id, laboratory: input.laboratory, settled: false })
  bookBox(facts, at, box.id, from, account)
  return {
    box: input.box,
    expected: manifest.length,
    scanned: scanned.size,
    missing: missing.map(tubeCode),
    extra: known.map(tubeCode),
    unknown: unknown.map(tubeCode),
  }
}

/** Says where an unknown tube came from; when its device has reported it meanwhile it can be tested. */
export function settleOrphan(
  facts: CityFacts,
  input: Static<typeof custody.SettleOrphan>,
  { role, unit }: Hand,
  now: number,
) {
  const tube = labelIn('tube', input.tube)
  const orphan = facts.orphans.get(tube)
  if (!orphan || orphan.settled) return refuse('orphan.unknown')
  const account = `laboratory:${orphan.laboratory}`
  if (role === 'lab-technician' && unit !== account) refuse('access.unit-is-not-yours')
  orphan.settled = true
  joinBox(facts, orphan.box, account, [tube], now)
  return { tube: input.tube }
}

function refuseNotLosable(tube: TubeFact | undefined): void {
  const { state, resultedAt, plate } = tube ?? refuse('tube.unknown')
  if (state === 'open') refuse('tube.not-sealed')
  if (state !== 'sealed') refuse('tube.withdrawn')
  if (resultedAt !== null) refuse('tube.already-resulted')
  if (plate !== null) refuse('tube.on-plate')
}

/** What is lost: a box with all it holds, or single tubes. */
function whatIsLost(facts: CityFacts, input: Static<typeof custody.ReportLoss>, hand: Hand) {
  if (input.box !== undefined) {
    const box = boxIn(facts, input.box)
    if (box.isLost) refuse('box.reported-lost')
    if (box.receivedBy !== null) refuse('box.already-received')
    if (hand.role === 'courier' && boxAccount(facts, box.id) !== `courier:${hand.id}`)
      refuse('box.not-here')
    return { box, tubes: tubesInBox(facts, box.id) }
  }
  const ids = [...new Set((input.tubes ?? []).map((code) => labelIn('tube', code)))]
  if (ids.every((id) => lotOf(facts, id) === undefined)) refuse('tube.unknown')
  for (const id of ids) refuseNotLosable(facts.tubes.get(id))
  return { box: null, tubes: ids.flatMap((id) => facts.tubes.get(id) ?? []) }
}

/** Nothing is written off in silence: the people of a lost tube are owed a new sample from the same moment on. */
export function reportLoss(facts: CityFacts, input: Static<typeof custody.ReportLoss>, hand: Hand) {
  const { box, tubes } = whatIsLost(facts, input, hand)
  const at = instantOf(input.at)
  for (const tube of tubes) {
    const from = tubeAccount(facts, tube)
    facts.losses.push({ tube: tube.id, from })
    bookTubes(facts, at, from, 'lost')
  }
  if (box) {
    bookBox(facts, at, box.id, boxAccount(facts, box.id), 'lost')
    box.isLost = true
  }
  for (const tube of tubes) tube.state = 'lost'
  const lost = tubes.map(({ id }) => id)
  return { tubes: tubes.length, members: openRecalls(facts, lost, 'lost', at) }
}
