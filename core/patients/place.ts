import type { Policy } from '../policy/policy.ts'
import { trackOf } from '../policy/track-days.ts'
import type { Severity } from './course.ts'

/** Where somebody is looked after: 定点医院, 方舱医院, 居家. */
export const levels = ['designated-hospital', 'makeshift-hospital', 'home'] as const
export type Level = (typeof levels)[number]

export type PlaceProposal = {
  readonly level: Level
  /** What the person may choose instead. */
  readonly orLevel: Level | null
  readonly because: 'severe' | 'vulnerable' | 'track' | 'no-rule'
  /** The value of the policy that names the place; null where it names none. */
  readonly rule: { readonly pack: string; readonly path: string } | null
  readonly binds: boolean
}

/** The level that a place of the policy is, by the kind of order that keeps somebody there. */
export function levelOfPlace(policy: Policy, place: string): Level {
  const kind = policy.places[place]?.orderKind.v
  if (kind === 'admit') return 'designated-hospital'
  return kind === 'isolate' ? 'makeshift-hospital' : 'home'
}

/** The place of the policy for a level: of the stages of a reason first, else the first place with that kind of order; null where it has none. */
export function placeOfLevel(policy: Policy, reason: string, level: Level): string | null {
  const stages = trackOf(policy, reason)?.stages ?? []
  const own = stages.flatMap(({ place, orPlace }) => [place.v, ...(orPlace ? [orPlace.v] : [])])
  const kinds =
    level === 'designated-hospital'
      ? ['admit']
      : level === 'makeshift-hospital'
        ? ['isolate']
        : ['stay_home', 'monitor']
  const fits = (place: string) => kinds.includes(policy.places[place]?.orderKind.v ?? '')
  return own.find(fits) ?? Object.keys(policy.places).find(fits) ?? null
}

/**
 * Where a patient belongs, by the pack in force and how ill and how vulnerable they are. Who is severely ill or belongs to a group that
 * comes first is proposed for a hospital whatever the track says (old and vulnerable first); a doctor decides.
 */
export function proposePlace(
  policy: Policy,
  of: { reason: string; severity: Severity; isVulnerable: boolean },
): PlaceProposal {
  const track = trackOf(policy, of.reason)
  const [stage] = track?.stages ?? []
  const isOfPatients = track !== null && track.clock.v !== 'discharge' && stage !== undefined
  const rule = isOfPatients ? { pack: policy.pack.id, path: stage.place.path } : null
  const isSevere = of.severity === 'severe' || of.severity === 'critical'
  if (isSevere || of.severity === 'ordinary' || of.isVulnerable)
    return {
      level: 'designated-hospital',
      orLevel: null,
      because: isSevere || of.severity === 'ordinary' ? 'severe' : 'vulnerable',
      rule,
      // Care for the ill is no restriction that a value would have to bind for, but no edition read here says it either.
      binds: false,
    }
  if (!isOfPatients)
    return {
      level: 'makeshift-hospital',
      orLevel: null,
      because: 'no-rule',
      rule: null,
      binds: false,
    }
  return {
    level: levelOfPlace(policy, stage.place.v),
    orLevel: stage.orPlace === null ? null : levelOfPlace(policy, stage.orPlace.v),
    because: 'track',
    rule,
    binds: stage.place.binds,
  }
}
