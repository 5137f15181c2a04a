import type { Reader } from '../db/sql.ts'
import type { Kind } from './count-loops.ts'
import type { columns } from './open-part.ts'

type Part = ReturnType<typeof columns>
/** What is open of a kind, with `is_carried` beside the columns of a loop: the open rows of its view, found by a partial index. */
export type OpenPart = (sql: Reader) => Part

/**
 * What was carried over of a kind, by the id inside its subject. The few of them are made ids; to make a subject of every open row
 * took most of the time of a board of a hundred thousand contacts.
 */
const carriedBy = (sql: Reader, kind: Kind, id: Part) =>
  sql`left join (
    select o.kind, o.owner, o.due_at, case when o.kind = ${kind} then ${id} end as id from carry_overs o where o.kind = ${kind} and o.is_last
  ) k on k.id =`

const carryOf = (sql: Reader, kind: Kind, alias: 'a' | 'b' | 'c') =>
  sql`${carriedBy(sql, kind, sql`split_part(o.subject, ':', 2)::uuid`)} ${sql(`${alias}.id`)}`

// The id of a case is text, and may hold a colon.
const carryOfCase = (sql: Reader, kind: Kind) =>
  sql`${carriedBy(sql, kind, sql`substr(o.subject, length('case:') + 1)`)} c.id`

const investigator = (sql: Reader, caseId: Part) => sql`
  (select 'account:' || t.account_id from case_team t where t.case_id = ${caseId} and t.part = 'asks' and t.until_at is null)`

/** `loop_case_not_assigned`, the open ones. */
const caseNotAssigned: OpenPart = (sql) => sql`
  select 'case-not-assigned'::text as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
    coalesce(k.owner, 'district:' || left(c.area_code, 6)) as owner, c.opened_at,
    coalesce(k.due_at, c.opened_at + interval '30 minutes') as due_at, 'assign-case'::text as next_step, k.kind is not null as is_carried
  from cases c
  ${carryOfCase(sql, 'case-not-assigned')}
  where c.area_code is not null and c.state in ('reported', 'open')`

/** The three clocks of a case that run until its moment, or until it is over. */
const ofCase =
  (kind: Kind, due: string, done: string, next: string): OpenPart =>
  (sql) =>
    sql`
    select ${kind}::text as kind, null::int as round_id, 'case:' || c.id as subject, c.area_code as area,
      coalesce(k.owner, ${investigator(sql, sql`c.id`)}, 'district:' || left(c.area_code, 6)) as owner, c.opened_at,
      coalesce(k.due_at, c.${sql(due)}) as due_at, ${next}::text as next_step, k.kind is not null as is_carried
    from cases c
    ${carryOfCase(sql, kind)}
    where c.area_code is not null and c.${sql(due)} is not null and c.${sql(done)} is null
      and c.state not in ('closed', 'dropped', 'merged')`

/** `loop_contact_not_judged`, the open ones. */
const contactNotJudged: OpenPart = (sql) => sql`
  select 'contact-not-judged'::text as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
    coalesce(k.owner, ${investigator(sql, sql`c.case_id`)}, 'district:' || left(c.area_code, 6)) as owner, coalesce(c.reopened_at, c.named_at) as opened_at,
    coalesce(k.due_at, c.located_due, coalesce(c.reopened_at, c.named_at) + interval '24 hours') as due_at, 'judge-contact'::text as next_step,
    k.kind is not null as is_carried
  from contacts c
  ${carryOf(sql, 'contact-not-judged', 'c')}
  where c.decided is null and c.dropped_at is null and c.became_case is null`

/** What is owed to somebody who was decided to be a contact, until its moment. */
const ofContact =
  (kind: Kind, due: string, done: string, next: string): OpenPart =>
  (sql) =>
    sql`
    select ${kind}::text as kind, null::int as round_id, 'contact:' || c.id as subject, c.area_code as area,
      coalesce(k.owner, ${
        kind === 'contact-not-placed'
          ? sql`'district:' || left(c.area_code, 6)`
          : sql`'account:' || c.assigned_to, case when length(c.area_code) = 12 then 'community:' || c.area_code else 'district:' || left(c.area_code, 6) end`
      }) as owner, c.decided_at as opened_at,
      coalesce(k.due_at, c.${sql(due)}, c.decided_at + interval '24 hours') as due_at, ${next}::text as next_step,
      k.kind is not null as is_carried
    from contacts c
    ${carryOf(sql, kind, 'c')}
    where c.decided in ('close', 'secondary') and c.${sql(done)} is null and c.dropped_at is null and c.became_case is null`

/** `loop_assist_unanswered`, the open ones. */
const assistUnanswered: OpenPart = (sql) => sql`
  select 'assist-unanswered'::text as kind, null::int as round_id, 'assist:' || a.id as subject, coalesce(a.to_area, a.from_area) as area,
    coalesce(k.owner, 'account:' || a.assigned_to, 'district:' || coalesce(a.to_area, a.from_area)) as owner, a.asked_at as opened_at,
    coalesce(k.due_at, a.due_at) as due_at, case when a.to_area is null then 'ask-again' else 'answer-assist' end as next_step,
    k.kind is not null as is_carried
  from assist_requests a
  ${carryOf(sql, 'assist-unanswered', 'a')}
  where a.answered_at is null and a.withdrawn_at is null`

/** `loop_look_back_not_complete`, the open ones. */
const lookBackNotComplete: OpenPart = (sql) => sql`
  select 'look-back-not-complete'::text as kind, null::int as round_id, 'look-back:' || b.id as subject, b.area_code as area,
    coalesce(k.owner, 'district:' || left(b.area_code, 6)) as owner, b.drawn_at as opened_at, coalesce(k.due_at, b.due_at) as due_at,
    'read-again'::text as next_step, k.kind is not null as is_carried
  from look_backs b
  ${carryOf(sql, 'look-back-not-complete', 'b')}
  where b.signed_at is null`

/** `loop_day_not_closed`, the open ones. */
const dayNotClosed: OpenPart = (sql) => sql`
  select 'day-not-closed'::text as kind, null::int as round_id, 'day:' || d.district || ':' || d.day as subject, d.district as area,
    'district:' || d.district as owner, d.cut_off_at as opened_at, d.due_at, 'close-day'::text as next_step, false as is_carried
  from day_closes d where d.closed_at is null and d.items > 0`

/** The kinds whose open ones are few beside all that ever were; a test holds each against its view. */
export const openCases: Partial<Record<Kind, OpenPart>> = {
  'case-not-assigned': caseNotAssigned,
  'case-not-reported': ofCase('case-not-reported', 'report_due', 'reported_at', 'report-case'),
  'case-without-key-facts': ofCase(
    'case-without-key-facts',
    'key_facts_due',
    'key_facts_at',
    'collect-key-facts',
  ),
  'case-without-full-investigation': ofCase(
    'case-without-full-investigation',
    'investigated_due',
    'investigated_at',
    'complete-investigation',
  ),
  'contact-not-judged': contactNotJudged,
  'contact-not-located': ofContact(
    'contact-not-located',
    'located_due',
    'located_at',
    'locate-contact',
  ),
  'contact-not-informed': ofContact(
    'contact-not-informed',
    'informed_due',
    'informed_at',
    'inform-contact',
  ),
  'contact-not-placed': ofContact(
    'contact-not-placed',
    'placed_due',
    'placed_noted_at',
    'place-contact',
  ),
  'assist-unanswered': assistUnanswered,
  'look-back-not-complete': lookBackNotComplete,
  'day-not-closed': dayNotClosed,
}

/** The open ones of these kinds as one source. Throws a RangeError for a kind that has no part of its own. */
export function openOf(sql: Reader, kinds: readonly Kind[]): Part {
  const [first, ...rest] = kinds.map((kind) => {
    const part = openCases[kind]
    if (part === undefined) throw new RangeError(`no part of its own: ${kind}`)
    return part(sql)
  })
  if (first === undefined) throw new RangeError('no kind of loop')
  return rest.reduce((union, one) => sql`${union} union all ${one}`, first)
}
