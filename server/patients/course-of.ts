import type { Course, Discharge } from '@bihuan/core/patients/discharge.ts'
import { dischargeOf } from '@bihuan/core/patients/discharge.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { standingFacts } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { entriesOf, type NoteRow, notesOf } from './notes-of.ts'
import type { PatientRecord } from './store.ts'
import { testsOfFacts } from './tests-of.ts'

export type CourseFound = { readonly course: Course; readonly notes: readonly NoteRow[] }

/** All that is known of a patient's illness at a moment: notes, stays, and tests of the chain and of the hospital. */
export async function courseOf(
  sql: Reader,
  patient: PatientRecord,
  policy: Policy,
  now: Instant,
): Promise<CourseFound> {
  const ids = (await homesOf(sql, [patient.personId])).get(patient.personId)?.ids
  const facts = await standingFacts(sql, { people: ids ?? [patient.personId] }, now)
  const notes = await notesOf(sql, patient.id, now)
  const { days, imaging, tests } = entriesOf(notes)
  const chain = await testsOfFacts(sql, facts, patient.sinceAt)
  const admitted = facts.flatMap((fact) => {
    if (fact.kind !== 'stay' || fact.at < patient.sinceAt) return []
    const kind = policy.places[fact.place]?.orderKind.v
    return kind === 'admit' || kind === 'isolate' ? [fact.at] : []
  })
  return {
    notes,
    course: {
      reason: patient.reason,
      caseAt: patient.sinceAt,
      admittedAt: admitted.length > 0 ? Math.min(...admitted) : null,
      days,
      imaging,
      tests: [...chain, ...tests].sort((a, b) => a.at - b.at || a.knownAt - b.knownAt),
    },
  }
}

/** Notes for lists when the conditions of the plan were met; gives what was computed. It decides nothing. */
export async function noteReady(
  sql: Reader,
  patient: PatientRecord,
  policy: Policy,
  now: Instant,
): Promise<Discharge> {
  const { course } = await courseOf(sql, patient, policy, now)
  const discharge = dischargeOf(policy, course, now)
  await sql`
    update patients set ready_at = ${discharge.metAt}::timestamptz, ready_noted_at = ${now}::timestamptz where id = ${patient.id} and discharged_at is null`
  return discharge
}
