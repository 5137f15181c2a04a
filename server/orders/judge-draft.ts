import type { OrderFault } from '@bihuan/core/orders/fault.ts'
import { judgeOrder } from '@bihuan/core/orders/judge-order.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Reader } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { factsOf } from '../facts/facts-of.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { homesOf } from './homes.ts'
import { issuedToday } from './issued-today.ts'
import { standingOf } from './orders-of.ts'

/** The policy that was adopted for now. Refuses where none was: rules that nobody signed restrict nobody. */
export async function adoptedPolicy(
  sql: Reader,
  { anchors, now }: Pick<Request, 'anchors' | 'now'>,
): Promise<Policy> {
  const { rules, adopted } = await rulesAt(sql, anchors, now)
  if (adopted === null) throw new Problem('order.no-policy')
  return rules.policy
}

/** Everything that an order about one subject is judged by now. */
export async function groundNow(
  sql: Reader,
  { subject, evidence, issuer }: Pick<Order, 'subject' | 'evidence' | 'issuer'>,
  request: Pick<Request, 'anchors' | 'now'>,
) {
  const person = 'person' in subject ? subject.person : null
  const home = person === null ? null : ((await homesOf(sql, [person])).get(person) ?? null)
  const people = home?.ids ?? []
  const [policy, facts, standing, today] = await Promise.all([
    adoptedPolicy(sql, request),
    factsOf(
      sql,
      people,
      evidence.map(({ fact }) => fact),
    ),
    standingOf(sql, request.anchors, 'areas' in subject ? subject : { person: people }),
    issuedToday(sql, issuer.officer, request.now),
  ])
  return { policy, facts, people, standing, issuedToday: today, withCity: false }
}

/**
 * What is against an order when its last signature is there: facts may have been answered, rules changed, another order signed since
 * it was drafted. Only its own moment is allowed to have passed.
 */
export async function faultsAtSigning(
  sql: Reader,
  order: Order,
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<{ faults: readonly OrderFault[]; policy: Policy; facts: readonly Fact[] }> {
  const ground = await groundNow(sql, order, request)
  const judgement = judgeOrder(order, ground, request.now)
  const { policy, facts } = ground
  return { faults: judgement.ok ? [] : judgement.faults.filter(isNotItsAge), policy, facts }
}

/** Whether a fault is another than that the draft is some hours old. */
export const isNotItsAge = ({ code, of }: OrderFault): boolean =>
  !(code === 'back-dated' && of === 'issuedAt')
