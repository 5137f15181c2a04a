import { PatientPlaces, PatientPlacesParams } from '@bihuan/contract/patients.ts'
import { query } from '../door/query.ts'

type Row = { site: string; name: string; kind: string; areaName: string; patients: number }

const most = 500

/** Houses that a doctor can name in a plan: hospitals and makeshift hospitals that are ready, and how many patients each has. */
export const patientPlaces = query({
  name: 'patient.places',
  summary: 'Houses that take patients',
  roles: ['doctor'],
  params: PatientPlacesParams,
  outcome: PatientPlaces,
  async run(sql) {
    const rows = await sql<Row[]>`
      select s.id as site, s.name, s.kind, coalesce(a.name, s.area_code) as area_name,
        (select count(*)::int from patients p where p.isolation_site_id = s.id and p.discharged_at is null) as patients
      from isolation_sites s left join areas a on a.code = s.area_code
      where s.state in ('ready', 'active') and s.kind in ('hospital', 'makeshift-hospital') order by s.kind, s.name limit ${most}`
    return {
      places: rows.map(({ kind, ...one }) => ({
        ...one,
        level:
          kind === 'hospital' ? ('designated-hospital' as const) : ('makeshift-hospital' as const),
      })),
    }
  },
})
