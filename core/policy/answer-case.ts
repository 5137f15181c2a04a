import type { Instant } from '../time/instant.ts'
import type { PolicyCase } from './case.ts'
import { type Library, packAt } from './library.ts'
import { momentOf, momentText } from './moment.ts'
import { orderMaximum } from './order-rules.ts'
import type { AnyParameter } from './parameter.ts'
import { confirm, parametersOf } from './parameters.ts'
import type { Policy } from './policy.ts'
import { shown } from './read-fields.ts'
import { resolvePack } from './resolve.ts'
import { earliestRelease, testsDue, trackAt } from './track-at.ts'
import { isDetermined, type TestSpan } from './track-days.ts'
import { moveCase, moveZone } from './transition.ts'
import { areaUnits } from './words.ts'
import { liftOf, temporaryControl, zoneAllowed } from './zone-rules.ts'

/** An answer as a case writes it down: plain values, moments in city time, stages counted from 1. */
export type PlainAnswer = Readonly<Record<string, unknown>>

const moment = (at: Instant | null) => (at === null ? null : momentText(at))
const testName = ({ stage, day }: TestSpan) => `${stage + 1}.${day}`

/** The answer of the rules in force at the case's moment. Null where no pack of the line was in force. */
export function answerCase(library: Library, one: PolicyCase): PlainAnswer | null {
  const pack = packAt(library, one.line, one.at)
  if (one.question === 'pack') return { pack: pack?.id ?? null }
  if (pack === null) return null
  const policy = policyOf(library, pack.id, one.at, one.confirm)
  const { facts } = one
  const text = (name: string) => (typeof facts[name] === 'string' ? facts[name] : '')
  const count = (name: string) => (typeof facts[name] === 'number' ? facts[name] : null)
  const words = (name: string) =>
    Array.isArray(facts[name]) ? facts[name].filter((word) => typeof word === 'string') : []
  const held = { reason: text('reason'), clockStart: momentOf(text('clock')) ?? 0 }
  switch (one.question) {
    case 'track':
      return trackAnswer(policy, held, one.at)
    case 'tests': {
      const due = testsDue(policy, held, one.at)
      if (due === null) return { exists: false }
      const { open, past, next, binds } = due
      return {
        open: open.map(testName),
        past: past.map(testName),
        next: next === null ? null : testName(next),
        binds,
      }
    }
    case 'release': {
      const release = earliestRelease(policy, held)
      if (release === null) return { exists: false }
      return {
        at: moment(release.at),
        ends_when: release.endsWhen,
        conditions: release.conditions.map(({ kind, needs }) => `${kind} ${needs}`),
        held_by: release.conditions.filter(({ binds }) => binds).map(({ kind }) => kind),
        binds: release.binds,
      }
    }
    case 'exists':
      return { exists: isDetermined(policy, held.reason) }
    case 'zone': {
      const unit = areaUnits.find((known) => known === facts.unit)
      if (unit === undefined) return { ok: false, because: 'no-unit' }
      const answer = zoneAllowed(policy, {
        level: text('level'),
        unit,
        widenReasons: words('widen'),
      })
      return answer.ok
        ? { ok: true, binds: answer.binds }
        : { ok: false, because: answer.because, allowed: answer.allowed }
    }
    case 'lift': {
      const answer = liftOf(policy, text('level'), {
        daysWithoutInfection: count('days_without_infection') ?? 0,
        daysSinceLastExposure: count('days_since_exposure'),
        roundNegativeOnDay: count('round_negative_on_day'),
        daysSinceNegativeRound: count('days_since_round'),
        levelsInForce: words('levels_in_force'),
      })
      return answer.ok
        ? { ok: true, lift_to: answer.liftTo, binds: answer.binds }
        : {
            ok: false,
            because: answer.because,
            binds: answer.binds,
            missing: answer.conditions.filter(({ met }) => !met).map(({ kind }) => kind),
          }
    }
    case 'temporary': {
      const answer = temporaryControl(policy, count('hours') ?? 0)
      return answer.ok
        ? { ok: true, binds: answer.binds }
        : { ok: false, because: answer.because, max_hours: answer.maxHours }
    }
    case 'order': {
      const answer = orderMaximum(policy, text('kind'), held.reason)
      return answer.ok
        ? { ok: true, hours: answer.hours, binds: answer.binds }
        : { ok: false, because: answer.because }
    }
    case 'rule': {
      const rule = policy.status.rules[held.reason]
      return rule === undefined
        ? { exists: false }
        : { exists: true, class: rule.class?.v ?? null, lifted_by: rule.liftedBy.v }
    }
    case 'value': {
      const found = parametersOf(policy).find(({ path }) => path === facts.path)
      return found === undefined
        ? { exists: false }
        : { exists: true, v: found.v, grade: found.grade, module: found.module, binds: found.binds }
    }
    case 'move':
    case 'move_zone': {
      const old = pack.follows === null ? null : library.packs.get(pack.follows)
      if (old === null || old === undefined) return { outcome: 'none-before' }
      const until = old.period.until ?? pack.period.from
      if (one.question === 'move_zone') {
        const { outcome, level } = moveZone(policy, pack.transition, text('level'))
        return { outcome, level }
      }
      const before = policyOf(library, old.id, until - 1, one.confirm)
      const moved = moveCase(before, policy, pack.transition, held, one.at)
      return {
        outcome: moved.outcome,
        release: moment(moved.releaseAt),
        before: moment(moved.before),
        place: moved.now?.state === 'stage' ? moved.now.place : null,
      }
    }
  }
}

function trackAnswer(
  policy: Policy,
  held: { reason: string; clockStart: Instant },
  at: Instant,
): PlainAnswer {
  const answer = trackAt(policy, held, at)
  if (!answer.ok) return { ok: false, because: answer.because }
  const { state, binds } = answer
  if (state === 'done') return { ok: true, state, released: moment(answer.releasedAt), binds }
  const shared = { since: moment(answer.since), until: moment(answer.until), binds }
  const release = moment(answer.releaseAt)
  if (state === 'tests') return { ok: true, state, count: answer.count, release, ...shared }
  const { stage, day, place, orPlace, outing, endsWhen } = answer
  return {
    ok: true,
    state,
    stage: stage + 1,
    day,
    place,
    or_place: orPlace,
    class: answer.class,
    outing,
    ends_when: endsWhen,
    release,
    ...shared,
  }
}

/** The policy of a pack at a moment, with all of it confirmed or nothing. Throws where the pack has faults. */
function policyOf(
  library: Library,
  pack: string,
  at: Instant,
  confirmed: PolicyCase['confirm'],
): Policy {
  const bare = resolve(library, pack, at, [])
  if (confirmed === 'none') return bare
  const said = { by: 'case', at, note: 'confirmed for this case' }
  return resolve(
    library,
    pack,
    at,
    parametersOf(bare).filter(({ binds }) => !binds),
    said,
  )
}

function resolve(
  library: Library,
  pack: string,
  at: Instant,
  unverified: readonly AnyParameter[],
  said = { by: '', at, note: '' },
): Policy {
  const resolved = resolvePack(
    library,
    pack,
    at,
    unverified.map((one) => confirm(one, said)),
  )
  if (!resolved.ok) throw new Error(`${pack}: ${shown(resolved.faults[0])}`)
  return resolved.policy
}
