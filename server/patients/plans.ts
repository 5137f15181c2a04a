import { groupsOf } from '@bihuan/core/patients/care-groups.ts'
import { type Level, type PlaceProposal, proposePlace } from '@bihuan/core/patients/place.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { policyNow } from '../facts/store.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { entriesOf, notesOf } from './notes-of.ts'
import { conditionsOf, type PatientRecord } from './store.ts'
import { ageOf } from './urgency.ts'

const leastWords = 4

/** Where a patient belongs by the policy in force and what is known of them now. */
export async function proposalFor(
  tx: Tx,
  patient: PatientRecord,
  request: Pick<Request, 'anchors' | 'now'>,
): Promise<PlaceProposal> {
  const { days } = entriesOf(await notesOf(tx, patient.id, request.now))
  const age = await ageOf(tx, patient.personId, request.now)
  return proposePlace(await policyNow(tx, request), {
    reason: patient.reason,
    severity: days.at(-1)?.severity ?? 'none',
    isVulnerable: groupsOf(age, conditionsOf(patient).conditions).length > 0,
  })
}

const kindsOf: Readonly<Record<Level, readonly string[]>> = {
  'designated-hospital': ['hospital'],
  'makeshift-hospital': ['makeshift-hospital'],
  home: [],
}

/** Writes a plan beside what was proposed; refuses with patient.words-missing and patient.site-does-not-fit. */
export async function writePlan(
  tx: Tx,
  patient: PatientRecord,
  decided: { level: Level; site: string | null; words: string | null },
  request: Request,
): Promise<{ plan: string; differs: boolean }> {
  const { keys, now, actor } = request
  const { level, site, words } = decided
  const proposal = await proposalFor(tx, patient, request)
  const differs = level !== proposal.level && level !== proposal.orLevel
  if (differs && (words ?? '').trim().length < leastWords)
    throw new Problem('patient.words-missing')
  if (site !== null && !kindsOf[level].includes((await siteOf(tx, site)).kind))
    throw new Problem('patient.site-does-not-fit')
  const plan = derivedId(request.id, 'plan')
  await tx`
    insert into patient_plans (id, patient_id, level, isolation_site_id, differs, body, decided_by, decided_at)
    values (${plan}, ${patient.id}, ${level}, ${site}, ${differs}, ${tx.json(keys.sealedJson('facts', now, { proposal, words }))}, ${actor.id}, ${now})`
  await tx`update patients set level = ${level}, isolation_site_id = ${site} where id = ${patient.id}`
  return { plan, differs }
}
