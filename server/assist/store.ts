import { randomUUID } from 'node:crypto'
import type { Role } from '@bihuan/contract/access.ts'
import type { AssistKind, AssistOutcome, AssistPerson } from '@bihuan/contract/assist.ts'
import { limitOf } from '@bihuan/core/clocks/limits.ts'
import { cityDateOf, hourMs, type Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Question } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'

/** Who asks and answers: investigators, and who answers for an area. */
export const assistRoles: readonly Role[] = [
  'case-investigator',
  'district-commander',
  'city-commander',
]
export const assistReaders: readonly Role[] = [...assistRoles, 'inspector']

export type AssistBody = {
  subject: string
  words: string
  people: Static<typeof AssistPerson>[]
}
export type AssistRow = {
  id: string
  number: string
  kind: Static<typeof AssistKind>
  urgency: 'urgent' | 'usual'
  fromArea: string | null
  fromOffice: string | null
  toArea: string | null
  toOffice: string | null
  theirNumber: string | null
  body: AssistBody | null
  people: number
  caseId: string | null
  askedAt: Instant
  dueAt: Instant
  assignedTo: string | null
  outcome: Static<typeof AssistOutcome> | null
  answer: { words: string } | null
  answeredBy: string | null
  answeredAt: Instant | null
  withdrawnAt: Instant | null
}

/** The columns of an AssistRow; a condition may follow. */
export const assistRows = (sql: Reader) => sql`
  select r.id, r.number, r.kind, r.urgency, r.from_area, r.from_office, r.to_area, r.to_office, r.their_number, r.body, r.people, r.case_id,
    r.asked_at, r.due_at, r.assigned_to, r.outcome, r.answer, r.answered_by, r.answered_at, r.withdrawn_at
  from assist_requests r`

/** A request of this id, or the refusal assist.unknown. */
export async function assistOf(sql: Reader, id: string): Promise<AssistRow> {
  const [row] = await sql<AssistRow[]>`${assistRows(sql)} where r.id = ${id}`
  if (!row) throw new Problem('assist.unknown')
  return row
}

/** The district to whose work a request belongs: the one that is asked, or, of another city, the one of ours that asks. */
export const areaOfAssist = ({ toArea, fromArea }: Pick<AssistRow, 'toArea' | 'fromArea'>) =>
  toArea ?? fromArea ?? ''

/** Whether somebody's area has part in a request, as who asks or who is asked. */
export const hasPart = (own: string, { toArea, fromArea }: AssistRow): boolean =>
  [toArea, fromArea].some((area) => area !== null && (covers(own, area) || covers(area, own)))

/** Refuses what is answered or withdrawn. */
export function checkOpen({ answeredAt, withdrawnAt }: AssistRow): void {
  if (answeredAt !== null || withdrawnAt !== null) throw new Problem('assist.over')
}

/**
 * Until when a request is answered: as asked, or by the limits of the policy. Another city is answered within a day (domain-policy §4,
 * S-I6); an urgent one within four hours, which is our own choice.
 */
export async function dueOf(
  sql: Reader,
  it: { askedAt: Instant; urgency: 'urgent' | 'usual'; asked: Instant | null },
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<Instant> {
  const policy = await policyNow(sql, request)
  const most = limitOf(policy, 'assist_answer').hours
  const usual = it.urgency === 'urgent' ? limitOf(policy, 'assist_urgent').hours : most
  if (it.asked === null) return it.askedAt + Math.min(usual, most) * hourMs
  if (it.asked <= it.askedAt || it.asked > it.askedAt + most * hourMs)
    throw new Problem('assist.due-wrong', { hours: String(most) })
  return it.asked
}

/** `协-410105-220114-7F3A21`: the district, the day, and a part of the request's own id. */
export const assistNumber = (district: string, at: Instant, id: string): string =>
  `协-${district}-${cityDateOf(at).slice(2).replaceAll('-', '')}-${id.slice(0, 6).toUpperCase()}`

type NewAssist = Pick<
  AssistRow,
  | 'id'
  | 'number'
  | 'kind'
  | 'urgency'
  | 'fromArea'
  | 'fromOffice'
  | 'toArea'
  | 'toOffice'
  | 'theirNumber'
  | 'caseId'
  | 'askedAt'
  | 'dueAt'
> & { body: AssistBody }

/** Texts in the one form that has a digest. */
export const inNfc = <T>(value: T): T => JSON.parse(JSON.stringify(value).normalize('NFC')) as T

/** Keeps a request; false where this very one is here already. */
export async function keepAssist(
  tx: Tx,
  it: NewAssist,
  { actor, now, keys }: Request,
): Promise<boolean> {
  const body = keys.sealedJson('facts', now, inNfc(it.body))
  const rows = await tx`
    insert into assist_requests (id, number, kind, urgency, from_area, from_office, to_area, to_office, their_number, body, people, case_id,
      asked_at, due_at, kept_by, kept_at)
    values (${it.id}, ${it.number}, ${it.kind}, ${it.urgency}, ${it.fromArea}, ${it.fromOffice}, ${it.toArea}, ${it.toOffice},
      ${it.theirNumber}, ${tx.json(body as never)}, ${it.body.people.length}, ${it.caseId}, ${it.askedAt}, ${it.dueAt}, ${actor.id}, ${now})
    on conflict do nothing returning id`
  return rows.length > 0
}

/** Leaves the trace of whoever reads whom a request is about. */
export async function leaveAssistTrace(
  sql: Reader,
  request: string,
  query: string,
  { actor, purpose, now }: Question,
): Promise<void> {
  await sql`
    insert into assist_reads (id, request_id, query, actor_id, actor_role, purpose, at)
    values (${randomUUID()}, ${request}, ${query}, ${actor.id}, ${actor.role}, ${purpose ?? ''}, ${now})`
}

/** How the sides of a request are written: a district of ours as `郑州市金水区`. */
export async function sidesOf(sql: Reader, row: AssistRow): Promise<{ from: string; to: string }> {
  const areas = await sql<{ code: string; name: string; city: string | null }[]>`
    select a.code, a.name, c.name as city from areas a left join areas c on c.code = left(a.code, 4)
    where a.code = any(${[row.fromArea, row.toArea].filter((one) => one !== null)}::text[])`
  const name = (code: string | null, office: string | null) => {
    const area = areas.find((one) => one.code === code)
    return area ? `${area.city ?? ''}${area.name}` : (office ?? code ?? '')
  }
  return { from: name(row.fromArea, row.fromOffice), to: name(row.toArea, row.toOffice) }
}
