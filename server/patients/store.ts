import type { Level } from '@bihuan/core/patients/place.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { unitOfSite } from '../isolation-sites/store.ts'

/** A patient as the row stands. */
export type PatientRecord = {
  id: string
  personId: string
  areaCode: string
  reason: string
  factId: string
  sinceAt: Instant
  takenAt: Instant
  doctor: string
  conditions: unknown
  priority: number
  because: string
  level: Level | null
  isolationSiteId: string | null
  siteNumber: number | null
  readyAt: Instant | null
  dischargedAt: Instant | null
}

/** Patients by their ids; who does not exist is missing. */
export const patientsBy = (sql: Reader, ids: readonly string[]) =>
  sql<PatientRecord[]>`
    select p.id, p.person_id, p.area_code, p.reason, p.fact_id, p.since_at, p.taken_at, p.doctor, p.conditions, p.priority, p.because, p.level,
      p.isolation_site_id, s.number as site_number, p.ready_at, p.discharged_at
    from patients p left join isolation_sites s on s.id = p.isolation_site_id where p.id = any(${[...ids]}::uuid[])`

/** A patient, or the refusal patient.unknown. */
export async function knownPatient(sql: Reader, id: string): Promise<PatientRecord> {
  const [row] = await patientsBy(sql, [id])
  if (!row) throw new Problem('patient.unknown')
  return row
}

/** The community where a patient lives: the area of every command about them. */
export const areaOfPatient = async (sql: Reader, id: string): Promise<string> =>
  (await knownPatient(sql, id)).areaCode

/** Refuses a patient of another hospital than the one where the doctor works. */
export function checkWard({ unit, id }: Actor, patient: PatientRecord): void {
  const { siteNumber, doctor } = patient
  if (!unit.startsWith('isolation-site:') || doctor === id) return
  if (siteNumber !== null && unit !== unitOfSite(siteNumber))
    throw new Problem('isolation-site.not-yours', { site: String(siteNumber), unit })
}

/** A patient who is still one; refuses with patient.over who was discharged. */
export async function openPatient(sql: Reader, id: string, actor: Actor): Promise<PatientRecord> {
  const patient = await knownPatient(sql, id)
  checkWard(actor, patient)
  if (patient.dischargedAt !== null)
    throw new Problem('patient.over', { at: isoOf(patient.dischargedAt) })
  return patient
}

type Conditions = { conditions: readonly string[]; words: string | null }

/** What a row says of other illnesses; nothing where it was never asked, or is erased. */
export function conditionsOf({ conditions }: Pick<PatientRecord, 'conditions'>): Conditions {
  const body = conditions as Partial<Conditions> | null
  const list = body !== null && Array.isArray(body.conditions) ? body.conditions : []
  return { conditions: list, words: body?.words ?? null }
}
