// A city with officers, an adopted pack, a laboratory bench and doctors, for the tests of patients and of homes.
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { aBench } from '../laboratory/a-bench.ts'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { adoptedIn } from '../testing/adopted.ts'
import { officersOf } from '../testing/officers.ts'
import { addNote } from './add-note.ts'
import type { NoteBody } from './notes-of.ts'
import { takePatient } from './take-patient.ts'

/** Days in milliseconds, for moments of a course. */
export const dayMs = 24 * hourMs

/** A city of so many people in one community, in which a doctor can take patients on. */
export async function aWard({ people: count = 20 } = {}) {
  const city = await aCity()
  const round = await aRound(city, { people: count })
  const officers = await officersOf(city)
  await adoptedIn(city, officers)
  const bench = await aBench(city, round)
  const doctor = (id: string): Actor => ({ ...city.actor('doctor', '4101', 'hospital'), id })
  const caseOf = async (person: string, at: Instant, reason = 'infected') => {
    await city.sql`
      insert into facts (id, kind, person_id, reason, about, at, known_at, recorded_by)
      values (${`case:${person}`}, 'case', ${person}, ${reason}, ${`case-${person}`}, ${at}, ${at}, 'x')`
  }
  const tang = doctor('tang')
  return {
    city,
    round,
    officers,
    bench,
    people: round.people,
    tang,
    shen: doctor('shen'),
    caseOf,
    /** Somebody with a case since a moment, taken on by the first doctor. */
    async taken(person: string, since: Instant, reason?: string): Promise<string> {
      await caseOf(person, since, reason)
      return (await city.run(takePatient, tang, { person }, since + hourMs)).patient
    },
    note: (patient: string, at: Instant, note: NoteBody) =>
      city.run(addNote, tang, { patient, at: isoOf(at), note }, at),
    /** Days without fever, of somebody who gets better. */
    async normalDays(patient: string, from: Instant, days: number): Promise<void> {
      for (let n = 0; n <= days; n += 1)
        await city.run(
          addNote,
          tang,
          {
            patient,
            at: isoOf(from + n * dayMs),
            note: {
              kind: 'course',
              temperature: 366,
              oxygen: 98,
              severity: 'mild',
              symptoms: ['cough'],
              trend: 'better',
            },
          },
          from + n * dayMs,
        )
    },
  }
}

/** A test of the hospital with these Ct of N and ORF. */
export const hospitalTest = (n: number | null, orf: number | null): NoteBody => ({
  kind: 'test',
  kit: 'kit-h',
  genes: [
    { gene: 'N', ct: n, cutoff: 40 },
    { gene: 'ORF1ab', ct: orf, cutoff: 40 },
  ],
  call: n === null && orf === null ? 'negative' : 'reactive',
})
