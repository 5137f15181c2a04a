import { evidenceKindOf, isZoneBasis } from '@bihuan/core/orders/basis.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { isDetermined } from '@bihuan/core/policy/track-days.ts'
import { type Fact, type FactKind, knownFacts } from '@bihuan/core/status/fact.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { homeOfPerson } from '../people/home-of-person.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { factsOf } from './facts-of.ts'

/** The community where somebody lives, to which a fact about them belongs. Refuses with fact.person-unknown. */
export async function areaOfPerson(sql: Reader, person: string): Promise<string> {
  const home = await homeOfPerson(sql, person)
  if (!home) throw new Problem('fact.person-unknown')
  return home.community
}

/** Nothing is recorded before it happened: the moment would be a guess. */
export function checkHappened(at: Instant, { now }: Request): void {
  if (at > now) throw new Problem('fact.in-the-future', { at: isoOf(at) })
}

/** The rules in force, by which a reason is one or is none. */
export async function policyNow(
  sql: Reader,
  { anchors, now }: Pick<Request, 'anchors' | 'now'>,
): Promise<Policy> {
  return (await rulesAt(sql, anchors, now)).rules.policy
}

/** The reasons of the rules that a kind of fact grounds. */
export const reasonsOf = (policy: Policy, kind: FactKind): string[] =>
  Object.keys(policy.tracks)
    .filter((one) => !isZoneBasis(one) && evidenceKindOf(one) === kind && isDetermined(policy, one))
    .sort()

/** Refuses a reason that the rules in force do not know, or that another kind of fact grounds. */
export function checkReason(policy: Policy, reason: string, kind: FactKind): void {
  const known = reasonsOf(policy, kind)
  if (known.includes(reason)) return
  throw new Problem('fact.reason-unknown', { reason, kind, known: known.join(', ') || '–' })
}

/** The facts of a person, or those of some ids, that stand at a moment: known, happened and not withdrawn. */
export async function standingFacts(
  sql: Reader,
  { people = [], facts = [] }: { people?: readonly string[]; facts?: readonly string[] },
  now: Instant,
): Promise<Fact[]> {
  return [...knownFacts(await factsOf(sql, people, facts), now, now).values()]
}
