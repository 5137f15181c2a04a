import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aWard, dayMs, hospitalTest } from './a-ward.ts'
import { careGroupList, confirmCareGroup } from './care-group-list.ts'
import { decidePlan } from './decide-plan.ts'
import { dischargePatient } from './discharge-patient.ts'
import { finishFollowUp } from './finish-follow-up.ts'
import { movePatient } from './move-patient.ts'
import { noteDischarges } from './note-discharges.ts'
import { patientCounts } from './patient-counts.ts'
import { patientList } from './patient-list.ts'
import { setConditions } from './set-conditions.ts'
import { showPatient } from './show-patient.ts'
import { takePatient } from './take-patient.ts'
import { withdrawDischarge } from './withdraw-discharge.ts'

let ward: Awaited<ReturnType<typeof aWard>>
let start = 0
beforeAll(async () => {
  ward = await aWard()
  start = ward.city.start
})
const p = (n: number) => ward.people[n] ?? ''
const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  )
const show = (patient: string, at: number, actor = ward.tang) =>
  ward.city.ask(showPatient, actor, { patient }, 'treatment', at)
const discharge = (patient: string, at: number, more: object = {}, actor = ward.tang) =>
  ward.city.run(dischargePatient, actor, { patient, at: isoOf(at), ...more }, at)
const factsOf = (person: string) =>
  ward.city.sql<{ at: number; recordedBy: string }[]>`
    select at, recorded_by from facts where kind = 'discharge' and person_id = ${person}`

describe('taking somebody on', () => {
  test('is for doctors, and for people with a case', async () => {
    const { city } = ward
    const grid = city.actor('grid-worker')
    expect(await codeOf(city.run(takePatient, grid, { person: p(0) }))).toBe('access.role-may-not')
    expect(await codeOf(city.run(takePatient, ward.tang, { person: p(0) }))).toBe('patient.no-case')
  })

  test('the old wait first, masked and with a trace, and leave the list when somebody takes them', async () => {
    const { city } = ward
    await city.sql`update people set born_on = '1940-03-01' where id = ${p(2)}`
    await ward.caseOf(p(1), start)
    await ward.caseOf(p(2), start + 1)
    const ask = (list: 'waiting' | 'mine', more: object = {}) =>
      city.ask(patientList, ward.tang, { list, ...more }, 'treatment', start + hourMs)
    expect(await codeOf(city.ask(patientList, ward.tang, { list: 'waiting' }))).toBe(
      'access.purpose-needed',
    )
    const { patients } = await ask('waiting')
    expect(patients.map(({ person, priority }) => [person, priority])).toEqual([
      [p(2), 3],
      [p(1), 5],
    ])
    expect(JSON.stringify(patients)).not.toMatch(/张\d/)
    const first = await ask('waiting', { limit: 1 })
    const next = await ask('waiting', { limit: 1, after: first.next })
    expect([...first.patients, ...next.patients].map(({ person }) => person)).toEqual([p(2), p(1)])
    const traced = await city.sql`
      select from person_reads where person_id = ${p(2)} and query = 'patient.list'`
    expect(traced.length).toBeGreaterThan(0)
    const taken = await city.run(takePatient, ward.tang, { person: p(2) }, start + hourMs)
    const again = await city.run(takePatient, ward.shen, { person: p(2) }, start + hourMs)
    expect([taken.wasTaken, again]).toEqual([false, { patient: taken.patient, wasTaken: true }])
    expect((await ask('waiting')).patients.map(({ person }) => person)).toEqual([p(1)])
    expect((await ask('mine')).patients).toMatchObject([{ person: p(2), because: 'vulnerable' }])
    const counts = await city.ask(patientCounts, ward.tang, {}, undefined, start + hourMs)
    expect(counts).toMatchObject({ waiting: 1, ready: 0, followUps: 0 })
  })
})

describe('plan and course', () => {
  test('a plan that differs says why, conditions and a bad day move a patient up', async () => {
    const { city } = ward
    const patient = await ward.taken(p(3), start)
    const at = start + 2 * hourMs
    const plan = (more: object) =>
      city.run(decidePlan, ward.tang, { patient, level: 'home', ...more }, at)
    expect((await show(patient, at)).proposal).toMatchObject({ level: 'makeshift-hospital' })
    expect(await codeOf(plan({}))).toBe('patient.words-missing')
    expect(await plan({ words: '家中有单独房间，可隔离' })).toMatchObject({ differs: true })
    await city.run(setConditions, ward.tang, { patient, conditions: ['pregnant'] }, at)
    const opened = await show(patient, at)
    expect(opened).toMatchObject({
      name: '张4',
      conditions: ['pregnant'],
      groups: [{ group: 'pregnant', binds: false }],
      proposal: { level: 'designated-hospital', because: 'vulnerable', binds: false },
      row: { priority: 3, level: 'home' },
    })
    await ward.note(patient, at + 1, {
      kind: 'course',
      temperature: 389,
      oxygen: 91,
      severity: 'ordinary',
      symptoms: ['fever', 'breathless'],
      trend: 'worse',
      words: '已报告上级医师',
    })
    await ward.note(patient, at + 2, { kind: 'treatment', what: 'oxygen', words: '鼻导管 2 L/min' })
    const after = await show(patient, at + 3)
    expect(after.row).toMatchObject({ priority: 1, because: 'oxygen' })
    expect(after.notes.map(({ note }) => note.kind)).toEqual(['course', 'treatment'])
    const [row] = await city.sql<{ raw: string }[]>`
      select body ->> '$sealed' as raw from patient_notes where patient_id = ${patient} and kind = 'treatment'`
    expect(row?.raw).toBeTruthy()
    const plain = await city.sql`select from patient_notes where body::text like '%鼻导管%'`
    expect(plain).toHaveLength(0)
  })

  test('a move is a plan and a transfer, and there is one at a time', async () => {
    const { city } = ward
    const patient = await ward.taken(p(4), start)
    const at = start + 2 * hourMs
    const move = (level: 'designated-hospital' | 'makeshift-hospital') =>
      city.run(movePatient, ward.tang, { patient, level, words: '血氧下降，转定点医院' }, at)
    const { transfer } = await move('designated-hospital')
    const { transfers, plans } = await show(patient, at)
    expect(transfers).toMatchObject([{ transfer, kind: 'to-hospital', endedAt: null }])
    expect(plans).toMatchObject([{ level: 'designated-hospital', differs: true }])
  })

  test('tests of the chain come with every gene of their kit, pools with none', async () => {
    const { bench, round } = ward
    const tube = round.tube(1, 0, 1, 1)
    const pool = round.tube(1, 1)
    const patient = await ward.taken(p(5), start)
    await bench.receive([
      { tube, people: [p(5)], poolSize: 1, sitting: 1 },
      { tube: pool, people: [p(5), p(6)] },
    ])
    await bench.released([{ tube, call: 'reactive' }], 'first-kit', 20)
    await bench.released([{ tube: pool, call: 'reactive' }], 'first-kit', 30)
    const { tests } = await show(patient, bench.moment(120))
    expect(tests).toHaveLength(1)
    expect(tests[0]).toMatchObject({
      kit: 'kit-a',
      call: 'reactive',
      from: 'chain',
      genes: [{ ct: 30 }, { ct: 31 }],
    })
    expect((await show(patient, bench.moment(25))).tests).toHaveLength(0)
  })
})

/** Somebody who met every condition of the 8th edition by the evening of day 6. */
async function recovered(n: number, since: number) {
  const patient = await ward.taken(p(n), since)
  await ward.normalDays(patient, since + 2 * dayMs, 4)
  await ward.note(patient, since + 5 * dayMs, { kind: 'imaging', finding: 'better' })
  await ward.note(patient, since + 4 * dayMs, hospitalTest(null, null))
  await ward.note(patient, since + 6 * dayMs, hospitalTest(null, null))
  return patient
}

describe('a discharge', () => {
  test('by the plan frees at once, is one fact by one doctor, and brings its follow-ups', async () => {
    const patient = await recovered(8, start)
    const at = start + 6 * dayMs + hourMs
    const { discharge: found } = await show(patient, at)
    expect(found).toMatchObject({
      plan: { module: 'cn-dt-plan-8', track: null },
      met: true,
      needsSecond: false,
      metAt: isoOf(start + 6 * dayMs),
    })
    expect(await noteDischarges(ward.city.city, at)).toBe(1)
    const list = await ward.city.ask(patientList, ward.tang, { list: 'ready' }, 'treatment', at)
    expect(list.patients.map((one) => one.patient)).toEqual([patient])
    const [loop] = await ward.city.sql`
      select due_at, closed_at from loop_discharge_not_decided where subject = ${`patient:${patient}`}`
    expect(loop).toEqual({ dueAt: start + 7 * dayMs, closedAt: null })
    const id = randomUUID()
    const input = { patient, at: isoOf(at) }
    const done = await ward.city.run(dischargePatient, ward.tang, input, at, id)
    expect(await ward.city.run(dischargePatient, ward.tang, input, at, id)).toEqual(done)
    expect(await factsOf(p(8))).toEqual([{ at, recordedBy: 'tang' }])
    expect(done.followUps).toBe(2)
    expect(await codeOf(discharge(patient, at + 1))).toBe('patient.over')
    const { followUps, after } = await show(patient, at)
    expect(after.map(({ place, days }) => [place, days])).toEqual([
      ['centralized', 14],
      ['home_observation', 14],
    ])
    expect(followUps.map(({ kind, day }) => [kind, day])).toEqual([
      ['visit', 14],
      ['visit', 28],
    ])
    const [visit] = followUps
    const finish = (outcome: 'not-reached' | 'well' | 'test-passed') =>
      ward.city.run(
        finishFollowUp,
        ward.tang,
        { followUp: visit?.followUp ?? '', at: isoOf(at + dayMs), outcome },
        at + dayMs,
      )
    const open = () =>
      ward.city
        .sql`select from loop_follow_up_open where closed_at is null and subject = ${`follow-up:${visit?.followUp}`}`
    expect(await codeOf(finish('test-passed'))).toBe('patient.follow-up-other')
    await finish('not-reached')
    expect(await open()).toHaveLength(1)
    await finish('well')
    expect(await open()).toHaveLength(0)
    expect(await codeOf(finish('well'))).toBe('patient.follow-up-over')
  })

  test('beyond the plan needs words and another doctor, who may also not agree', async () => {
    const patient = await ward.taken(p(9), start)
    const at = start + 3 * dayMs
    expect(await codeOf(discharge(patient, at))).toBe('patient.words-missing')
    const words = '家属要求转回原籍继续治疗'
    const first = await discharge(patient, at, { words })
    expect(first.fact).toBeNull()
    expect(await factsOf(p(9))).toEqual([])
    const signs = first.discharge
    expect(await codeOf(discharge(patient, at, { words }))).toBe('patient.discharge-is-open')
    expect(await codeOf(discharge(patient, at, { signs }))).toBe('patient.second-doctor')
    expect(await codeOf(discharge(patient, at, { signs: randomUUID() }, ward.shen))).toBe(
      'patient.nothing-to-sign',
    )
    const withdraw = { discharge: signs, words: '影像未见好转' }
    await ward.city.run(withdrawDischarge, ward.shen, withdraw, at)
    expect(await codeOf(discharge(patient, at, { signs }, ward.shen))).toBe(
      'patient.nothing-to-sign',
    )
    const second = await discharge(patient, at + 1, { words })
    const signed = await discharge(patient, at + 2, { signs: second.discharge }, ward.shen)
    expect(signed.fact).not.toBeNull()
    expect(await factsOf(p(9))).toEqual([{ at: at + 1, recordedBy: 'shen' }])
  })

  test('of the 9th edition may rest on a Ct, which nobody confirmed here: so another doctor signs', async () => {
    const since = Date.parse('2022-03-20T08:00:00+08:00')
    const patient = await ward.taken(p(11), since)
    await ward.normalDays(patient, since + 2 * dayMs, 4)
    await ward.note(patient, since + 5 * dayMs, { kind: 'imaging', finding: 'normal' })
    await ward.note(patient, since + 4 * dayMs, hospitalTest(36.2, 35))
    await ward.note(patient, since + 5.5 * dayMs, hospitalTest(null, 37))
    const at = since + 6 * dayMs
    const { discharge: found } = await show(patient, at)
    expect(found).toMatchObject({
      plan: { module: 'cn-dt-plan-9' },
      met: true,
      binds: false,
      needsSecond: true,
    })
    expect((await discharge(patient, at)).fact).toBeNull()
  })
})

test('a group that comes first is confirmed with its page', async () => {
  const he = ward.officers.actor('he')
  const source = '诊疗方案第九版，第 5 页'
  expect(await codeOf(ward.city.run(confirmCareGroup, he, { group: 'none', source }))).toBe(
    'patient.group-unknown',
  )
  await ward.city.run(confirmCareGroup, he, { group: 'old', source })
  const { groups } = await ward.city.ask(careGroupList, ward.tang, {})
  expect(groups.filter(({ confirmedBy }) => confirmedBy !== null)).toMatchObject([
    { group: 'old', source, confirmedBy: he.id },
  ])
})
