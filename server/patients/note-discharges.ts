import type { Instant } from '@bihuan/core/time/instant.ts'
import type { City } from '../door/command.ts'
import { policyNow } from '../facts/store.ts'
import { noteReady } from './course-of.ts'
import { patientsBy } from './store.ts'

// A pass of a minute looks at those that wait longest for a look; a city of ten thousand patients is gone through in an hour.
const aPass = 200

/** Notes of patients whether they meet the conditions of the plan in force now, for lists and loops. Gives how many do. */
export async function noteDischarges(
  { sql, anchors }: Pick<City, 'sql' | 'anchors'>,
  now: Instant,
): Promise<number> {
  const due = await sql<{ id: string }[]>`
    select id from patients where discharged_at is null order by ready_noted_at nulls first, id limit ${aPass}`
  if (due.length === 0) return 0
  const policy = await policyNow(sql, { anchors, now })
  let met = 0
  for (const patient of await patientsBy(
    sql,
    due.map(({ id }) => id),
  ))
    if ((await noteReady(sql, patient, policy, now)).met) met += 1
  return met
}
