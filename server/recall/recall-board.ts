import { RecallBoard, RecallParams } from '@bihuan/contract/recall.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { doorAddress } from '../people/address.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { everySitting } from '../sampling/sittings.ts'

const pageSize = 100

type RecallRow = {
  tubeId: string
  reason: string
  site: string
  area: string
  openedAt: number
  dueAt: number
  memberCount: number
  done: number
  closedAt: number | null
}
type TaskRow = {
  tubeId: string
  personId: string
  name: string
  address: string
  held: boolean
  sitting: number
  resampledAt: number | null
  outcome: string | null
  outcomeAt: number | null
  answeredByTube: string | null
}

async function readTasks(sql: Reader, round: string, tubes: string[]): Promise<TaskRow[]> {
  return sql<TaskRow[]>`
    select k.tube_id, k.person_id, p.name, ${doorAddress(sql)} as address,
      r.reason = 'reactive' and k.outcome is null as held,
      k.sitting, x.sampled_at as resampled_at, k.outcome, k.outcome_at, k.answered_by_tube
    from recall_tasks k
    join recalls r on r.round_id = k.round_id and r.tube_id = k.tube_id
    join people p on p.id = k.person_id
    join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id
    join compounds c on c.id = b.compound_id
    left join lateral (
      select min(s.sampled_at) as sampled_at from samples s
      where s.round_id = k.round_id and s.sitting = any(${everySitting}::smallint[]) and s.person_id = k.person_id and s.sitting >= k.sitting
    ) x on true
    where k.round_id = ${round} and k.tube_id = any(${tubes}::bigint[])
    order by k.tube_id, k.person_id`
}

/** Recalled tubes with their members, those due first on top. Names are masked; a member's own result is not on it. */
export const recallBoard = query({
  name: 'recall.board',
  summary: 'Recalled tubes with their members, clocks and outcomes',
  roles: [
    'lab-reviewer',
    'case-investigator',
    'grid-worker',
    'district-commander',
    'city-commander',
    'inspector',
  ],
  params: RecallParams,
  outcome: RecallBoard,
  async run(sql, { round, state, limit }, { now, actor }) {
    const recalls = await sql<RecallRow[]>`
      select * from (
        select r.tube_id, r.reason, s.name as site, s.area_code as area, r.opened_at, r.opened_at + l.minutes * interval '1 minute' as due_at, r.member_count,
          count(k.outcome) filter (where k.outcome <> 'preliminary-positive')::int as done,
          case when bool_and(coalesce(k.outcome, 'preliminary-positive') <> 'preliminary-positive') then max(k.outcome_at) end as closed_at
        from recalls r
        join tubes t on t.round_id = r.round_id and t.id = r.tube_id
        join sites s on s.id = t.site_id
        join round_limits l on l.round_id = r.round_id and l.step = 'member-resampled'
        join recall_tasks k on k.round_id = r.round_id and k.tube_id = r.tube_id
        where r.round_id = ${round} and s.area_code like ${`${actor.areaCode}%`}
        group by r.round_id, r.tube_id, s.id, l.minutes
      ) b
      where ${state ?? null}::text is null or (b.closed_at is null) = (${state ?? null}::text = 'open')
      order by b.closed_at nulls first, b.due_at, b.tube_id
      limit ${limit ?? pageSize}`
    const members = await readTasks(
      sql,
      round,
      recalls.map(({ tubeId }) => tubeId),
    )
    await leaveListTraces(sql, {
      people: members.map(({ personId }) => personId),
      query: 'recall.board',
      actor,
      purpose: 'recall',
      at: now,
    })
    const tasks = Map.groupBy(members, ({ tubeId }) => tubeId)
    const iso = (at: number | null) => (at === null ? null : isoOf(at))
    return {
      now: isoOf(now),
      recalls: recalls.map(
        ({ tubeId, reason, site, area, openedAt, dueAt, memberCount, done, closedAt }) => ({
          tube: tubeCode(tubeId),
          reason,
          site,
          area,
          openedAt: isoOf(openedAt),
          dueAt: isoOf(dueAt),
          members: memberCount,
          done,
          closedAt: iso(closedAt),
          tasks: (tasks.get(tubeId) ?? []).map((task) => ({
            person: task.personId,
            nameMasked: maskName(task.name),
            address: task.address,
            held: task.held,
            sitting: task.sitting,
            resampledAt: iso(task.resampledAt),
            outcome: task.outcome,
            outcomeAt: iso(task.outcomeAt),
            answeredByTube: task.answeredByTube === null ? null : tubeCode(task.answeredByTube),
          })),
        }),
      ),
    }
  },
})
