import type { ContactRow } from '@bihuan/contract/contacts.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import type { ContactKind, Relation } from '@bihuan/core/contacts/exposure.ts'
import type { Proposal } from '@bihuan/core/contacts/propose.ts'
import { nextStep } from '@bihuan/core/contacts/step.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

/** A contact with what a line shows besides. */
export type ViewRow = {
  id: string
  caseId: string
  number: number | null
  throughId: string | null
  personId: string | null
  name: string | null
  called: { name?: string } | null
  areaCode: string
  areaName: string | null
  relation: Relation
  way: string | null
  firstExposedAt: Instant
  lastExposedAt: Instant
  proposed: ContactKind
  proposal: unknown
  decided: ContactKind | null
  namedAt: Instant
  signedAt: Instant | null
  locatedAt: Instant | null
  informedAt: Instant | null
  handedAt: Instant | null
  placedAt: Instant | null
  placedDue: Instant | null
  assignedTo: string | null
  becameCase: string | null
  droppedAt: Instant | null
  version: number
}

/** Lines of the contacts `c` that a select names, joined by their key only, so that a page reads no more than its rows. */
export const viewOf = (sql: Reader, page: PendingQuery<AnyRow[]>) => sql<ViewRow[]>`
  with page as (${page})
  select c.id, c.case_id, k.number, c.through_id, c.person_id, p.name, c.called, c.area_code, a.name as area_name, c.relation, c.way,
    c.first_exposed_at, c.last_exposed_at, c.proposed, c.proposal, c.decided, c.named_at, c.signed_at, c.located_at, c.informed_at,
    c.handed_at, g.placed_at, c.placed_due, c.assigned_to, c.became_case, c.dropped_at, c.version
  from page
  join contacts c on c.id = page.id
  join cases k on k.id = c.case_id
  left join people p on p.id = c.person_id
  left join areas a on a.code = c.area_code
  left join lateral (select placed_at from contact_progress g where g.contact_id = c.id offset 0) g on true
  order by page.n`

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** A line as it goes over the wire, with a masked name. */
export function rowView(row: ViewRow): Static<typeof ContactRow> {
  const name = row.name ?? row.called?.name ?? null
  const { binds } = Object(row.proposal) as Partial<Proposal>
  return {
    contact: row.id,
    case: row.caseId,
    caseNumber: row.number === null ? null : caseNumber(row.number),
    through: row.throughId,
    person: row.personId,
    nameMasked: name === null ? null : maskName(name),
    area: row.areaCode,
    areaName: row.areaName ?? row.areaCode,
    relation: row.relation,
    way: row.way,
    firstExposedAt: isoOf(row.firstExposedAt),
    lastExposedAt: isoOf(row.lastExposedAt),
    proposed: row.proposed,
    binds: binds === true,
    decided: row.decided,
    step: nextStep({ ...row, person: row.personId }),
    namedAt: isoOf(row.namedAt),
    signedAt: iso(row.signedAt),
    locatedAt: iso(row.locatedAt),
    informedAt: iso(row.informedAt),
    handedAt: iso(row.handedAt),
    placedAt: iso(row.placedAt),
    placedDue: iso(row.placedDue),
    assignedTo: row.assignedTo,
    becameCase: row.becameCase,
    version: row.version,
  }
}
