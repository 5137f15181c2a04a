import { BeginCycle, CycleBegun, CycleEnded, EndCycle } from '@bihuan/contract/site-staff.ts'
import { trackOf } from '@bihuan/core/policy/track-days.ts'
import { cityDateOf, hourMs } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson, policyNow } from '../facts/store.ts'
import { areaOfStaff, checkOwnSite, rosterRoles, staffRow } from './store.ts'

const dayMs = 24 * hourMs
// The reason of the policies for who leaves a closed loop; without such a track in force nothing follows from leaving.
const exitBasis = 'closed_loop_exit'

/** Moves into the closed loop for so many days. */
export const beginCycle = command({
  name: 'site-staff.begin-cycle',
  summary: 'Somebody of the staff moves into the closed loop',
  roles: rosterRoles,
  input: BeginCycle,
  outcome: CycleBegun,
  area: (sql, { staff }) => areaOfStaff(sql, staff),
  async run(tx, { staff, days }, { id, now, actor }) {
    const row = await staffRow(tx, staff)
    await checkOwnSite(tx, row.isolationSiteId, actor)
    const cycle = derivedId('cycle', id)
    const dueOut = cityDateOf(now + days * dayMs)
    const written = await tx`
      insert into site_staff_cycles (id, staff_id, in_at, due_out) values (${cycle}, ${staff}, ${now}, ${dueOut})
      on conflict (staff_id) where out_at is null do nothing returning id`
    if (written.length === 0) throw new Problem('site-staff.inside')
    return { staff, cycle, dueOut }
  },
})

/**
 * Leaves the closed loop. Where the rules in force have a track for that, an investigator is asked to look at it: a fact is recorded by
 * them, and binds nobody before.
 */
export const endCycle = command({
  name: 'site-staff.end-cycle',
  summary: 'Somebody of the staff leaves the closed loop',
  roles: rosterRoles,
  input: EndCycle,
  outcome: CycleEnded,
  area: (sql, { staff }) => areaOfStaff(sql, staff),
  async run(tx, { staff }, request) {
    const { id, now, actor } = request
    const row = await staffRow(tx, staff)
    await checkOwnSite(tx, row.isolationSiteId, actor)
    const [ended] = await tx<{ id: string }[]>`
      update site_staff_cycles set out_at = ${now} where staff_id = ${staff} and out_at is null returning id`
    if (!ended) throw new Problem('site-staff.not-inside')
    await tx`
      update site_staff_tests set excused_at = ${now} where staff_id = ${staff} and taken_at is null and excused_at is null`
    const track = trackOf(await policyNow(tx, request), exitBasis)
    const stage = track?.stages[0]
    if (!track || !stage) return { staff, cycle: ended.id, exit: null, basis: null }
    const exit = derivedId('exit', id)
    const binds =
      stage.place.binds && (stage.days === null || stage.days.binds) && track.clock.binds
    await tx`
      insert into site_staff_exits (id, cycle_id, person_id, area_code, basis, binds, left_at)
      values (${exit}, ${ended.id}, ${row.personId}, ${await areaOfPerson(tx, row.personId)}, ${exitBasis}, ${binds}, ${now})`
    return { staff, cycle: ended.id, exit, basis: exitBasis }
  },
})
