import { KeptParams, OwnKept } from '@bihuan/contract/retention.ts'
import { dueAt } from '@bihuan/core/retention/due.ts'
import { type RetentionId, retentionKinds } from '@bihuan/core/retention/kinds.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { seeOwn } from '../residents/own-person.ts'
import { responseEnd } from './response-end.ts'

/** The kinds that a person is told of, in the order in which they matter to them. */
const told: readonly RetentionId[] = [
  'members',
  'findings',
  'orders',
  'facts',
  'reads',
  'messages',
  'registrations',
  'family',
  'register',
]

type Kept = { isHeld: boolean; began: Instant | null }

/** What there is of a person by kind, and when the clock of the last of it begins; null where that has not come. */
async function keptOf(sql: Reader, person: string): Promise<Map<RetentionId, Kept>> {
  const [row] = await sql<Record<string, Instant | boolean | null>[]>`
    select
      exists (select from roll r where r.person_id = ${person}) as members_held,
      (select case when bool_and(n.closed_at is not null) then max(n.closed_at) end from roll r join rounds n on n.id = r.round_id where r.person_id = ${person}) as members_began,
      exists (select from findings f where f.person_id = ${person}) as findings_held,
      (select case when bool_and(f.decided_at is not null) then max(f.decided_at) end from findings f where f.person_id = ${person}) as findings_began,
      exists (select from facts f where f.person_id = ${person}) as facts_held,
      (select max(greatest(f.known_at, f.at, f.until_at)) from facts f where f.person_id = ${person} and f.kind not in ('case', 'discharge')) as facts_began,
      exists (select from orders o where o.person_id = ${person}) as orders_held,
      (select max(o.until_at) from orders o where o.person_id = ${person}) as orders_began,
      exists (select from person_reads r where r.person_id = ${person}) as reads_held,
      (select max(r.at) from person_reads r where r.person_id = ${person}) as reads_began,
      exists (select from self_registrations s where s.person_id = ${person} and s.address_cipher <> '')
        or exists (select from walk_ins w where w.person_id = ${person} and w.address_cipher <> '') as registrations_held,
      greatest((select s.registered_at from self_registrations s where s.person_id = ${person}), (select w.at from walk_ins w where w.person_id = ${person})) as registrations_began,
      exists (select from proxies p where p.person_id = ${person} or p.proxy_person_id = ${person}) as family_held,
      (select max(least(p.until_at, p.ended_at)) from proxies p where p.person_id = ${person} or p.proxy_person_id = ${person}) as family_began`
  const of = (kind: RetentionId): Kept => ({
    isHeld: row?.[`${kind}Held`] === true,
    began: typeof row?.[`${kind}Began`] === 'number' ? (row[`${kind}Began`] as Instant) : null,
  })
  return new Map(told.map((kind) => [kind, of(kind)]))
}

/** What the city keeps about oneself, in one sentence each, and until when. */
export const ownKept = query({
  name: 'own.kept',
  summary: 'What is kept about me, and until when',
  roles: ['resident'],
  params: KeptParams,
  outcome: OwnKept,
  async run(sql, { person }, question) {
    await seeOwn(sql, person, 'own.kept', question)
    const [kept, end] = await Promise.all([
      keptOf(sql, person),
      responseEnd(sql, question.anchors, question.keys),
    ])
    return {
      person,
      responseEnd: end === null ? null : isoOf(end),
      kinds: told.map((kind) => {
        const { isHeld, began } = kept.get(kind) ?? { isHeld: false, began: null }
        const until = isHeld || kind === 'register' ? dueAt(kind, began, end) : null
        return {
          kind,
          zh: retentionKinds[kind].told.zh,
          en: retentionKinds[kind].told.en,
          until: until === null ? null : isoOf(until),
          // Texts carry no number of a person, so nobody can say whose they are; the register holds everybody.
          isHeld: isHeld || kind === 'register',
        }
      }),
    }
  },
})
