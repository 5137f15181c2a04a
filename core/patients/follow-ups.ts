import { evidenceKindOf } from '../orders/basis.ts'
import type { Policy, Track } from '../policy/policy.ts'
import { dayOneAt, trackOf } from '../policy/track-days.ts'
import { hourMs, type Instant } from '../time/instant.ts'
import { hasOwnRule } from './discharge.ts'

const dayMs = 24 * hourMs

export const followUpKinds = ['visit', 'test'] as const
export type FollowUpKind = (typeof followUpKinds)[number]
/** Who was not reached is tried again: it stays open. */
export const followUpOutcomes = [
  'well',
  'unwell',
  'test-passed',
  'test-failed',
  'not-reached',
] as const
export type FollowUpOutcome = (typeof followUpOutcomes)[number]

/** A visit or a test that is owed after a discharge; due by the end of its day. */
export type FollowUp = {
  readonly kind: FollowUpKind
  /** The day after the discharge, from 1. */
  readonly day: number
  readonly dueAt: Instant
  readonly rule: { readonly pack: string; readonly path: string }
}

/** A stage after a discharge, as the policy in force asks for it. */
export type AfterStage = {
  readonly place: string
  readonly days: number | null
  readonly until: Instant | null
}

/** The stages that follow a discharge: of the track whose clock is the discharge, or what follows the first stage of the reason's own track. */
function stagesAfter(policy: Policy, reason: string): Track['stages'] {
  const own = trackOf(policy, reason)
  if (own !== null && own.clock.v !== 'discharge') return own.stages.slice(1)
  if (own !== null) return own.stages
  const [name] = Object.keys(policy.tracks).filter(
    (one) => evidenceKindOf(one) === 'case' && policy.tracks[one]?.clock.v === 'discharge',
  )
  return name === undefined ? [] : (policy.tracks[name]?.stages ?? [])
}

/**
 * What follows a discharge. The plan's own days (9th edition: seven, tested alone on day 7, S-N32), and a visit at the end of each stage
 * that the control plan asks for (8th: two of fourteen days, so the visits of weeks two and four, S-N6).
 */
export function afterDischarge(
  policy: Policy,
  reason: string,
  dischargedAt: Instant,
): { readonly stages: readonly AfterStage[]; readonly followUps: readonly FollowUp[] } {
  const begin = dayOneAt(policy.counting.dayOne.v, dischargedAt)
  const followUps: FollowUp[] = []
  const stages: AfterStage[] = []
  const rule = (path: string) => ({ pack: policy.pack.id, path })
  const track = trackOf(policy, reason)
  const isByTrack = track !== null && hasOwnRule(track)
  const days = isByTrack ? null : (policy.discharge?.afterDays ?? null)
  if (days !== null)
    followUps.push({
      kind: 'test',
      day: days.v,
      dueAt: begin + days.v * dayMs,
      rule: rule(days.path),
    })
  let past = 0
  for (const stage of stagesAfter(policy, reason)) {
    past += stage.days?.v ?? 0
    const until = stage.days === null ? null : begin + past * dayMs
    stages.push({ place: stage.place.v, days: stage.days?.v ?? null, until })
    if (stage.days === null || until === null) continue
    followUps.push({ kind: 'visit', day: past, dueAt: until, rule: rule(stage.days.path) })
  }
  return { stages, followUps: followUps.sort((a, b) => a.day - b.day) }
}
