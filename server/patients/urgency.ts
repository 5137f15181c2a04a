import { groupsOf } from '@bihuan/core/patients/care-groups.ts'
import type { CourseEntry } from '@bihuan/core/patients/course.ts'
import { type Priority, priorityOf } from '@bihuan/core/patients/priority.ts'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import { homeOfPerson } from '../people/home-of-person.ts'
import { entriesOf, notesOf } from './notes-of.ts'

/** How old somebody is in full years; 0 where the city does not know them. */
export async function ageOf(tx: Tx, person: string, now: Instant): Promise<number> {
  const home = await homeOfPerson(tx, person)
  return home === null ? 0 : ageOn(home.bornOn, cityDateOf(now))
}

/** How urgent somebody is, by age, other illnesses and the newest entry of the course. */
export function urgencyOf(
  age: number,
  conditions: readonly string[],
  last: CourseEntry | undefined,
): Priority {
  return priorityOf({
    age,
    isVulnerable: groupsOf(age, conditions).length > 0,
    severity: last?.severity ?? 'none',
    symptoms: last?.symptoms ?? [],
    oxygen: last?.oxygen ?? null,
    temperature: last?.temperature ?? null,
  })
}

/** Writes the place of a patient in the order of the list anew. */
export async function renewPriority(
  tx: Tx,
  patient: { id: string; personId: string },
  conditions: readonly string[],
  now: Instant,
): Promise<void> {
  const { days } = entriesOf(await notesOf(tx, patient.id, now))
  const found = urgencyOf(await ageOf(tx, patient.personId, now), conditions, days.at(-1))
  await tx`update patients set priority = ${found.priority}, because = ${found.because} where id = ${patient.id}`
}
