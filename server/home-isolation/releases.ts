import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { policyNow } from '../facts/store.ts'
import { readOrders } from '../orders/read-orders.ts'
import { releasesOf } from '../release/releases-of.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

export type HomeRelease = {
  readonly dueAt: Instant | null
  readonly met: boolean
  readonly binds: boolean
  /** No order keeps the person at home any more: they are free, whoever has not ticked what. */
  readonly orderOver: boolean
  readonly conditions: readonly {
    readonly kind: string
    readonly needs: Words
    readonly met: boolean
  }[]
}
type Held = {
  id: string
  personId: string
  orderId: string
  basis: string
  place: string
  sinceAt: Instant
}

/** When those at home are let go, by their orders, facts and the policy in force: computed at each reading, by stay. */
export async function releasesAtHome(
  sql: Reader,
  stays: readonly Held[],
  question: { anchors: TrustAnchors; now: Instant },
): Promise<ReadonlyMap<string, HomeRelease>> {
  if (stays.length === 0) return new Map()
  const { anchors, now } = question
  const ids = stays.map(({ orderId }) => orderId)
  const { orders, book } = await readOrders(sql, anchors, { ids })
  const held = new Map(
    orders.flatMap((verified): [string, Instant][] => {
      const force = inForce(verified, book, now)
      return force.inForce ? [[verified.order.id, force.until]] : []
    }),
  )
  const policy = await policyNow(sql, question)
  const releases = await releasesOf(
    sql,
    stays.map(({ id, personId, basis, place, sinceAt }) => ({
      id,
      person: personId,
      basis,
      place,
      arrivedAt: sinceAt,
    })),
    question,
  )
  return new Map(
    stays.map(({ id, orderId, place }): [string, HomeRelease] => {
      const until = held.get(orderId) ?? null
      const release = releases.get(id)
      // A release speaks of being held in one place; who is only watched leaves by the days of the rule, and with the order.
      const isKept = policy.places[place]?.class.v === 'stay'
      const rule = isKept ? release?.dueAt : release?.ruleAt
      const dues = [until, rule ?? null].filter((due) => due !== null)
      return [
        id,
        {
          dueAt: dues.length === 0 ? null : Math.min(...dues),
          met: until === null || (release?.met ?? false),
          binds: until !== null && (!isKept || (release?.binds ?? true)),
          orderOver: until === null,
          conditions: (release?.conditions ?? []).map(({ kind, needs, met }) => ({
            kind,
            needs,
            met,
          })),
        },
      ]
    }),
  )
}
