import type { AnyParameter } from '../policy/parameter.ts'
import type { Policy } from '../policy/policy.ts'
import { hourMs, type Instant } from '../time/instant.ts'

const dayMs = 24 * hourMs

/** The moments of a case that its windows are computed from; null where they are not known. */
export type CaseMoments = {
  readonly onsetAt: Instant | null
  /** When the first positive swab was taken. */
  readonly positiveAt: Instant | null
  /** From when nobody was near the case any more. */
  readonly isolatedAt: Instant | null
  readonly now: Instant
}

/** The value of the policy that a window rests on. */
export type WindowRule = {
  readonly pack: string
  readonly path: string
  readonly days: number
  readonly binds: boolean
}

/** From the first instant to the last; `rule` says which value made it. */
export type Window = {
  readonly from: Instant
  readonly until: Instant
  readonly rules: readonly WindowRule[]
  /** Whether every value that it rests on is verified or was confirmed by an officer. */
  readonly binds: boolean
}

export type Windows = {
  /** From where both are counted: the onset or the first positive swab, whichever was earlier; null while neither is known. */
  readonly anchor: { readonly of: 'onset' | 'positive'; readonly at: Instant } | null
  /** When the case was infected: the source is looked for in it. Null without an anchor or without an incubation in the policy. */
  readonly exposure: Window | null
  /** When others may have been infected: contacts are looked for in it. Null without an anchor or without days in the policy. */
  readonly infectious: Window | null
  /** The rule of the infectious window, because contacts are judged by it. */
  readonly rule: WindowRule | null
  readonly binds: boolean
}

function anchorOf({ onsetAt, positiveAt }: CaseMoments): Windows['anchor'] {
  if (onsetAt !== null && (positiveAt === null || onsetAt <= positiveAt))
    return { of: 'onset', at: onsetAt }
  return positiveAt === null ? null : { of: 'positive', at: positiveAt }
}

const windowOf = (from: Instant, until: Instant, rules: readonly WindowRule[]): Window => ({
  from,
  until: Math.max(from, until),
  rules,
  binds: rules.every(({ binds }) => binds),
})

/**
 * When a case may have been infected, and when it may have infected others, by the policy in force. The infectious window begins
 * `definitions.lookback_days` (else `pathogen.infectious_before_onset_days`) before the onset, or before the first positive
 * swab where there were no symptoms by then, and ends with isolation (control plan, 8th and 9th edition, S-N8, S-N9); the
 * exposure window is the incubation before the same moment. Days are of 24 hours, as facts of contacts are checked. Nothing
 * is assumed where the policy says nothing.
 */
export function windowsOf(
  moments: CaseMoments,
  policy: Pick<Policy, 'definitions' | 'pathogen' | 'pack'>,
): Windows {
  const { definitions, pathogen, pack } = policy
  const anchor = anchorOf(moments)
  const ruleOf = (one: AnyParameter & { v: number }): WindowRule => ({
    pack: pack.id,
    path: one.path,
    days: one.v,
    binds: one.binds,
  })
  const days = definitions.lookbackDays ?? pathogen.infectiousBeforeOnsetDays
  const rule = days === null ? null : ruleOf(days)
  const end = moments.isolatedAt ?? moments.now
  const { incubation } = pathogen
  return {
    anchor,
    exposure:
      anchor === null || incubation === null
        ? null
        : windowOf(
            anchor.at - incubation.mostDays.v * dayMs,
            anchor.at - incubation.leastDays.v * dayMs,
            [ruleOf(incubation.mostDays), ruleOf(incubation.leastDays)],
          ),
    infectious:
      anchor === null || rule === null
        ? null
        : windowOf(anchor.at - rule.days * dayMs, end, [rule]),
    rule,
    binds: rule?.binds ?? false,
  }
}

/** Whether a stretch touches a window; one without an end is taken as its beginning alone. */
export function touches(
  window: Pick<Window, 'from' | 'until'> | null,
  from: Instant,
  until: Instant | null,
): boolean {
  return window !== null && from <= window.until && (until ?? from) >= window.from
}
