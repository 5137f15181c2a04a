import type { Note } from '@bihuan/contract/patients.ts'
import type { CourseEntry, ImagingEntry, PatientTest } from '@bihuan/core/patients/course.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

export type NoteBody = Static<typeof Note>
export type NoteRow = {
  id: string
  at: Instant
  writtenBy: string
  writtenAt: Instant
  body: NoteBody
}

const isErased = (body: unknown) => Object.hasOwn(Object(body) as object, '$erased')

/** What doctors wrote of a patient and was known at a moment, the earliest first. */
export async function notesOf(sql: Reader, patient: string, now: Instant): Promise<NoteRow[]> {
  const rows = await sql<NoteRow[]>`
    select n.id, n.at, coalesce(a.display_name, n.written_by) as written_by, n.written_at, n.body
    from patient_notes n left join accounts a on a.id = n.written_by
    where n.patient_id = ${patient} and n.written_at <= ${now}::timestamptz order by n.at, n.written_at, n.id`
  return rows.filter(({ body }) => !isErased(body))
}

/** The notes as the rules read them. */
export function entriesOf(notes: readonly NoteRow[]): {
  days: CourseEntry[]
  imaging: ImagingEntry[]
  tests: PatientTest[]
} {
  const days: CourseEntry[] = []
  const imaging: ImagingEntry[] = []
  const tests: PatientTest[] = []
  for (const { id, at, writtenAt, body } of notes) {
    if (body.kind === 'course') days.push({ ...body, at })
    else if (body.kind === 'imaging') imaging.push({ ...body, at })
    else if (body.kind === 'test') {
      const { kit, genes, call } = body
      tests.push({ id, at, knownAt: Math.max(at, writtenAt), kit, genes, call, from: 'hospital' })
    }
  }
  return { days, imaging, tests }
}
