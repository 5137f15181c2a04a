import { randomUUID } from 'node:crypto'
import { cityDateOf, hourMs, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { aStayDesk, type StayDesk } from '../stays/a-stay-desk.ts'
import { ownStay } from '../stays/own-stay.ts'
import { roomBoard } from '../stays/room-board.ts'
import { showStay } from '../stays/show-stay.ts'
import { alarmRuleList } from './alarm-rule-list.ts'
import { answerAlarm } from './answer-alarm.ts'
import { answerRequest } from './answer-request.ts'
import { askRequest, noteRequest } from './ask-request.ts'
import { deliverMeals } from './deliver-meals.ts'
import { giveSupplies } from './give-supplies.ts'
import { incidentList } from './incident-list.ts'
import { addMeasure, closeIncident, reportIncident } from './incidents.ts'
import { mealList } from './meal-list.ts'
import { recordHealth } from './record-health.ts'
import { recordVisit } from './record-visit.ts'
import { referStay, returnStay } from './refer-stay.ts'
import { requestList } from './request-list.ts'
import { sayHealth } from './say-health.ts'
import { confirmAlarmRule, endAlarmRule, setAlarmRule } from './set-alarm-rule.ts'
import { endSupply, setSupply } from './set-supply.ts'
import { shiftList } from './shift-list.ts'
import { beginShift, handOverShift } from './shifts.ts'
import { supplyList } from './supply-list.ts'

let desk: StayDesk
let stay: string
let child: string
const p = (n: number) => desk.people[n] ?? ''
const mother = () => ({ ...desk.city.actor('resident', '410105001001'), id: 'mother' })
const stranger = () => ({ ...desk.city.actor('resident', '410105001001'), id: 'stranger' })
const loopsOf = async (kind: string) => [
  ...(await desk.city.sql<{ subject: string; dueAt: number; closedAt: number | null }[]>`
    select subject, due_at, closed_at from ${desk.city.sql(`loop_${kind}`)} order by opened_at`),
]
beforeAll(async () => {
  desk = await aStayDesk()
  await desk.order(p(0))
  stay = await desk.arrive(p(0), '210')
  await desk.order(p(1))
  child = await desk.arrive(p(1), '201')
  for (const [n, account] of [
    [0, 'mother'],
    [5, 'stranger'],
  ] as const) {
    await desk.city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values (${account}, ${account}, ${account}, 'resident', '410105001001', 'x', ${desk.now})`
    await desk.city.sql`
      insert into residents (account_id, person_id, entered_at) values (${account}, ${p(n)}, ${desk.now})`
  }
  await desk.city.sql`
    insert into proxies (id, proxy_person_id, person_id, relation, slot, consented_at, until_at)
    values (${randomUUID()}, ${p(0)}, ${p(1)}, 'child', 1, ${desk.now}, ${desk.now + 1_000 * hourMs})`
})
const checked = (temperature: number | null, symptoms: string[] = [], at = desk.now) =>
  desk.city.run(recordHealth, desk.worker, { stay, temperature, symptoms } as never, at)

describe('a health check', () => {
  test('is written by staff of the site, or said by the person and who acts for them, and by nobody else', async () => {
    const said = { person: p(1), temperature: 36.4, symptoms: [] }
    expect((await desk.city.run(sayHealth, mother(), said)).alarms).toBe(0)
    await expect(desk.city.run(sayHealth, stranger(), said)).rejects.toBeDefined()
    await expect(
      desk.city.run(sayHealth, stranger(), { ...said, person: p(5) }),
    ).rejects.toMatchObject({ code: 'stay.not-staying' })
    const other = desk.city.actor('site-worker', '410105', 'isolation-site:8')
    await expect(
      desk.city.run(recordHealth, other, { stay, temperature: 36.4, symptoms: [] }),
    ).rejects.toMatchObject({ code: 'isolation-site.not-yours' })
    await expect(checked(null)).rejects.toMatchObject({ code: 'stay.nothing-said' })
  })

  test('that is owed is a loop until a temperature is there, as often as the rules say', async () => {
    // Arrived and measured at 08:00: the one of the afternoon is due at midnight.
    await checked(36.5)
    const midnight = desk.now + 16 * hourMs
    expect((await loopsOf('health_not_checked')).map(({ dueAt }) => dueAt)).toEqual([
      midnight,
      midnight,
    ])
    await checked(36.6, [], midnight - hourMs)
    const due = (await loopsOf('health_not_checked')).find(
      ({ subject }) => subject === `stay:${stay}`,
    )
    expect(due?.dueAt).toBe(midnight + 12 * hourMs)
    const board = await desk.city.ask(
      roomBoard,
      desk.worker,
      { site: desk.site },
      'isolation',
      midnight - hourMs,
    )
    const owed = board.rooms.flatMap(({ guests }) => guests.filter(({ healthOwed }) => healthOwed))
    expect(owed.map(({ stay: one }) => one)).toEqual([child])
  })

  test('raises an alarm with its clock, once, which says that nobody has confirmed its rule', async () => {
    expect((await checked(38.1)).alarms).toBe(1)
    expect((await checked(38.4)).alarms).toBe(0)
    const card = await desk.city.ask(showStay, desk.worker, { stay }, 'isolation')
    const [alarm] = card.checks.flatMap(({ alarms }) => alarms)
    expect(alarm).toMatchObject({
      rule: 'fever',
      confirmed: false,
      dueAt: isoOf(desk.now + 30 * minuteMs),
    })
    const answer = { alarm: alarm?.alarm ?? '', answer: 'measured-again' as const }
    await desk.city.run(answerAlarm, desk.worker, answer, desk.now + 10 * minuteMs)
    expect(await loopsOf('alarm_not_answered')).toMatchObject([
      { closedAt: desk.now + 10 * minuteMs },
    ])
    await expect(desk.city.run(answerAlarm, desk.worker, answer)).rejects.toMatchObject({
      code: 'stay.alarm-answered',
    })
  })

  test('lies sealed: neither temperature nor symptom can be read in the table', async () => {
    const rows = await desk.city.sql<
      { text: string }[]
    >`select body::text as text from health_checks`
    expect(rows.length).toBeGreaterThan(3)
    for (const { text } of rows) expect(text).toMatch(/^\{"\$sealed"/)
  })
})

describe('a rule of alarms', () => {
  test('is confirmed by a second person, and is a proposal again when it changes', async () => {
    const rule = {
      rule: 'fever',
      kind: 'temperature-at-least' as const,
      temperature: 37.5,
      symptom: null,
      answerMinutes: 20,
      source: '市卫健委通知',
    }
    await expect(desk.city.run(setAlarmRule, desk.worker, rule)).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(
      desk.city.run(setAlarmRule, desk.manager, { ...rule, temperature: null }),
    ).rejects.toMatchObject({ code: 'stay.rule-incomplete' })
    await desk.city.run(setAlarmRule, desk.manager, rule)
    await expect(
      desk.city.run(confirmAlarmRule, desk.manager, { rule: 'fever' }),
    ).rejects.toMatchObject({ code: 'stay.rule-by-two' })
    await desk.city.run(confirmAlarmRule, desk.city.actor('district-commander', '410105'), {
      rule: 'fever',
    })
    const { rules } = await desk.city.ask(alarmRuleList, desk.manager, {})
    expect(rules.find((one) => one.rule === 'fever')).toMatchObject({
      temperature: 37.5,
      confirmedBy: 'district-commander-district-commander',
    })
    expect((await checked(37.4)).alarms).toBe(0)
    expect((await checked(37.5)).alarms).toBe(1)
    await desk.city.run(endAlarmRule, desk.manager, { rule: 'low-mood' })
    expect((await checked(36.5, ['low-mood'])).alarms).toBe(0)
  })
})

describe('what somebody asks for', () => {
  const ask = (kind: string, more: object = {}, by = mother()) =>
    desk.city.run(askRequest, by, { person: p(0), request: randomUUID(), kind, ...more } as never)

  test('help is never refused, and stands as an alarm before whoever is on duty', async () => {
    const { request, dueAt } = await ask('medical')
    expect(dueAt).toBe(isoOf(desk.now + 15 * minuteMs))
    const open = (await loopsOf('alarm_not_answered')).filter(({ closedAt }) => closedAt === null)
    expect(open.map((one) => one.dueAt)).toContain(desk.now + 15 * minuteMs)
    await desk.city.run(
      answerRequest,
      desk.worker,
      { request, answer: 'done' },
      desk.now + 5 * minuteMs,
    )
    const [alarm] = await desk.city
      .sql`select answered_at from care_alarms where rule = 'asked-for-help'`
    expect(alarm?.['answeredAt']).toBe(desk.now + 5 * minuteMs)
  })

  test('a complaint has a clock and is answered by another than who wrote it down', async () => {
    const note = { stay, request: randomUUID(), kind: 'complaint' as const, words: '走廊有人抽烟' }
    await desk.city.run(noteRequest, desk.worker, note)
    const open = await loopsOf('complaint_unanswered')
    expect(open).toMatchObject([
      { subject: `stay-request:${note.request}`, dueAt: desk.now + 24 * hourMs, closedAt: null },
    ])
    const answer = { request: note.request, answer: 'done' as const, words: '已提醒，并加强巡查' }
    await expect(desk.city.run(answerRequest, desk.worker, answer)).rejects.toMatchObject({
      code: 'stay.own-complaint',
    })
    await desk.city.run(answerRequest, desk.manager, answer)
    await expect(desk.city.run(answerRequest, desk.manager, answer)).rejects.toMatchObject({
      code: 'stay.request-answered',
    })
    expect((await loopsOf('complaint_unanswered'))[0]?.closedAt).toBe(desk.now)
    const own = await desk.city.ask(ownStay, mother(), { person: p(0) })
    expect(own.stay?.requests.find(({ kind }) => kind === 'complaint')).toMatchObject({
      words: '走廊有人抽烟',
      answerWords: '已提醒，并加强巡查',
    })
  })

  test('things are asked for from the list, and given; the list is empty until somebody fills it', async () => {
    expect((await desk.city.ask(supplyList, desk.worker, { site: desk.site })).items).toEqual([])
    const item = randomUUID()
    const line = {
      item,
      site: desk.site,
      kit: null,
      name: { zh: '牙刷', en: 'toothbrush' },
      unit: { zh: '支', en: 'piece' },
      quantity: 1,
      source: '本点清单',
    }
    await desk.city.run(setSupply, desk.manager, line)
    const { request } = await ask('supplies', { item, quantity: 2 })
    await expect(ask('supplies', { item: randomUUID() })).rejects.toMatchObject({
      code: 'stay.item-unknown',
    })
    await desk.city.run(giveSupplies, desk.worker, { stay, items: [{ item, quantity: 2 }] })
    const { requests } = await desk.city.ask(
      requestList,
      desk.worker,
      { site: desk.site, kind: 'supplies' },
      'isolation',
    )
    expect(requests).toMatchObject([
      { request, answer: 'done', nameMasked: '张*', roomCode: '210' },
    ])
    await desk.city.run(endSupply, desk.manager, { item })
    await expect(ask('supplies', { item })).rejects.toMatchObject({ code: 'stay.item-unknown' })
  })

  test('a list is read page by page, and none twice', async () => {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await desk.city.ask(
        requestList,
        desk.worker,
        { site: desk.site, limit: 1, ...(after ? { after } : {}) },
        'isolation',
      )
      seen.push(...page.requests.map(({ request }) => request))
      after = page.next ?? undefined
    } while (after)
    expect(new Set(seen).size).toBe(seen.length)
    expect(seen).toHaveLength(3)
  })
})

describe('a meal', () => {
  test('is counted by diet, and brought to all but those named', async () => {
    const day = cityDateOf(desk.now)
    const before = await desk.city.ask(mealList, desk.worker, { site: desk.site })
    expect(before).toMatchObject({ people: 2, plain: 2, diets: [] })
    const meal = { site: desk.site, day, meal: 'lunch' as const, except: [child] }
    expect(await desk.city.run(deliverMeals, desk.worker, meal)).toEqual({ delivered: 1, not: 1 })
    const { meals } = await desk.city.ask(mealList, desk.worker, { site: desk.site })
    expect(meals.find((one) => one.meal === 'lunch')).toEqual({
      meal: 'lunch',
      delivered: 1,
      not: 1,
      open: 0,
    })
    expect(meals.find((one) => one.meal === 'dinner')?.open).toBe(2)
  })
})

describe('hospital', () => {
  test('is open whatever the order says; the bed is kept or freed, and the stay goes on', async () => {
    const sent = { stay: child, urgent: true, keepBed: false, words: '高热不退' }
    const { referral, transfer } = await desk.city.run(referStay, desk.worker, sent)
    expect(transfer).not.toBeNull()
    const [row] = await desk.city.sql`select room_id, left_at from stays where id = ${child}`
    expect([row?.['roomId'], row?.['leftAt']]).toEqual([null, null])
    expect((await loopsOf('health_not_checked')).map(({ subject }) => subject)).not.toContain(
      `stay:${child}`,
    )
    const own = await desk.city.ask(ownStay, mother(), { person: p(1) })
    expect(own.stay).toMatchObject({ atHospital: true, checkOwed: false })
    await expect(desk.city.run(referStay, desk.worker, sent)).rejects.toMatchObject({
      code: 'stay.referred-already',
    })
    await desk.city.run(returnStay, desk.worker, { referral })
    await expect(desk.city.run(returnStay, desk.worker, { referral })).rejects.toMatchObject({
      code: 'stay.referral-unknown',
    })
  })

  test('visits of others are written down, sealed', async () => {
    await desk.city.run(recordVisit, desk.worker, {
      stay,
      kind: 'psychologist',
      words: '睡眠不好，明天再来',
    })
    const card = await desk.city.ask(showStay, desk.worker, { stay }, 'isolation')
    expect(card.visits).toMatchObject([{ kind: 'psychologist', words: '睡眠不好，明天再来' }])
    const [row] = await desk.city.sql<{ words: string }[]>`select words from care_visits`
    expect(row?.words).not.toContain('睡眠')
  })
})

describe('an incident', () => {
  test('is closed by another than who reported it, and is a loop until then', async () => {
    const incident = randomUUID()
    const report = {
      incident,
      site: desk.site,
      stay,
      kind: 'fall' as const,
      words: '洗手间滑倒',
      measures: '已扶起，量血压',
    }
    await desk.city.run(reportIncident, desk.worker, report)
    await desk.city.run(
      addMeasure,
      desk.worker,
      { incident, measures: '铺防滑垫' },
      desk.now + minuteMs,
    )
    await expect(
      desk.city.run(closeIncident, desk.worker, { incident, words: '好了' }),
    ).rejects.toMatchObject({ code: 'stay.incident-by-two' })
    expect((await loopsOf('incident_open'))[0]).toMatchObject({
      closedAt: null,
      dueAt: desk.now + 24 * hourMs,
    })
    await desk.city.run(closeIncident, desk.manager, { incident, words: '已核实' })
    const { incidents } = await desk.city.ask(incidentList, desk.manager, { site: desk.site })
    expect(incidents).toMatchObject([
      {
        roomCode: '210',
        words: '洗手间滑倒',
        measures: [{ words: '已扶起，量血压' }, { words: '铺防滑垫' }],
      },
    ])
    expect((await loopsOf('incident_open'))[0]?.closedAt).toBe(desk.now)
  })
})

describe('a shift', () => {
  test('is handed over with what is open, and one runs at a time', async () => {
    const shift = randomUUID()
    const members = [{ account: 'nurse-1', part: '护士' }]
    await desk.city.run(beginShift, desk.manager, { shift, site: desk.site, members })
    await expect(
      desk.city.run(beginShift, desk.worker, { shift: randomUUID(), site: desk.site, members: [] }),
    ).rejects.toMatchObject({ code: 'stay.shift-running' })
    await desk.city.run(noteRequest, desk.worker, { stay, request: randomUUID(), kind: 'talk' })
    const handed = await desk.city.run(handOverShift, desk.manager, {
      shift,
      to: 'nurse-2',
      words: '201 房注意',
    })
    expect(handed.open).toBeGreaterThan(0)
    const { shifts } = await desk.city.ask(shiftList, desk.manager, { site: desk.site })
    expect(shifts).toMatchObject([
      {
        handedTo: 'nurse-2',
        words: '201 房注意',
        open: { requests: 1 },
        members: [{ part: '护士' }],
      },
    ])
  })
})
