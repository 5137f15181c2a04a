import { OrderParams, OrderStory } from '@bihuan/contract/orders.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { evidenceFault } from '@bihuan/core/orders/ground.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import { factBook } from '@bihuan/core/status/fact-book.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { factsOf } from '../facts/facts-of.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { rulesAt } from '../policy/rules-at.ts'
import { namesOf } from '../signing/store.ts'
import { namesOfZones } from './area-of.ts'
import { type Home, homesOf } from './homes.ts'
import { isOver, orderLine } from './order-state.ts'
import { placeOf, placesOf } from './place-of.ts'
import { readOrders } from './read-orders.ts'
import { readingRoles } from './reading-roles.ts'
import { factView } from './shown.ts'
import { stepsOf } from './steps.ts'

/** One order with everything that was done about it. It names a person, so it needs a purpose and leaves a trace on their page. */
export const orderStory = query({
  name: 'order.show',
  summary: 'One order with its whole story',
  roles: readingRoles,
  params: OrderParams,
  outcome: OrderStory,
  people: true,
  async run(sql, { order: id }, question) {
    const { now, anchors } = question
    checkPurpose(question)
    const { orders, refused, book } = await readOrders(sql, anchors, { ids: [id] })
    const [verified] = orders
    if (!verified) {
      const [row] = refused
      throw new Problem(
        row ? 'order.not-verified' : 'order.unknown',
        { order: id },
        (row?.faults ?? []).map(({ code, zh, en }) => ({ pointer: '', code, zh, en })),
      )
    }
    const { order } = verified
    const home = await homeOf(sql, order, question)
    const { rules } = await rulesAt(sql, anchors, now)
    const [places, evidence, names, renewedBy] = await Promise.all([
      placesOf(sql, orders),
      evidenceOf(sql, order, home, now),
      namesOf(sql, [order.issuer.officer, order.approver?.officer ?? '', ...officersIn(book, id)]),
      renewalsOf(sql, anchors, verified),
    ])
    const signer = ({ officer, unit }: { officer: string; unit: string }) => ({
      officer,
      unit,
      name: names.get(officer) ?? null,
    })
    const { reason, law, scope, issuer, approver, appeal, chain } = order
    return {
      now: isoOf(now),
      line: orderLine(verified, book, rules.policy, placeOf(places, verified), now),
      person: home && {
        person: home.person,
        nameMasked: maskName(home.name),
        address: home.address,
      },
      areas: await areasOf(sql, order),
      reason,
      law,
      place: scope.place,
      allows: [...scope.allows],
      issuer: signer(issuer),
      approver: approver && signer(approver),
      evidence,
      appeal,
      chain: [...chain],
      renewedBy,
      digest: verified.digest,
      loggedAt: verified.loggedAt === null ? null : isoOf(verified.loggedAt),
      faults: [],
      story: stepsOf(verified, book, names, now),
      mayLift: !isOver(verified, book, now),
    }
  },
})

/** Orders are read for their own sake or to look into them, never on the way to something else. */
export function checkPurpose({ purpose }: Pick<Question, 'purpose'>): void {
  if (purpose !== 'orders' && purpose !== 'inspection') throw new Problem('order.purpose-needed')
}

// The trace stands before anything is shown; who asks outside of their area is told so and sees nothing.
async function homeOf(
  sql: Reader,
  order: Order,
  { actor, purpose, now }: Question,
): Promise<Home | null> {
  const { subject, district } = order
  if (!covers(actor.areaCode, district) && !actor.areaCode.startsWith(district))
    throw new Problem('access.area-is-not-yours', { area: district, own: actor.areaCode })
  if (!('person' in subject)) return null
  const home = (await homesOf(sql, [subject.person])).get(subject.person) ?? null
  if (home !== null && !covers(actor.areaCode, home.community))
    throw new Problem('access.area-is-not-yours', { area: home.community, own: actor.areaCode })
  await leaveTrace(sql, {
    person: subject.person,
    query: 'order.show',
    actor,
    purpose: purpose ?? 'orders',
    at: now,
  })
  return home
}

async function evidenceOf(sql: Reader, order: Order, home: Home | null, now: Instant) {
  const ids = order.evidence.map(({ fact }) => fact)
  const facts = await factsOf(sql, home?.ids ?? [], ids)
  const book = factBook(facts, home?.ids ?? [], now, now)
  return order.evidence.map((one) => {
    const fact = facts.find(({ id }) => id === one.fact)
    const holds = evidenceFault(order, one, book) === null
    return fact
      ? { ...factView(fact), holds }
      : { ...one, reason: null, about: null, at: null, knownAt: null, holds }
  })
}

async function areasOf(sql: Reader, { subject }: Order) {
  if (!('areas' in subject)) return []
  const names = await namesOfZones(sql, subject.areas)
  return subject.areas.map((area) => ({ area, name: names.get(area) ?? area }))
}

async function renewalsOf(
  sql: Reader,
  anchors: Question['anchors'],
  { order }: VerifiedOrder,
): Promise<string[]> {
  const { subject } = order
  const which = 'person' in subject ? { persons: [subject.person] } : { areas: subject.areas }
  const { orders } = await readOrders(sql, anchors, which)
  return orders.filter((one) => one.order.chain.includes(order.id)).map((one) => one.order.id)
}

const officersIn = (
  { ofOrder }: { ofOrder: ReadonlyMap<string, readonly { act: object }[]> },
  id: string,
): string[] =>
  (ofOrder.get(id) ?? []).flatMap(({ act }) =>
    'by' in act ? [(act.by as { officer: string }).officer] : [],
  )
