import { randomUUID } from 'node:crypto'
import type { ActDocument } from '@bihuan/core/orders/act.ts'
import { actBytes, hexOf, orderBytes } from '@bihuan/core/orders/canonical.ts'
import type { Order } from '@bihuan/core/orders/order.ts'
import { hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '@bihuan/server/db/sql.ts'
import type { OfficerName, TestOfficers } from '@bihuan/server/testing/officers.ts'
import { nodeSha256 } from '@bihuan/server/transparency/ed25519.ts'
import type { AssertionJson } from '@bihuan/server/trust/assertion-json.ts'

/** When a row says that it came in and was logged, and under which command. */
type Beside = {
  knownAt?: Instant
  loggedAt?: Instant | null
  commandId?: string | null
  digest?: string
}

/** What attackers write: documents of the right shape, signatures of the passkeys they have, rows. */
export type Forge = {
  readonly reason: { zh: string; en: string }
  /** An exposure that nobody investigated; gives its id. */
  fact(sql: Reader, person: string, more?: { at?: Instant; kind?: string }): Promise<string>
  /** An isolation of five days, whole and in order, on that fact. */
  order(person: string, fact: string, over?: Partial<Order>): Order
  /** What the passkeys of these officers say to the order; `as` lets the row claim another signer or moment. */
  signed(
    order: Order,
    names: readonly OfficerName[],
    as?: Partial<AssertionJson> & { at?: Instant },
  ): AssertionJson[]
  signedAct(act: ActDocument, name: OfficerName): AssertionJson[]
  insert(
    sql: Reader,
    order: Order,
    assertions: readonly AssertionJson[],
    beside?: Beside,
  ): Promise<void>
  insertAct(sql: Reader, act: ActDocument, assertions: readonly AssertionJson[]): Promise<void>
  /** A row of the audit, as a command would have left it. */
  command(sql: Reader, at: Instant): Promise<string>
}

const dayMs = 24 * hourMs

/** A forge with the passkeys of the test officers; `clock` is the city's. */
export function forgeOf(officers: TestOfficers, clock: () => Instant): Forge {
  const digestOf = (order: Order) => hexOf(nodeSha256(orderBytes(order)))
  const reason = {
    zh: '您和一位确诊的人同桌吃过饭，需要先观察几天。',
    en: 'You ate at one table with somebody who was found infected.',
  }
  return {
    reason,
    async fact(sql, person, { at = clock(), kind = 'contact' } = {}) {
      const id = randomUUID()
      await sql`
        insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
        values (${id}, ${kind}, ${person}, 'close_contact', 'case 1', ${at - dayMs}, ${at - hourMs}, 'somebody')`
      return id
    },
    order: (person, fact, over = {}) => ({
      version: 1,
      id: `4101-220114-${randomUUID().slice(0, 8).toUpperCase()}`,
      city: '4101',
      district: '410105',
      subject: { person },
      kind: 'isolate',
      scope: { place: 'centralized', allows: ['care', 'fire-exit', 'food'] },
      basis: 'close_contact',
      evidence: [{ kind: 'contact', fact }],
      law: { act: '传染病防治法', article: '39', policy: 'cn-ncp-8' },
      issuedAt: clock(),
      from: clock(),
      until: clock() + 5 * dayMs,
      liftedBy: [],
      issuer: officers.signer('wu'),
      approver: officers.signer('li'),
      chain: [],
      batch: null,
      reason,
      appeal: { to: '金水区申诉组', answerHours: 4, decideHours: 24, lodgeDays: 60 },
      ...over,
    }),
    signed: (order, names, as = {}) =>
      names.map((name) => ({ ...officers.sign(name, digestOf(order), as.at ?? clock()), ...as })),
    signedAct: (act, name) => [officers.sign(name, hexOf(nodeSha256(actBytes(act))), clock())],
    async insert(sql, order, assertions, beside = {}) {
      const {
        knownAt = clock(),
        loggedAt = null,
        commandId = null,
        digest = digestOf(order),
      } = beside
      const person = 'person' in order.subject ? order.subject.person : null
      await sql`
        insert into orders (id, digest, document, assertions, person_id, kind, basis, district, issuer, batch_id, issued_at, from_at, until_at, known_at, logged_at, command_id)
        values (${order.id}, ${digest}, ${sql.json(order as never)}, ${sql.json(assertions as never)}, ${person}, ${order.kind}, ${order.basis}, ${order.district},
          ${order.issuer.officer}, ${order.batch?.id ?? null}, ${order.issuedAt}, ${order.from}, ${order.until}, ${knownAt}, ${loggedAt}, ${commandId})`
    },
    async insertAct(sql, act, assertions) {
      const order = 'order' in act ? act.order : null
      const batch = 'batch' in act ? act.batch : null
      const appeal = 'appeal' in act ? act.appeal : null
      await sql`
        insert into order_acts (id, kind, order_id, batch_id, appeal_id, document, assertions, at, known_at)
        values (${act.id}, ${act.kind}, ${order}, ${batch}, ${appeal}, ${sql.json(act as never)}, ${sql.json(assertions as never)}, ${act.at}, ${act.at})`
    },
    async command(sql, at) {
      const id = randomUUID()
      await sql`
        insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at)
        values (${id}, 'signing.sign', 'li', 'district-commander', '410105', '\\x00', '{}', ${at})`
      return id
    },
  }
}
