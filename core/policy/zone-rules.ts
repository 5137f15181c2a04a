import type { Level, Policy } from './policy.ts'
import { type Grounded, grounded } from './track-days.ts'
import { type AreaUnit, areaUnits, type LiftKind, type Words } from './words.ts'

/** A zone as somebody would declare it. */
export type ProposedZone = {
  readonly level: string
  readonly unit: AreaUnit
  /** Why it is wider than the policy's units, in the policy's own words; empty where it is not. */
  readonly widenReasons: readonly string[]
}

export type ZoneAnswer =
  | (Grounded & { readonly ok: true })
  | {
      readonly ok: false
      readonly because: 'no-level' | 'unit' | 'widened'
      /** The levels, units or reasons that would be allowed. */
      readonly allowed: readonly string[]
      readonly text: Words
    }

/** Whether the policy knows the level and allows the unit. A unit smaller than those named is always allowed. */
export function zoneAllowed(policy: Policy, zone: ProposedZone): ZoneAnswer {
  const { levels, level } = policy.areas
  const rules = levels.v.includes(zone.level) ? level[zone.level] : undefined
  if (rules === undefined)
    return {
      ok: false,
      because: 'no-level',
      allowed: levels.v,
      text: {
        zh: `现行规则没有“${zone.level}”这一等级；可用：${levels.v.join('、') || '无，不得划定区域'}。`,
        en: `The rules in force have no level "${zone.level}"; there are ${levels.v.join(', ') || 'none: no zone may be declared'}.`,
      },
    }
  const widest = Math.max(...rules.units.v.map((unit) => areaUnits.indexOf(unit)), -1)
  const rests = grounded([levels, rules.units, rules.widen, rules.widenReasons])
  if (areaUnits.indexOf(zone.unit) <= widest) return { ok: true, ...rests }
  return widened(rules, zone) ? { ok: true, ...rests } : refused(rules, zone)
}

function widened({ widen, widenReasons }: Level, zone: ProposedZone): boolean {
  if (widen.v === 'judgement') return true
  const reasons = widenReasons?.v ?? []
  return widen.v === 'reasons' && zone.widenReasons.some((reason) => reasons.includes(reason))
}

function refused({ widen, widenReasons, units }: Level, zone: ProposedZone): ZoneAnswer {
  if (widen.v === 'reasons') {
    const allowed = widenReasons?.v ?? []
    return {
      ok: false,
      because: 'widened',
      allowed,
      text: {
        zh: `“${zone.unit}”超出规定范围（${units.v.join('、')}）；仅因以下情形可扩大：${allowed.join('、')}。`,
        en: `A ${zone.unit} is wider than ${units.v.join(', ')}; it may be widened only because of ${allowed.join(', ')}.`,
      },
    }
  }
  return {
    ok: false,
    because: 'unit',
    allowed: units.v,
    text: {
      zh: `“${zone.unit}”超出规定范围，不得扩大；可用：${units.v.join('、')}。`,
      en: `A ${zone.unit} is wider than allowed and may not be; use ${units.v.join(', ')}.`,
    },
  }
}

/** What is known of a zone, in whole days; null where nothing is. */
export type ZoneFacts = {
  readonly daysWithoutInfection: number
  readonly daysSinceLastExposure: number | null
  /** On which day without a new infection the last round of everybody was sampled, all of it negative. */
  readonly roundNegativeOnDay: number | null
  readonly daysSinceNegativeRound: number | null
  /** The levels of other zones that hang together with this one and are still in force. */
  readonly levelsInForce: readonly string[]
}

export type LiftCondition = {
  readonly kind: LiftKind
  readonly needs: number
  readonly has: number | null
  readonly met: boolean
  /** A condition that is unverified and not confirmed holds nobody. */
  readonly binds: boolean
}

export type LiftAnswer =
  | (Grounded & {
      readonly ok: true
      /** The level below, or `open`. */
      readonly liftTo: string
      readonly conditions: readonly LiftCondition[]
    })
  | {
      readonly ok: false
      readonly because: 'no-level' | 'not-yet'
      readonly conditions: readonly LiftCondition[]
      /** Whether a missing condition is verified or confirmed; where not, nobody is held on them. */
      readonly binds: boolean
      readonly text: Words
    }

/** Whether a zone may be lifted, to which level, and what is still missing. */
export function liftOf(policy: Policy, name: string, facts: ZoneFacts): LiftAnswer {
  const { levels, level } = policy.areas
  const rules = levels.v.includes(name) ? level[name] : undefined
  if (rules === undefined)
    return {
      ok: false,
      because: 'no-level',
      conditions: [],
      binds: false,
      text: {
        zh: `现行规则没有“${name}”这一等级：该区域应立即解除。`,
        en: `The rules in force have no level "${name}": open this zone at once.`,
      },
    }
  const conditions = rules.lift.map(({ kind, v }): LiftCondition => {
    const { has, met } = isMet(kind.v, v.v, facts, levels.v.slice(0, levels.v.indexOf(name)))
    return { kind: kind.v, needs: v.v, has, met, binds: kind.binds && v.binds }
  })
  const missing = conditions.filter(({ met }) => !met)
  if (missing.length > 0)
    return {
      ok: false,
      because: 'not-yet',
      conditions,
      binds: missing.some(({ binds }) => binds),
      text: {
        zh: `尚未满足：${missing.map(({ kind, needs }) => `${kind} ${needs}`).join('、')}。`,
        en: `Not yet met: ${missing.map(({ kind, needs }) => `${kind} ${needs}`).join(', ')}.`,
      },
    }
  return {
    ok: true,
    liftTo: rules.liftTo.v,
    conditions,
    ...grounded([rules.liftTo, ...rules.lift.flatMap(({ kind, v }) => [kind, v])]),
  }
}

function isMet(
  kind: LiftKind,
  needs: number,
  facts: ZoneFacts,
  stricter: readonly string[],
): { has: number | null; met: boolean } {
  switch (kind) {
    case 'no_new_infection_days':
      return { has: facts.daysWithoutInfection, met: facts.daysWithoutInfection >= needs }
    case 'contact_days_since_exposure': {
      const has = facts.daysSinceLastExposure
      return { has, met: has !== null && has > needs }
    }
    case 'round_negative_on_day': {
      const has = facts.roundNegativeOnDay
      return { has, met: has !== null && has >= needs }
    }
    case 'round_negative_within_days': {
      const has = facts.daysSinceNegativeRound
      return { has, met: has !== null && has <= needs }
    }
    case 'levels_lifted': {
      const left = facts.levelsInForce.filter((level) => stricter.includes(level)).length
      return { has: left, met: left === 0 }
    }
  }
}

export type TemporaryAnswer =
  | (Grounded & { readonly ok: true })
  | {
      readonly ok: false
      readonly because: 'forbidden' | 'too-long'
      readonly maxHours: number
      readonly text: Words
    }

/** Whether a place may be closed for some hours so that contacts can be found, without becoming a zone. */
export function temporaryControl(policy: Policy, hours: number): TemporaryAnswer {
  const { allowed, maxHours } = policy.areas.temporaryControl
  if (!allowed.v)
    return {
      ok: false,
      because: 'forbidden',
      maxHours: 0,
      text: {
        zh: '现行规则禁止任何形式的临时封控；请立即放行，或依法划定区域。',
        en: 'The rules in force forbid temporary sealing of any form: open it, or declare a zone by the rules.',
      },
    }
  const most = maxHours?.v ?? 0
  if (hours > most)
    return {
      ok: false,
      because: 'too-long',
      maxHours: most,
      text: {
        zh: `临时管控最多 ${most} 小时；到时须解除或依法划定区域。`,
        en: `Temporary control lasts ${most} hours at most: then open it, or declare a zone by the rules.`,
      },
    }
  return { ok: true, ...grounded([allowed, maxHours]) }
}
