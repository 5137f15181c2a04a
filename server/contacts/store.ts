import type { ContactKind, Relation } from '@bihuan/core/contacts/exposure.ts'
import type { Between } from '@bihuan/core/contacts/propose.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'

/** A contact as it stands in its row. */
export type ContactRecord = {
  id: string
  caseId: string
  throughId: string | null
  personId: string | null
  areaCode: string
  caseArea: string
  relation: Relation
  way: string | null
  firstExposedAt: Instant
  lastExposedAt: Instant
  proposed: ContactKind
  proposal: unknown
  exposure: unknown
  decided: ContactKind | null
  decidedBy: string | null
  decidedUnit: string | null
  signedAt: Instant | null
  factId: string | null
  locatedAt: Instant | null
  informedAt: Instant | null
  becameCase: string | null
  droppedAt: Instant | null
  version: number
}

const recordOf = (sql: Reader) => sql`
  c.id, c.case_id, c.through_id, c.person_id, c.area_code, coalesce(k.area_code, c.area_code) as case_area, c.relation, c.way,
  c.first_exposed_at, c.last_exposed_at, c.proposed, c.proposal, c.exposure, c.decided, c.decided_by, c.decided_unit, c.signed_at, c.fact_id,
  c.located_at, c.informed_at, c.became_case, c.dropped_at, c.version`

/** Contacts by their ids, in no order; those that do not exist are missing. */
export const contactsOf = (sql: Reader, ids: readonly string[]) =>
  sql<ContactRecord[]>`
    select ${recordOf(sql)} from contacts c join cases k on k.id = c.case_id where c.id = any(${[...ids]}::uuid[])`

/** The contacts of a case that were not dropped, in the order in which they were named. */
export const contactsOfCase = (sql: Reader, caseId: string) =>
  sql<ContactRecord[]>`
    select ${recordOf(sql)} from contacts c join cases k on k.id = c.case_id
    where c.case_id = ${caseId} and c.dropped_at is null order by c.named_at, c.id`

/** A contact, or the refusal contact.unknown. */
export async function knownContact(sql: Reader, id: string): Promise<ContactRecord> {
  const [row] = await contactsOf(sql, [id])
  if (!row) throw new Problem('contact.unknown')
  return row
}

/** Whether a contact is within somebody's reach: where the case is investigated, or where the contact lives. */
export const isInReach = (actor: Actor, row: Pick<ContactRecord, 'areaCode' | 'caseArea'>) =>
  covers(actor.areaCode, row.caseArea) || covers(actor.areaCode, row.areaCode)

/** The area that a command about one contact is of: the one by which the actor reaches it. */
export async function areaOfContact(sql: Reader, id: string, actor: Actor): Promise<string> {
  const row = await knownContact(sql, id)
  return covers(actor.areaCode, row.areaCode) ? row.areaCode : row.caseArea
}

export const isOver = ({
  droppedAt,
  becameCase,
}: Pick<ContactRecord, 'droppedAt' | 'becameCase'>) => droppedAt !== null || becameCase !== null

/** Kinds that are located, informed and brought to where they stay. */
export const isLookedAfter = (kind: ContactKind | null): boolean =>
  kind === 'close' || kind === 'secondary'

/** The reason in the rules that a decided kind is grounded by; null where it restricts nobody. */
export function reasonOf(kind: ContactKind): string | null {
  if (kind === 'close') return 'close_contact'
  return kind === 'secondary' ? 'secondary_contact' : null
}

/**
 * Between when a contact in between was exposed and isolated, by id of that contact; one of another case or a contact of a contact is
 * missing. Isolation is when they came to where they stay.
 */
export async function betweenOf(
  sql: Reader,
  caseId: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Between & { areaCode: string }>> {
  if (ids.length === 0) return new Map()
  const rows = await sql<
    { id: string; areaCode: string; firstExposedAt: Instant; isolatedAt: Instant | null }[]
  >`
    select c.id, c.area_code, c.first_exposed_at, (select p.placed_at from contact_progress p where p.contact_id = c.id) as isolated_at
    from contacts c
    where c.id = any(${[...ids]}::uuid[]) and c.case_id = ${caseId} and c.through_id is null and c.dropped_at is null`
  return new Map(rows.map(({ id, ...rest }) => [id, rest]))
}
