import { DischargePatient, PatientDischarged } from '@bihuan/contract/patients.ts'
import { dischargeOf } from '@bihuan/core/patients/discharge.ts'
import { afterDischarge } from '@bihuan/core/patients/follow-ups.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { writeDischarge } from '../facts/record-discharge.ts'
import { checkHappened, policyNow } from '../facts/store.ts'
import { courseOf } from './course-of.ts'
import { areaOfPatient, openPatient, type PatientRecord } from './store.ts'

const leastWords = 4

/** Writes the fact and what is owed afterwards; from here on nobody holds the person for this case. */
async function finish(tx: Tx, patient: PatientRecord, at: Instant, request: Request) {
  const fact = await writeDischarge(tx, patient.personId, at, request)
  const { followUps } = afterDischarge(await policyNow(tx, request), patient.reason, at)
  for (const [n, { kind, day, dueAt, rule }] of followUps.entries())
    await tx`
      insert into patient_follow_ups (id, patient_id, kind, day, due_at, rule, opened_at)
      values (${derivedId(request.id, 'follow-up', String(n))}, ${patient.id}, ${kind}, ${day}, ${dueAt}, ${`${rule.pack}/${rule.path}`}, ${request.now})`
  await tx`update patients set discharged_at = ${at} where id = ${patient.id} and discharged_at is null`
  return { fact, followUps: followUps.length }
}

async function decide(
  tx: Tx,
  patient: PatientRecord,
  at: Instant,
  words: string | null,
  request: Request,
) {
  const { keys, now, actor } = request
  const policy = await policyNow(tx, request)
  const { course } = await courseOf(tx, patient, policy, now)
  const found = dischargeOf(policy, course, now)
  if (!found.met && (words ?? '').trim().length < leastWords)
    throw new Problem('patient.words-missing')
  // Nobody alone goes beyond what the plan says, or rests on a value that no officer confirmed.
  const needsSecond = found.asksSecond || !found.met || !found.binds
  const id = derivedId(request.id, 'discharge')
  const { plan, conditions } = found
  const body = keys.sealedJson('facts', now, { plan, conditions, words })
  const written = await tx`
    insert into patient_discharges (id, patient_id, at, decided_by, decided_at, was_met, needs_second, body)
    values (${id}, ${patient.id}, ${at}, ${actor.id}, ${now}, ${found.met}, ${needsSecond}, ${tx.json(body)})
    on conflict do nothing returning id`
  if (written.length === 0) throw new Problem('patient.discharge-is-open')
  return { id, needsSecond }
}

type Open = { id: string; at: Instant; decidedBy: string; needsSecond: boolean }

async function signed(tx: Tx, patient: PatientRecord, id: string, { actor, now }: Request) {
  const [open] = await tx<Open[]>`
    select id, at, decided_by, needs_second from patient_discharges
    where id = ${id} and patient_id = ${patient.id} and withdrawn_at is null and fact_id is null`
  if (!open) throw new Problem('patient.nothing-to-sign')
  if (open.decidedBy === actor.id) throw new Problem('patient.second-doctor')
  const taken = await tx`
    update patient_discharges set second_by = ${actor.id}, second_at = ${now} where id = ${id} and second_by is null returning id`
  if (taken.length === 0) throw new Problem('patient.nothing-to-sign')
  return open
}

/**
 * A doctor decides that a patient is let go; the platform says which conditions of the plan in force are met by what. Where the plan asks for
 * it, where a condition is not met or rests on what nobody confirmed, a second doctor signs before the fact is written.
 */
export const dischargePatient = command({
  name: 'patient.discharge',
  summary: 'Decide a discharge, or sign it as the second doctor',
  roles: ['doctor'],
  input: DischargePatient,
  outcome: PatientDischarged,
  area: (sql, { patient }) => areaOfPatient(sql, patient),
  async run(tx, { patient: id, at: moment, signs, words }, request) {
    const patient = await openPatient(tx, id, request.actor)
    const at = instantOf(moment)
    checkHappened(at, request)
    if (at < patient.sinceAt) throw new Problem('fact.before-the-case')
    const decision =
      signs === undefined
        ? { at, ...(await decide(tx, patient, at, words ?? null, request)) }
        : { ...(await signed(tx, patient, signs, request)), needsSecond: false }
    if (decision.needsSecond)
      return { patient: id, discharge: decision.id, fact: null, followUps: 0 }
    const done = await finish(tx, patient, decision.at, request)
    await tx`update patient_discharges set fact_id = ${done.fact} where id = ${decision.id}`
    return { patient: id, discharge: decision.id, ...done }
  },
})
