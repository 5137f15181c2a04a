import { actBytes, hexOf } from '@bihuan/core/orders/canonical.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Sql } from '../../db/sql.ts'
import { testAnchors, testAuthority } from '../../testing/officers.ts'
import { writeAppointments, writeDismissals } from '../../trust/authority.ts'
import { softwarePasskey } from '../../trust/software-passkey.ts'
import { nodeSha256 } from '../ed25519.ts'

const yearMs = 365 * 24 * hourMs

/** An order as long as a real one, of nobody: the log takes bytes and asks not who signed them. */
const documentOf = (id: string, at: Instant) => ({
  version: 1,
  id,
  city: '4101',
  district: '410105',
  subject: { person: '410100000000001' },
  kind: 'stay_home',
  basis: 'close_contact',
  evidence: [{ kind: 'contact', fact: `contact-${id}` }],
  law: { act: '传染病防治法', article: '第三十九条', policy: 'a'.repeat(64) },
  issuedAt: at,
  from: at,
  until: at + 72 * 3_600_000,
  reason: {
    zh: `虚构的决定 ${id}，仅用于测试公开日志`,
    en: `An invented order ${id} for the public log`,
  },
})

/** Writes orders of nobody straight into their table; `word` begins their ids. */
export async function someOrders(
  sql: Sql,
  count: number,
  at: Instant,
  word = 'order',
): Promise<string[]> {
  const ids = Array.from({ length: count }, (_, n) => `${word}-${String(n).padStart(6, '0')}`)
  const documents = ids.map((id) => JSON.stringify(documentOf(id, at)))
  const moment = isoOf(at)
  await sql`
    insert into orders (id, digest, document, assertions, kind, basis, district, issuer, issued_at, from_at, until_at, known_at)
    select id, id, document::jsonb, '[]', 'stay_home', 'close_contact', '410105', 'wu', ${moment}, ${moment}, ${moment}, ${moment}
    from unnest(${ids}::text[], ${documents}::text[]) t (id, document)`
  return ids
}

const officer = { officer: 'log-officer', unit: 'office' }

/** Writes one act of each officer's and each resident's kind, the lift signed by somebody in office: the log takes no other. */
export async function someActs(sql: Sql, order: string, at: Instant): Promise<string[]> {
  const passkey = softwarePasskey(officer, testAnchors().party)
  const { credential, publicKey } = passkey
  const post = {
    version: 1 as const,
    id: 'post-log-officer',
    ...officer,
    area: '4101',
    powers: ['lift' as const],
    credential,
    publicKey,
    from: at - yearMs,
    until: at + yearMs,
  }
  await writeAppointments(sql, [{ document: post, signature: testAuthority.sign(post) }], at)
  const base = { version: 1 as const, order, at }
  const reason = '虚构的解除，仅用于测试公开日志。'
  const lift = {
    ...base,
    id: `lift-${order}`,
    kind: 'lift' as const,
    by: officer,
    area: '410105',
    reason,
  }
  const signature = passkey.sign(hexOf(nodeSha256(actBytes(lift))), at)
  const appeal = { ...base, id: `appeal-${order}`, kind: 'appeal', channel: 'page', clerk: null }
  const serve = { ...base, id: `serve-${order}`, kind: 'serve', how: 'read-on-page', proof: 'r1' }
  const acts = [
    { act: lift, assertions: [signature] },
    { act: { ...appeal, words: '虚构' }, assertions: [] },
    { act: serve, assertions: [] },
  ]
  await sql`
    insert into order_acts (id, kind, order_id, document, assertions, at, known_at)
    select id, kind, ${order}, document::jsonb, assertions::jsonb, ${isoOf(at)}, ${isoOf(at)}
    from unnest(${acts.map(({ act }) => act.id)}::text[], ${acts.map(({ act }) => act.kind)}::text[],
      ${acts.map(({ act }) => JSON.stringify(act))}::text[], ${acts.map((one) => JSON.stringify(one.assertions))}::text[]) t (id, kind, document, assertions)`
  return acts.map(({ act }) => act.id)
}

/** Writes the dismissal `d1` of the post `post-wu`, signed by the authority of the tests. */
export async function aDismissal(sql: Sql, at: Instant): Promise<void> {
  const document = { version: 1 as const, id: 'd1', appointment: 'post-wu', at }
  await writeDismissals(sql, [{ document, signature: testAuthority.sign(document) }], at)
}
