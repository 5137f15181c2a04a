import { randomUUID } from 'node:crypto'
import { hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { type AllocationDesk, anAllocationDesk } from '../allocation/an-allocation-desk.ts'
import type { Actor } from '../door/actor.ts'
import { exitList, settleExit } from './exits.ts'
import { addStaff, endStaff } from './keep-roster.ts'
import { beginCycle, endCycle } from './live-in.ts'
import { planShifts } from './plan-shifts.ts'
import { roster } from './roster.ts'
import { staffOf } from './staff-of.ts'
import { takeStaffTest } from './take-staff-test.ts'
import { openStaffTests } from './tests-due.ts'

describe('the staff of a site', () => {
  let desk: AllocationDesk
  let manager: Actor
  let other: Actor
  let site: string
  let staff: string
  let person: string
  beforeAll(async () => {
    desk = await anAllocationDesk()
    site = (await desk.aSite()).site
    await desk.aSite()
    manager = desk.city.actor('site-manager', '410105', 'isolation-site:1')
    other = desk.city.actor('site-manager', '410105', 'isolation-site:2')
    person = desk.people[0] ?? ''
  })
  const add = (who = manager, role = 'doctor', whom = person) =>
    desk.city.run(addStaff, who, { site, person: whom, role }, desk.now)

  test('a worker keeps no roster, and the manager of another site not this one', async () => {
    await expect(add(desk.city.actor('site-worker', '410105'))).rejects.toMatchObject({
      code: 'access.role-may-not',
    })
    await expect(add(other)).rejects.toMatchObject({ code: 'isolation-site.not-yours' })
  })

  test('somebody goes on one roster, as a job that the city has', async () => {
    await expect(add(manager, 'cook')).rejects.toMatchObject({ code: 'site-staff.role-unknown' })
    staff = (await add()).staff
    await expect(add()).rejects.toMatchObject({ code: 'site-staff.already-on' })
    expect(await staffOf(desk.city.sql, site)).toEqual([
      { role: 'doctor', on: 1, inside: 0, onShift: 0 },
    ])
  })

  test('inside the closed loop a swab is owed every day only where a confirmed rule says so', async () => {
    await desk.city.run(beginCycle, manager, { staff, days: 14 }, desk.now)
    await expect(
      desk.city.run(beginCycle, manager, { staff, days: 14 }, desk.now),
    ).rejects.toMatchObject({ code: 'site-staff.inside' })
    await openStaffTests(desk.city.city, desk.now)
    const seen = await desk.city.ask(roster, manager, { site }, 'isolation', desk.now)
    const owed = await desk.city.sql<{ subject: string }[]>`
      select subject from loop_staff_test_not_taken where closed_at is null`
    // The rule of the pack in force is a reprint (grade c): proposed, and owed by nobody until an officer confirms it.
    expect(owed).toHaveLength(seen.testsDue.bound ? seen.testsDue.due : 0)
    expect(seen.staff[0]).toMatchObject({ overstays: false })
    expect(seen.staff[0]?.nameMasked).toContain('*')
  })

  test('an owed swab is an open loop until it is taken', async () => {
    await desk.city.sql`
      insert into site_staff_tests (staff_id, due_on, opened_at, due_at)
      values (${staff}, ${isoOf(desk.now + 8 * hourMs).slice(0, 10)}::date, ${desk.now}, ${desk.now + hourMs}) on conflict do nothing`
    const open = () => desk.city.sql`select from loop_staff_test_not_taken where closed_at is null`
    expect(await open()).toHaveLength(1)
    const input = { staff, at: isoOf(desk.now) }
    await expect(
      desk.city.run(takeStaffTest, manager, { staff, at: isoOf(desk.now + hourMs) }, desk.now),
    ).rejects.toMatchObject({ code: 'site-staff.in-the-future' })
    await desk.city.run(takeStaffTest, manager, input, desk.now)
    expect(await open()).toHaveLength(0)
    expect((await desk.city.run(takeStaffTest, manager, input, desk.now)).due).toBeNull()
  })

  test('shifts of one person do not overlap, and none of them is written where one does', async () => {
    const shift = (from: number, until: number) => ({
      staff,
      from: isoOf(desk.now + from * hourMs),
      until: isoOf(desk.now + until * hourMs),
    })
    const plan = (shifts: ReturnType<typeof shift>[]) =>
      desk.city.run(planShifts, manager, { site, shifts }, desk.now)
    await expect(plan([shift(0, 30)])).rejects.toMatchObject({ code: 'site-staff.shift-order' })
    await expect(plan([shift(0, 8), shift(7, 12)])).rejects.toMatchObject({
      code: 'site-staff.shift-overlaps',
    })
    expect(await plan([shift(-1, 8), shift(8, 16)])).toMatchObject({ planned: 2 })
    expect(await staffOf(desk.city.sql, site, desk.now)).toMatchObject([{ inside: 1, onShift: 1 }])
  })

  test('leaving the closed loop is told to an investigator where the rules know it, who records the fact', async () => {
    await expect(desk.city.run(endStaff, manager, { staff }, desk.now)).rejects.toMatchObject({
      code: 'site-staff.inside',
    })
    const left = await desk.city.run(endCycle, manager, { staff }, desk.now)
    const investigator = desk.city.actor('case-investigator', '410105')
    const { exits } = await desk.city.ask(
      exitList,
      investigator,
      {},
      'case-investigation',
      desk.now,
    )
    // The pack of this desk has no track for it: nothing follows, and nobody is asked.
    expect(left).toMatchObject({ exit: null, basis: null })
    expect(exits).toEqual([])
    await desk.city.run(endStaff, manager, { staff }, desk.now)
    expect(await staffOf(desk.city.sql, site)).toEqual([])
  })

  test('an exit is settled once, with a fact of this person or a reason', async () => {
    const [cycle] = await desk.city.sql<{ id: string }[]>`select id from site_staff_cycles`
    const exit = randomUUID()
    const fact = `travel:${person}:${exit}`
    await desk.city.sql`
      insert into site_staff_exits (id, cycle_id, person_id, area_code, basis, binds, left_at)
      values (${exit}, ${cycle?.id ?? ''}, ${person}, '410105001001', 'closed_loop_exit', false, ${desk.now})`
    await desk.city.sql`
      insert into facts (id, kind, person_id, reason, at, known_at, recorded_by)
      values (${fact}, 'travel', ${person}, 'closed_loop_exit', ${desk.now}, ${desk.now}, 'x')`
    const investigator = desk.city.actor('case-investigator', '410105')
    const settle = (input: { fact?: string; why?: string }) =>
      desk.city.run(settleExit, investigator, { exit, ...input }, desk.now)
    const seen = await desk.city.ask(exitList, investigator, {}, 'case-investigation', desk.now)
    expect(seen.exits).toMatchObject([{ exit, binds: false, settledAt: null }])
    await expect(settle({})).rejects.toMatchObject({ code: 'site-staff.fact-or-why' })
    await expect(settle({ fact: 'travel:none' })).rejects.toMatchObject({
      code: 'site-staff.fact-of-another',
    })
    await settle({ fact })
    await expect(settle({ why: '再次' })).rejects.toMatchObject({ code: 'site-staff.exit-settled' })
  })
})
