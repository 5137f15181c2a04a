import { PlanRound as Input, RoundPlan } from '@bihuan/contract/rounds.ts'
import { groupsOf, ratiosOf } from '@bihuan/core/planner/from-notice.ts'
import { cyclers } from '@bihuan/core/planner/laboratory.ts'
import { figureNames } from '@bihuan/core/planner/plan.ts'
import { planRound as plan } from '@bihuan/core/planner/plan-round.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { dueBuildings } from './due-buildings.ts'
import { readNotice, refuseUnknownAreas } from './read-notice.ts'

// One in ten thousand: for the size of a recall (core/planner/january-2022.ts). The rounds of January 2022 found far fewer.
const usualPrevalence = 0.0001

type Counted = { people: number; households: number; buildings: number }

async function countDue(sql: Reader, notice: ReturnType<typeof readNotice>) {
  const rows = await sql<(Counted & { zone: 'lockdown' | 'control' | 'other' })[]>`
    select coalesce(d.zone, 'other') as zone, sum(n.people)::int as people, sum(n.households)::int as households, count(*)::int as buildings
    from (${dueBuildings(sql, notice)}) d
    join (
      select h.building_id, count(*) as people, count(distinct h.id) as households
      from households h join people p on p.household_id = h.id group by h.building_id
    ) n on n.building_id = d.building_id
    group by 1`
  const of = (zone: string): Counted =>
    rows.find((row) => row.zone === zone) ?? { people: 0, households: 0, buildings: 0 }
  return { lockdown: of('lockdown'), control: of('control'), other: of('other') }
}

/** What a notice would need and when it would end. A command that only reads: a notice is too large for a URL. */
export const planRound = command({
  name: 'round.plan',
  summary: 'Plan a notice before it is published; changes nothing',
  roles: ['city-commander'],
  input: Input,
  outcome: RoundPlan,
  area: (_sql, _input, request) => request.city,
  async run(tx, input) {
    const notice = readNotice(input.notice)
    await refuseUnknownAreas(tx, notice)
    const laboratories = await tx<{ id: number; cyclers: number; runMinutes: number }[]>`
      select id, cyclers, run_minutes from laboratories order by id`
    if (laboratories.length === 0) throw new Problem('round.no-laboratory')
    const due = await countDue(tx, notice)
    if (due.lockdown.people + due.control.people + due.other.people === 0)
      throw new Problem('round.nobody-due')
    const { figures, bottleneck, sampledBy, resultedBy } = plan({
      groups: groupsOf(notice, due),
      windows: notice.windows,
      laboratories: laboratories.map(({ id, cyclers: machines, runMinutes }) =>
        cyclers(String(id), machines, runMinutes),
      ),
      prevalence: input.prevalence ?? usualPrevalence,
      plate: 96,
      ratios: ratiosOf(notice),
      ...(input.samplers === undefined ? {} : { samplers: input.samplers }),
    })
    return {
      round: String(notice.round),
      figures: figureNames.map((name) => {
        const { value, unit, formula, source } = figures[name]
        return { name, value: Number.isFinite(value) ? value : null, unit, formula, source }
      }),
      bottleneck: bottleneck.stage,
      bottleneckZh: bottleneck.reason.zh,
      bottleneckEn: bottleneck.reason.en,
      sampledBy: isoOf(sampledBy),
      resultedBy: resultedBy === null ? null : isoOf(resultedBy),
    }
  },
})
