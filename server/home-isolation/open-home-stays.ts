import { firstCheckDue } from '@bihuan/core/home-isolation/next-check.ts'
import { inForce } from '@bihuan/core/orders/in-force.ts'
import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader, Sql, Tx } from '../db/sql.ts'
import type { City } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { type Home, homesOf } from '../orders/homes.ts'
import { readOrders } from '../orders/read-orders.ts'
import type { TrustAnchors } from '../trust/anchors.ts'

const aPage = 500
/** The kinds of order that keep or watch somebody at home. */
export const homeKinds = ['stay_home', 'monitor'] as const

type Found = { verified: VerifiedOrder; since: Instant; until: Instant }

/** Of these orders those that keep somebody at home at a moment, with their time. */
async function heldAtHome(
  sql: Reader,
  anchors: TrustAnchors,
  ids: readonly string[],
  now: Instant,
) {
  const { orders, book } = await readOrders(sql, anchors, { ids })
  return orders.flatMap((verified): Found[] => {
    const force = inForce(verified, book, now)
    const isHome = (homeKinds as readonly string[]).includes(verified.order.kind)
    return isHome && force.inForce ? [{ verified, since: force.since, until: force.until }] : []
  })
}

/** The grid worker nearest to a home; of those around it who looks after fewest. */
const workerFor = (sql: Reader, community: string) => sql`
  (select a.id from accounts a where a.role = 'grid-worker' and a.closed_at is null and starts_with(${community}::text, a.area_code)
    order by length(a.area_code) desc, (select count(*) from home_stays w where w.worker = a.id and w.ended_at is null), a.id limit 1)`

/** Begins to look after one person at home; one who is looked after already goes on under the newer order. */
async function openOne(
  sql: Tx,
  { verified, since, until }: Found,
  home: Home,
  now: Instant,
): Promise<boolean> {
  const { order } = verified
  const place = order.scope.place ?? order.kind
  const renewed = await sql`
    update home_stays set order_id = ${order.id}, place = ${place}, basis = ${order.basis}, until_at = ${until}, over_at = null
    where person_id = any(${[...home.ids]}::bigint[]) and ended_at is null
      and (order_id = any(${[...order.chain]}::text[]) or over_at is not null or until_at <= ${since}::timestamptz) returning id`
  if (renewed.length > 0) return true
  const rows = await sql`
    insert into home_stays (id, person_id, order_id, place, basis, area_code, building_id, since_at, until_at, opened_at, worker, worker_phone, next_check_due)
    select ${derivedId('home-stay', order.id)}, ${home.person}, ${order.id}, ${place}, ${order.basis}, ${home.community}, ${home.building}, ${since}, ${until},
      ${now}, w.id, (select h.worker_phone from home_stays h where h.worker = w.id and h.worker_phone is not null order by h.opened_at desc limit 1), ${firstCheckDue(now)}
    from (select ${workerFor(sql, home.community)} as id) w
    where not exists (select from home_stays h where h.person_id = any(${[...home.ids]}::bigint[]) and h.ended_at is null)
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Begins to look after those whom some orders keep at home; gives how many. Repeatable. */
export async function openForOrders(
  tx: Tx,
  anchors: TrustAnchors,
  ids: readonly string[],
  now: Instant,
): Promise<number> {
  if (ids.length === 0) return 0
  const found = await heldAtHome(tx, anchors, ids, now)
  const people = found.flatMap(({ verified: { order } }) =>
    'person' in order.subject ? [order.subject.person] : [],
  )
  const homes = await homesOf(tx, people)
  let opened = 0
  for (const one of found) {
    const { subject } = one.verified.order
    const home = 'person' in subject ? homes.get(subject.person) : undefined
    if (home && (await openOne(tx, one, home, now))) opened += 1
  }
  return opened
}

/** Orders without a stay at home, from an id on. */
const without = (sql: Sql, now: Instant, after: string) => sql<{ id: string }[]>`
  select o.id from orders o
  where o.kind = any(${[...homeKinds]}::text[]) and o.person_id is not null and o.until_at > ${now}::timestamptz and o.from_at <= ${now}::timestamptz
    and not exists (select from home_stays h where h.order_id = o.id) and o.id > ${after}
  order by o.id limit ${aPage}`

/** Notes of homes that their order is over, for lists and loops; it decides nothing. */
async function noteOver(sql: Sql, anchors: TrustAnchors, now: Instant): Promise<void> {
  await sql`
    update home_stays set over_at = until_at where ended_at is null and over_at is null and until_at <= ${now}::timestamptz`
  const touched = await sql<{ orderId: string }[]>`
    select distinct h.order_id from home_stays h join order_acts a on a.order_id = h.order_id
    where h.ended_at is null and h.over_at is null and a.kind <> 'serve' limit ${aPage}`
  if (touched.length === 0) return
  const ids = touched.map(({ orderId }) => orderId)
  const held = new Set(
    (await heldAtHome(sql, anchors, ids, now)).map(({ verified }) => verified.order.id),
  )
  const over = ids.filter((id) => !held.has(id))
  await sql`
    update home_stays set over_at = ${now}::timestamptz where order_id = any(${over}::text[]) and ended_at is null and over_at is null`
}

/** Finds everybody whom an order keeps at home and nobody looks after yet, and notes whose order is over. Gives how many began. */
export async function openHomeStays(
  { sql, anchors }: Pick<City, 'sql' | 'anchors'>,
  now: Instant,
): Promise<number> {
  await noteOver(sql, anchors, now)
  let opened = 0
  for (let after = ''; ; ) {
    const page = await without(sql, now, after)
    const ids = page.map(({ id }) => id)
    if (ids.length > 0) opened += await sql.begin((tx) => openForOrders(tx, anchors, ids, now))
    const last = ids.at(-1)
    if (last === undefined || ids.length < aPage) return opened
    after = last
  }
}
