import {
  EnvironmentKnown,
  EnvironmentResult,
  EnvironmentSampled,
  SampleEnvironment,
} from '@bihuan/contract/release.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'

/** Writes down that the room of a stay was swabbed before its release. */
export const sampleEnvironment = command({
  name: 'release.sample-environment',
  summary: 'Take a swab of the room of somebody who is about to be released',
  roles: siteStaff,
  input: SampleEnvironment,
  outcome: EnvironmentSampled,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, sample, at: moment }, request) {
    await runningStay(tx, stay)
    const at = momentOf(moment, request)
    await tx`
      insert into environment_samples (id, stay_id, taken_at, taken_by)
      values (${sample}, ${stay}, ${at}, ${request.actor.id}) on conflict (id) do nothing`
    return { sample, takenAt: isoOf(at) }
  },
})

async function areaOfSample(sql: Reader, sample: string): Promise<string> {
  const [row] = await sql<{ area: string }[]>`
    select i.area_code as area from environment_samples e join stays s on s.id = e.stay_id
    join isolation_sites i on i.id = s.isolation_site_id where e.id = ${sample}`
  if (!row) throw new Problem('release.no-sample')
  return row.area
}

/** Writes down what a swab of a room came to. Positive: an infection is ruled out first, by a single test of the person. */
export const environmentResult = command({
  name: 'release.environment-result',
  summary: 'Write down what a swab of a room came to',
  roles: ['lab-technician', 'lab-reviewer', 'site-manager'],
  input: EnvironmentResult,
  outcome: EnvironmentKnown,
  area: (sql, { sample }) => areaOfSample(sql, sample),
  async run(tx, { sample, call, at: moment }, request) {
    const at = momentOf(moment, request)
    const [row] = await tx`
      update environment_samples set call = ${call}, known_at = greatest(taken_at, ${at}::timestamptz), known_by = ${request.actor.id}
      where id = ${sample} and call is null returning id`
    if (!row) throw new Problem('release.sample-known')
    return { sample, call }
  },
})
