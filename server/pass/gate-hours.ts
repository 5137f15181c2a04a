import { commandRoles } from '@bihuan/contract/access.ts'
import { GateHours, GateHoursParams } from '@bihuan/contract/pass.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'

type Row = {
  hourAt: number
  passed: number
  reminded: number
  limited: number
  staying: number
  refused: number
  unsure: number
  medical: number
}

/** How many came to the gates of an area in each hour, by what the screen said. */
export const gateHours = query({
  name: 'gate.hours',
  summary: 'Counts of the gates of an area by hour',
  roles: [...commandRoles, 'inspector', 'privacy-officer'],
  params: GateHoursParams,
  outcome: GateHours,
  async run(sql, { area, from, until }, { actor }) {
    const code = area ?? actor.areaCode
    if (!covers(actor.areaCode, code))
      throw new Problem('access.area-is-not-yours', { area: code, own: actor.areaCode })
    const rows = await sql<Row[]>`
      select hour_at, sum(passed)::int as passed, sum(reminded)::int as reminded, sum(limited)::int as limited,
        sum(staying)::int as staying, sum(refused)::int as refused, sum(unsure)::int as unsure, sum(medical)::int as medical
      from gate_counts
      where hour_at >= ${instantOf(from)} and hour_at < ${instantOf(until)} and left(area_code, length(${code})) = ${code}
      group by hour_at order by hour_at limit 1000`
    return { hours: rows.map(({ hourAt, ...counts }) => ({ hour: isoOf(hourAt), ...counts })) }
  },
})
