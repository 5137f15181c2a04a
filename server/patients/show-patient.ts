import { PatientParams, PatientView } from '@bihuan/contract/patients.ts'
import { groupsOf } from '@bihuan/core/patients/care-groups.ts'
import { dischargeOf } from '@bihuan/core/patients/discharge.ts'
import { afterDischarge } from '@bihuan/core/patients/follow-ups.ts'
import { proposePlace } from '@bihuan/core/patients/place.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { policyNow } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { ageOn } from '../people/age.ts'
import { leaveTrace } from '../people/leave-trace.ts'
import { shippedWords } from '../policy/shipped.ts'
import { confirmedGroups } from './care-group-list.ts'
import { courseOf } from './course-of.ts'
import { decisionsOf, followUpsOf, plansOf, transfersOf } from './history-of.ts'
import { lineOf, rowsOf } from './rows.ts'
import { checkWard, conditionsOf, knownPatient } from './store.ts'

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** One patient opened by a doctor: plan, course, tests gene by gene, what the plan in force asks and what of it is met. */
export const showPatient = query({
  name: 'patient.show',
  summary: 'One patient, opened',
  roles: ['doctor'],
  params: PatientParams,
  outcome: PatientView,
  people: true,
  async run(sql, { patient: id }, question) {
    const { now, actor, purpose, keys } = question
    const patient = await knownPatient(sql, id)
    if (!covers(actor.areaCode, patient.areaCode))
      throw new Problem('access.area-is-not-yours', {
        area: patient.areaCode,
        own: actor.areaCode,
      })
    checkWard(actor, patient)
    await leaveTrace(sql, {
      person: patient.personId,
      query: 'patient.show',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const policy = await policyNow(sql, question)
    const [row] = await rowsOf(sql, sql`select ${id}::uuid, null::uuid, 1`)
    const [person] = await sql<{ phoneCipher: Buffer | null; bornOn: string }[]>`
      select phone_cipher, born_on from people where id = ${patient.personId}`
    const home = (await homesOf(sql, [patient.personId])).get(patient.personId)
    if (!row || !person) throw new Problem('patient.unknown')
    const { course, notes } = await courseOf(sql, patient, policy, now)
    const { conditions, words } = conditionsOf(patient)
    const groups = groupsOf(ageOn(person.bornOn, cityDateOf(now)), conditions)
    const confirmed = await confirmedGroups(sql)
    const found = dischargeOf(policy, course, now)
    const last = course.days.at(-1)
    return {
      now: isoOf(now),
      row: lineOf(row, policy, now),
      name: row.name,
      phone: person.phoneCipher === null ? null : keys.open(person.phoneCipher),
      address: home?.address ?? null,
      bornOn: person.bornOn,
      conditions: [...conditions],
      conditionWords: words,
      groups: groups.map(({ id: group, words: said }) => ({
        group,
        ...said,
        binds: confirmed.has(group),
      })),
      proposal: proposePlace(policy, {
        reason: patient.reason,
        severity: last?.severity ?? 'none',
        isVulnerable: groups.length > 0,
      }),
      plans: await plansOf(sql, id),
      notes: notes.map(({ id: note, at, writtenBy, writtenAt, body }) => ({
        id: note,
        at: isoOf(at),
        by: writtenBy,
        writtenAt: isoOf(writtenAt),
        note: body,
      })),
      tests: course.tests.map(({ at, knownAt, genes, ...test }) => ({
        ...test,
        at: isoOf(at),
        knownAt: isoOf(knownAt),
        genes: genes.map((gene) => ({ ...gene })),
      })),
      transfers: await transfersOf(sql, home?.ids ?? [patient.personId], patient.sinceAt),
      discharge: {
        plan: found.plan === null ? null : { ...found.plan },
        conditions: found.conditions.map(({ since, facts, rule, ...one }) => ({
          ...one,
          facts: [...facts],
          rule: { ...rule },
          since: iso(since),
        })),
        met: found.met,
        metAt: iso(found.metAt),
        binds: found.binds,
        needsSecond: found.asksSecond || !found.met || !found.binds,
        decisions: await decisionsOf(sql, id),
      },
      after: afterDischarge(policy, patient.reason, patient.dischargedAt ?? now).stages.map(
        ({ place, days, until }) => ({
          place,
          placeName: { ...wordsOf(policy, place, shippedWords()) },
          days,
          until: iso(until),
        }),
      ),
      followUps: await followUpsOf(sql, id),
    }
  },
})
