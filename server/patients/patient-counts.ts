import { PatientCounts, PatientCountsParams } from '@bihuan/contract/patients.ts'
import type { Level } from '@bihuan/core/patients/place.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { waitingPeople } from './waiting.ts'

type Ward = { level: Level | null; site: string | null; patients: number; urgent: number }

/** How many wait, are in care where, meet the plan, and are followed up; nobody is named. */
export const patientCounts = query({
  name: 'patient.counts',
  summary: 'How many patients wait, are in care, are ready and are followed up',
  roles: ['doctor', 'district-commander', 'city-commander', 'inspector'],
  params: PatientCountsParams,
  outcome: PatientCounts,
  async run(sql, params, { now, actor }) {
    const area = areaInReach(actor, params.area)
    const here = sql`p.area_code >= ${area} and p.area_code < ${`${area}:`}`
    const [waiting] = await sql<{ n: number }[]>`
      select count(*)::int as n from (${waitingPeople(sql, area, now)}) q`
    const levels = await sql<Ward[]>`
      select p.level, s.name as site, count(*)::int as patients, (count(*) filter (where p.priority <= 2))::int as urgent
      from patients p left join isolation_sites s on s.id = p.isolation_site_id
      where p.discharged_at is null and ${here} group by p.level, s.name order by p.level nulls first, s.name`
    const [ready] = await sql<{ n: number }[]>`
      select count(*)::int as n from patients p where p.discharged_at is null and p.ready_at is not null and ${here}`
    const [owed] = await sql<{ open: number; late: number }[]>`
      select count(*)::int as open, (count(*) filter (where f.due_at < ${now}::timestamptz))::int as late
      from patient_follow_ups f join patients p on p.id = f.patient_id where f.done_at is null and ${here}`
    return {
      now: isoOf(now),
      waiting: waiting?.n ?? 0,
      ready: ready?.n ?? 0,
      followUps: owed?.open ?? 0,
      followUpsLate: owed?.late ?? 0,
      levels: [...levels],
    }
  },
})
