import { StaffTestTaken, TakeStaffTest } from '@bihuan/contract/site-staff.ts'
import { cityDateOf, instantOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfStaff, checkOwnSite, staffRow } from './store.ts'
import { endOfDay } from './tests-due.ts'

/** Notes that a swab of somebody on the roster was taken; it is the one that was due on that day, or one more that nobody asked for. */
export const takeStaffTest = command({
  name: 'site-staff.take-test',
  summary: 'Note the swab of somebody of the staff',
  roles: ['site-manager', 'site-worker'],
  input: TakeStaffTest,
  outcome: StaffTestTaken,
  area: (sql, { staff }) => areaOfStaff(sql, staff),
  async run(tx, { staff, at: moment, tube }, { now, actor }) {
    const row = await staffRow(tx, staff)
    await checkOwnSite(tx, row.isolationSiteId, actor)
    const at = instantOf(moment)
    if (at > now) throw new Problem('site-staff.in-the-future')
    const day = cityDateOf(at)
    const [written] = await tx<{ dueOn: string }[]>`
      insert into site_staff_tests (staff_id, due_on, opened_at, due_at, taken_at, tube, taken_by)
      values (${staff}, ${day}::date, ${at}, ${endOfDay(day)}, ${at}, ${tube ?? null}, ${actor.id})
      on conflict (staff_id, due_on) do update set taken_at = excluded.taken_at, tube = excluded.tube, taken_by = excluded.taken_by
        where site_staff_tests.taken_at is null
      returning due_on::text`
    return { staff, due: written?.dueOn ?? null }
  },
})
