import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { evidenceKindOf } from '@bihuan/core/orders/basis.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { homesOf } from '../orders/homes.ts'
import type { Asking } from './events.ts'
import { type AskedTransfer, openTransfers } from './open-transfers.ts'

// Where the rules in force name no hours, or nobody confirmed them: the same day.
const usualHours = 24

/** By when somebody is placed: the hours of the track where they bind, otherwise a day. */
export function dueOf(policy: Policy, basis: string, now: Instant) {
  const hours = policy.tracks[basis]?.transferWithinHours
  const isOfPolicy = hours?.binds === true
  return {
    dueAt: now + (isOfPolicy ? hours.v : usualHours) * hourMs,
    dueIsOfPolicy: isOfPolicy,
  }
}

/**
 * With whom somebody may ride, by the fact their order rests on. Whose release hangs on somebody else's tests is no contact of a case but
 * lives or was with one, and is kept from those who are.
 */
export function cohortOf(policy: Policy, basis: string): Cohort {
  const fact = evidenceKindOf(basis)
  if (fact === 'case') return 'positive'
  if (fact === 'travel') return 'inbound'
  return policy.tracks[basis]?.link ? 'household' : 'contact'
}

type Stay = { personId: string; isolationSiteId: string; place: string }

/** Whether an order moves anybody: it isolates or admits a person. */
export const moves = ({ kind, subject }: Order): boolean =>
  (kind === 'isolate' || kind === 'admit') && 'person' in subject

/** What an order asks of somebody who may be somewhere already; null where they are where it says. */
function askedBy(
  order: Order,
  home: { person: string; community: string },
  stay: Stay | undefined,
  source: string | null,
  policy: Policy,
  now: Instant,
): AskedTransfer | null {
  const { basis, kind, scope, id } = order
  if (stay && (scope.place === null || scope.place === stay.place)) return null
  return {
    person: home.person,
    kind: kind === 'admit' ? 'to-hospital' : stay ? 'between-sites' : 'to-site',
    cohort: cohortOf(policy, basis),
    basis,
    order: id,
    area: home.community,
    fromSite: stay?.isolationSiteId ?? null,
    source,
    ...dueOf(policy, basis, Math.max(now, order.from)),
  }
}

/**
 * Opens the transfer of every order among these that is in force now and isolates or admits a person, in the transaction that signs it. Who is
 * where the order says already is moved by nobody. Gives how many stand.
 */
export async function openForOrders(
  tx: Tx,
  orders: readonly Order[],
  policy: Policy,
  request: Asking,
): Promise<number> {
  const { now } = request
  const wanted = orders.filter((order) => moves(order) && order.from <= now && now < order.until)
  const persons = wanted.flatMap(({ subject }) => ('person' in subject ? [subject.person] : []))
  if (persons.length === 0) return 0
  const homes = await homesOf(tx, persons)
  const ids = [...homes.values()].flatMap((home) => home.ids)
  const stays = await tx<Stay[]>`
    select person_id, isolation_site_id, place from stays where person_id = any(${ids}::bigint[]) and left_at is null`
  const facts = wanted.flatMap(({ evidence }) => evidence.map(({ fact }) => fact))
  const sources = await tx<{ id: string; about: string }[]>`
    select id, about from facts where id = any(${facts}::text[]) and kind = 'contact' and about is not null`
  const caseOf = new Map(sources.map(({ id, about }) => [id, about]))
  const asked = wanted.flatMap((order): AskedTransfer[] => {
    const home = 'person' in order.subject ? homes.get(order.subject.person) : undefined
    if (!home) return []
    const stay = stays.find(({ personId }) => home.ids.includes(personId))
    const source = order.evidence.flatMap(({ fact }) => caseOf.get(fact) ?? [])[0] ?? null
    const one = askedBy(order, home, stay, source, policy, now)
    return one ? [one] : []
  })
  const made = await openTransfers(tx, asked, request)
  return made.filter((id) => id !== null).length
}
