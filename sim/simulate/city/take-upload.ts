import type { ClaimSettled, SettleClaim, UploadAnswer } from '@bihuan/contract/sampling.ts'
import { labelCode, parseLabel } from '@bihuan/core/labels/label.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { type TubeEvent, tubesOf } from '@bihuan/core/tubes/events.ts'
import type { Static } from 'typebox'
import { type CityFacts, isHeld, type SwabFact } from './facts.ts'
import { type ReadEvent, type RefusedEvent, readEvents, type UploadInput } from './read-events.ts'
import { refuse } from './refusal.ts'
import { type NewClaim, settleAgain } from './settle-again.ts'

/** Keeps events that are not known, each once; the same id with another body is refused. */
function record(facts: CityFacts, kept: readonly ReadEvent[]) {
  const applied: TubeEvent[] = []
  const refused: RefusedEvent[] = []
  let repeated = 0
  for (const { event, body } of kept) {
    const known = facts.events.get(event.id)
    if (known && known.body !== body) refused.push({ id: event.id, because: 'id-reused' })
    else if (known && !facts.flaws.has('repeat-applied-twice')) repeated += 1
    else {
      facts.events.set(event.id, { event, body })
      applied.push(event)
    }
  }
  return { applied, refused, repeated }
}

/** Members of these tubes who count through another swab. */
function losersIn(facts: CityFacts, tubes: ReadonlySet<number>): SwabFact[] {
  return facts.duplicates.filter(({ tube }) => tubes.has(tube))
}

function answersTo(
  facts: CityFacts,
  applied: readonly TubeEvent[],
  losers: readonly SwabFact[],
  claims: readonly NewClaim[],
): Static<typeof UploadAnswer>['answers'] {
  return applied.flatMap((event) => {
    const tubes = new Set(tubesOf(event))
    const duplicates = losers.flatMap(({ person, tube, sitting }) => {
      const first = facts.samples.find((one) => one.person === person && one.sitting === sitting)
      if (!tubes.has(tube) || !first || first.tube === tube) return []
      const site = facts.tubes.get(first.tube)?.site ?? 0
      const firstTube = labelCode('tube', first.tube)
      return [{ person, firstTube, firstAt: isoOf(first.at), firstSite: `${site}号采样点` }]
    })
    const open = claims
      .filter(({ tube, kind }) => tubes.has(tube) && kind !== 'voided')
      .map(({ person, kind }) => ({ person, kind }))
    if (duplicates.length === 0 && open.length === 0) return []
    return [
      {
        id: event.id,
        outcome: 'applied' as const,
        ...(duplicates.length > 0 ? { duplicates } : {}),
        ...(open.length > 0 ? { claims: open } : {}),
      },
    ]
  })
}

// The planted bug: what a phone took back after sealing leaves the tube without a word.
function dropUndone(facts: CityFacts, applied: readonly TubeEvent[]): void {
  for (const event of applied) {
    const tube = event.kind === 'undo' ? facts.tubes.get(event.tube) : undefined
    if (event.kind !== 'undo' || tube?.state !== 'sealed') continue
    tube.members = tube.members.filter(({ person }) => person !== event.person)
    facts.claims = facts.claims.filter(
      (one) => one.tube !== tube.id || one.person !== event.person || one.kind !== 'late-undo',
    )
  }
}

/** Takes what a device reports, in any order and as often as it comes. Refuses with round.unknown. */
export function takeUpload(
  facts: CityFacts,
  input: UploadInput,
  now: number,
): Static<typeof UploadAnswer> {
  const site = facts.devices.get(input.device)
  if (site === undefined) return refuse('device.unknown')
  if (input.round !== facts.round) return refuse('round.unknown')
  const read = readEvents(facts, input)
  const { applied, repeated, ...recorded } = record(facts, read.kept)
  const touched = new Set(applied.flatMap((event) => [...tubesOf(event)]))
  const where = { site, device: input.device, now }
  const { written, claims } = settleAgain(facts, [...touched], where)
  if (facts.flaws.has('undo-after-seal')) dropUndone(facts, applied)
  const refused = [...read.refused, ...recorded.refused]
  const counts = { applied: applied.length, repeated, refused: refused.length }
  facts.uploads.push({ events: input.events.length, ...counts })
  const answers = answersTo(facts, applied, losersIn(facts, written), claims)
  const refusals = refused.map(({ id, because }) => ({ id, outcome: 'refused' as const, because }))
  return { serverNow: isoOf(now), ...counts, answers: [...refusals, ...answers] }
}

/** A person decides whether a disputed swab is in a tube. Refuses with tube.unknown, claim.unknown, claim.already-settled. */
export function settleClaim(
  facts: CityFacts,
  input: Static<typeof SettleClaim>,
  now: number,
): Static<typeof ClaimSettled> {
  const parsed = parseLabel('tube', input.tube)
  const tube = parsed.ok ? facts.tubes.get(parsed.label) : undefined
  if (!tube) return refuse('tube.unknown')
  const claim = facts.claims.find(
    (one) => one.tube === tube.id && one.person === input.person && one.kind === input.kind,
  )
  if (!claim) return refuse('claim.unknown')
  if (claim.verdict !== null) return refuse('claim.already-settled')
  claim.verdict = input.verdict
  settleAgain(facts, [tube.id], { site: tube.site, device: tube.device, now })
  const open = facts.claims.filter(
    (one) => one.tube === tube.id && one.verdict === null && one.kind !== 'voided',
  )
  return { tube: input.tube, openClaims: isHeld(facts, tube.id) ? open.length : 0 }
}
