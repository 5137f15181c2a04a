import type { ReleasePlate } from '@bihuan/contract/laboratory.ts'
import type { CallWord } from '@bihuan/core/lab/call.ts'
import type { SingleResult } from '@bihuan/core/recall/single-result.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Hand } from './actor.ts'
import { tubeCode } from './boxes.ts'
import {
  type Call,
  type CityFacts,
  isHeld,
  type PlateFact,
  peopleIn,
  type TubeFact,
} from './facts.ts'
import { bookTubes } from './ledger.ts'
import { plateIn } from './plates.ts'
import { answerTasks, decideFinding, openFindings, openRecalls, readSingles } from './recalls.ts'
import { refuse } from './refusal.ts'

type Fate = { result: Call } | { second: 'confirmed' | 'not-confirmed' } | null
type Leaving = { tube: TubeFact; fate: Fate }

/** What a call means for its tube; null where it says neither and is tried again. */
function fateOf(facts: CityFacts, plate: PlateFact, tube: TubeFact, call: CallWord): Fate {
  const isOpen = call === 'repeat' || call === 'invalid'
  if (tube.resultedAt !== null)
    return isOpen ? null : { second: call === 'reactive' ? 'confirmed' : 'not-confirmed' }
  if (!isOpen) return { result: call }
  const isAgain = [...facts.plates.values()].some(
    (other) =>
      other.id !== plate.id &&
      !other.isRejected &&
      other.wells.some(
        (well) => well.tube === tube.id && (well.call === 'repeat' || well.call === 'invalid'),
      ),
  )
  return isAgain ? { result: 'invalid' } : null
}

function refuseUnreleasable(plate: PlateFact, hand: Hand): void {
  if (plate.isRejected) refuse('plate.already-rejected')
  if (plate.isReleased) refuse('plate.already-released')
  if (plate.judgement === null) refuse('plate.not-imported')
  if (plate.judgement === 'blocked') refuse('plate.blocked')
  if (plate.loadedBy === hand.id) refuse('plate.second-person-needed')
}

/** The tubes that leave the plate now, with what their well means for them; those with open claims stay. */
function sortOut(facts: CityFacts, plate: PlateFact): { held: number[]; leaving: Leaving[] } {
  const held: number[] = []
  const leaving: Leaving[] = []
  for (const { tube: id, call } of [...plate.wells].sort((a, b) => (a.tube ?? 0) - (b.tube ?? 0))) {
    const tube = id === null ? undefined : facts.tubes.get(id)
    if (tube?.plate !== plate.id) continue
    const isSealed = tube.state === 'sealed'
    if (isSealed && isHeld(facts, tube.id) && !facts.flaws.has('release-despite-hold'))
      held.push(tube.id)
    else leaving.push({ tube, fate: isSealed && call ? fateOf(facts, plate, tube, call) : null })
  }
  return { held, leaving }
}

function giveResult(
  facts: CityFacts,
  plate: PlateFact,
  tube: TubeFact,
  call: Call,
  by: Hand,
  at: number,
) {
  bookTubes(facts, at, `laboratory:${plate.laboratory}`, 'done')
  Object.assign(tube, { result: call, resultedAt: at })
  facts.results.push({ tube: tube.id, plate: plate.id, call, by: by.id, second: plate.loadedBy })
}

/** The planted bug: everybody in a reactive pool is as good as positive. */
function singlesOfPools(facts: CityFacts, pools: readonly number[]): SingleResult[] {
  return pools.flatMap((tube) =>
    peopleIn(facts, tube).map(
      ({ person, at }) =>
        ({ id: '', tube, call: 'reactive', at, person, sampledAt: at }) as SingleResult,
    ),
  )
}

/** Releases the results of a valid plate by another person than its loader, with all that follows from them. */
export function releasePlate(facts: CityFacts, input: Static<typeof ReleasePlate>, hand: Hand) {
  const plate = plateIn(facts, input.plate, hand)
  refuseUnreleasable(plate, hand)
  const at = instantOf(input.at)
  const { held, leaving } = sortOut(facts, plate)
  const released: number[] = []
  const of: Record<Call, number[]> = { negative: [], reactive: [], invalid: [] }
  const second: { tube: number; state: 'confirmed' | 'not-confirmed' }[] = []
  const toRepeat: string[] = []
  for (const { tube, fate } of leaving) {
    tube.plate = null
    if (fate === null) {
      if (tube.state === 'sealed' && wasCalled(plate, tube.id)) toRepeat.push(tubeCode(tube.id))
      continue
    }
    if ('second' in fate) second.push({ tube: tube.id, state: fate.second })
    else {
      giveResult(facts, plate, tube, fate.result, hand, at)
      released.push(tube.id)
      of[fate.result].push(tube.id)
    }
  }
  if (held.length === 0) plate.isReleased = true

  const singles = readSingles(facts, [...of.reactive, ...second.map(({ tube }) => tube)])
  const pools = of.reactive.filter((tube) => !singles.has(tube))
  const findings = of.reactive.flatMap((tube) => singles.get(tube) ?? [])
  if (facts.flaws.has('pool-makes-positive')) findings.push(...singlesOfPools(facts, pools))
  openRecalls(facts, pools, 'reactive', at)
  openRecalls(facts, of.invalid, 'invalid', at)
  openFindings(facts, findings, plate.assay.kit)
  const decisions = second.flatMap(({ tube, state }) => {
    const single = singles.get(tube)
    return single ? [{ single, state }] : []
  })
  for (const { single, state } of decisions) decideFinding(facts, single, state, plate.assay.kit)
  const later = released.filter((id) => (facts.tubes.get(id)?.sitting ?? 0) > 0)
  const asked = [...pools, ...of.invalid, ...later, ...second.map(({ tube }) => tube)]
  answerTasks(
    facts,
    asked.flatMap((tube) => peopleIn(facts, tube).map(({ person }) => person)),
  )
  return {
    plate: input.plate,
    released: released.length,
    reactive: of.reactive.length,
    invalid: of.invalid.length,
    toRepeat,
    heldBack: held.map(tubeCode),
    recalls: [...pools, ...of.invalid].map(tubeCode),
    findings: findings.length,
    confirmed: decisions.filter(({ state }) => state === 'confirmed').length,
    notConfirmed: decisions.filter(({ state }) => state === 'not-confirmed').length,
  }
}

const wasCalled = ({ wells }: PlateFact, tube: number) =>
  wells.some((well) => well.tube === tube && well.call !== null)
