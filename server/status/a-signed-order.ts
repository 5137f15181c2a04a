import { createHash, randomBytes } from 'node:crypto'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import { actBytes, hexOf, orderBytes } from '@bihuan/core/orders/canonical.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { TestCity } from '../testing/a-city.ts'
import type { OfficerName, TestOfficers } from '../testing/officers.ts'
import { nodeCrypto } from '../trust/node-crypto.ts'

// Builder for tests: orders and acts as they lie in their tables after everybody signed, without the commands that lead there.

const dayMs = 24 * hourMs

/** An order that isolates somebody as a close contact for five days, issued by 吴 and approved by 李; `fact` is its evidence. */
export function anOrderAbout(
  city: Pick<TestCity, 'start'>,
  officers: TestOfficers,
  { fact, ...overrides }: Partial<Order> & { subject: Order['subject']; fact: string },
): Order {
  const issuedAt = overrides.issuedAt ?? city.start
  const { district = '410105', basis = 'close_contact' } = overrides
  const kind = { pool_reactive: 'pool', missed_test: 'roll', close_contact: 'contact' }[
    basis as string
  ]
  return {
    version: 1,
    id: `order-${randomBytes(5).toString('hex')}`,
    city: '4101',
    district,
    kind: 'isolate',
    scope: { place: 'site 7', allows: ['care', 'fire-exit'] },
    basis,
    evidence: [{ kind: kind ?? 'case', fact }],
    law: { act: '传染病防治法', article: '39', policy: 'cn-ncp-8' },
    issuedAt,
    from: issuedAt,
    until: issuedAt + 5 * dayMs,
    liftedBy: [],
    issuer: officers.signer('wu'),
    approver: officers.signer('li'),
    chain: [],
    batch: null,
    reason: {
      zh: '您和一位确诊的人同桌吃过饭，需要先观察几天。',
      en: 'You ate at one table with somebody who was found infected.',
    },
    appeal: { to: '金水区申诉组', answerHours: 4, decideHours: 24, lodgeDays: 60 },
    ...overrides,
  }
}

/** Writes orders with the signatures of their officers, as known and in the public log a minute after their issue. */
export async function writeOrders(
  { sql }: Pick<TestCity, 'sql'>,
  officers: TestOfficers,
  orders: readonly Order[],
  { isLogged = true } = {},
): Promise<void> {
  const rows = orders.map((order) => {
    const digest = hexOf(nodeCrypto.sha256(orderBytes(order)))
    const signers = [order.issuer, ...(order.approver === null ? [] : [order.approver])]
    const assertions = signers.map(({ officer }) =>
      officers.sign(officer as OfficerName, digest, order.issuedAt + minuteMs),
    )
    return { order, digest, assertions: JSON.stringify(assertions) }
  })
  const of = <T>(value: (order: Order) => T) => orders.map(value)
  const person = (order: Order) => ('person' in order.subject ? order.subject.person : null)
  const iso = (at: Instant) => new Date(at).toISOString()
  const known = of((order) => iso(order.issuedAt + minuteMs))
  await sql`
    insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, batch_id, issued_at, from_at, until_at, known_at, logged_at)
    select r.id, r.digest, r.document::jsonb, r.assertions::jsonb, r.person, r.kind, r.basis, r.district, r.issuer, r.batch, r.issued, r.since, r.until, r.known,
      case when ${isLogged} then r.known end
    from unnest(${of(({ id }) => id)}::text[], ${rows.map(({ digest }) => digest)}::text[], ${of((order) => JSON.stringify(order))}::text[],
      ${rows.map(({ assertions }) => assertions)}::text[], ${of(person)}::bigint[], ${of(({ kind }) => kind)}::text[], ${of(({ basis }) => basis)}::text[],
      ${of(({ district }) => district)}::text[], ${of(({ issuer }) => issuer.officer)}::text[], ${of(({ batch }) => batch?.id ?? null)}::text[],
      ${of(({ issuedAt }) => iso(issuedAt))}::timestamptz[], ${of(({ from }) => iso(from))}::timestamptz[], ${of(({ until }) => iso(until))}::timestamptz[],
      ${known}::timestamptz[]) r (id, digest, document, assertions, person, kind, basis, district, issuer, batch, issued, since, until, known)`
  const areas = orders.flatMap(({ id, subject }) =>
    'areas' in subject ? subject.areas.map((area) => ({ id, area })) : [],
  )
  const grounds = orders.flatMap(({ id, subject, kind, evidence }) =>
    evidence.map(({ fact }) => ({ id, subject: JSON.stringify(subject), kind, fact })),
  )
  await sql`
    insert into order_areas (area, order_id)
    select * from unnest(${areas.map(({ area }) => area)}::text[], ${areas.map(({ id }) => id)}::text[])`
  await sql`
    insert into order_grounds (subject, kind, fact, slot, order_id)
    select g.subject, g.kind, g.fact, g.id, g.id from unnest(${grounds.map((one) => one.subject)}::text[], ${grounds.map((one) => one.kind)}::text[],
      ${grounds.map(({ fact }) => fact)}::text[], ${grounds.map(({ id }) => id)}::text[]) g (subject, kind, fact, id)`
  if (isLogged)
    await logged(
      { sql },
      'order',
      of(({ id }) => id),
      orders[0]?.issuedAt ?? 0,
    )
}

/** Writes an act with the signature of its officer, and its entry in the public log. */
export async function writeAct(
  { sql }: Pick<TestCity, 'sql'>,
  officers: TestOfficers,
  act: ActDocument,
): Promise<void> {
  const digest = hexOf(nodeCrypto.sha256(actBytes(act)))
  const signers = 'by' in act ? [act.by, ...('second' in act ? [act.second] : [])] : []
  const assertions = signers.map(({ officer }) =>
    officers.sign(officer as OfficerName, digest, act.at),
  )
  const order = 'order' in act ? act.order : null
  const batch = 'batch' in act ? act.batch : null
  const appeal = 'appeal' in act ? act.appeal : null
  await sql`
    insert into order_acts (id, kind, order_id, batch_id, appeal_id, document, assertions, at, known_at, logged_at)
    values (${act.id}, ${act.kind}, ${order}, ${batch}, ${appeal}, ${sql.json(act as never)}, ${sql.json(assertions as never)}, ${act.at}, ${act.at}, ${act.at})`
  await logged({ sql }, 'act', [act.id], act.at, order ?? batch ?? appeal ?? '*')
}

// The entries of a real log are commitments; here only what a status read asks of them.
async function logged(
  { sql }: Pick<TestCity, 'sql'>,
  kind: 'order' | 'act',
  ids: readonly string[],
  at: Instant,
  about: string | null = null,
): Promise<void> {
  const entries = ids.map((id) => createHash('sha256').update(id).digest('hex'))
  await sql`
    insert into log_entries (index, kind, subject, entry, at, about)
    select (select coalesce(max(index), -1) from log_entries) + e.n, ${kind}, e.id, decode(e.entry, 'hex'), ${at}, ${about}
    from unnest(${[...ids]}::text[], ${entries}::text[]) with ordinality e (id, entry, n)`
}
