import type { PatientRow } from '@bihuan/contract/patients.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Level } from '@bihuan/core/patients/place.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import { reasonWords } from './reason-words.ts'

export type PatientLine = Static<typeof PatientRow>
export type ListRow = {
  id: string | null
  personId: string
  name: string
  bornOn: string
  sex: string
  areaCode: string
  areaName: string | null
  reason: string
  sinceAt: Instant
  priority: number
  because: string
  level: Level | null
  siteName: string | null
  doctor: string | null
  readyAt: Instant | null
  followUp: string | null
  kind: 'visit' | 'test' | null
  dueAt: Instant | null
}

/** Patients as lists show them; `which` is a select of patient id, follow-up id or null, and place on the page. */
export const rowsOf = (sql: Reader, which: PendingQuery<AnyRow[]>) => sql<ListRow[]>`
  select p.id, p.person_id, n.name, n.born_on, n.sex, p.area_code, a.name as area_name, p.reason, p.since_at, p.priority, p.because, p.level,
    s.name as site_name, coalesce(d.display_name, p.doctor) as doctor, p.ready_at, f.id as follow_up, f.kind, f.due_at
  from (${which}) q (id, follow_up, place)
  join patients p on p.id = q.id
  join people n on n.id = p.person_id
  left join patient_follow_ups f on f.id = q.follow_up
  left join areas a on a.code = p.area_code
  left join isolation_sites s on s.id = p.isolation_site_id
  left join accounts d on d.id = p.doctor
  order by q.place`

/** One line of a list; the name is masked. */
export function lineOf(row: ListRow, policy: Policy, now: Instant): PatientLine {
  const { followUp, kind, dueAt } = row
  return {
    patient: row.id,
    person: row.personId,
    nameMasked: maskName(row.name),
    age: ageOn(row.bornOn, cityDateOf(now)),
    sex: row.sex,
    area: row.areaCode,
    areaName: row.areaName ?? row.areaCode,
    reason: row.reason,
    reasonName: reasonWords(policy, row.reason),
    since: isoOf(row.sinceAt),
    priority: row.priority,
    because: row.because,
    level: row.level,
    siteName: row.siteName,
    doctor: row.doctor,
    readyAt: row.readyAt === null ? null : isoOf(row.readyAt),
    followUp:
      followUp === null || kind === null || dueAt === null
        ? null
        : { followUp, kind, dueAt: isoOf(dueAt) },
  }
}
