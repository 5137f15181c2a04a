import { RunParams, RunShown, Runs, RunsParams } from '@bihuan/contract/allocation.ts'
import type { UnplacedWhy } from '@bihuan/core/allocation/hard-kinds.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { runView } from './run-view.ts'
import { settingsOf } from './settings.ts'
import { givingRoles, type RunRecord, runOf } from './store.ts'

const shownUnlessAsked = 20

/** The last runs of an area and of the areas in it, with cost, bound and gap. */
export const runList = query({
  name: 'allocation.runs',
  summary: 'Allocations of rooms with their gap to the bound',
  roles: givingRoles,
  params: RunsParams,
  outcome: Runs,
  async run(sql, { area: asked, limit = shownUnlessAsked }, { now, actor }) {
    const area = areaInReach(actor, asked)
    const runs = await sql<RunRecord[]>`
      select r.id, r.area_code, a.name as area_name, r.asked_at, r.finished_at, r.accepted_at, r.undone_at, r.failed_why, r.people, r.placed, r.unplaced,
        r.moved, r.cost, r.bound, r.gap, r.seconds, r.solver, r.step, r.weights
      from allocation_runs r left join areas a on a.code = r.area_code
      where r.area_code >= ${area} and r.area_code < ${`${area}:`} order by r.asked_at desc, r.id limit ${limit}`
    return { now: isoOf(now), runs: runs.map(runView) }
  },
})

/** One run: its numbers, where it places how many, and why some have no room. Names nobody. */
export const showRun = query({
  name: 'allocation.show',
  summary: 'One allocation: gap, sites, who could not be placed by reason',
  roles: givingRoles,
  params: RunParams,
  outcome: RunShown,
  async run(sql, { run: id }, { now, actor }) {
    const run = await runOf(sql, id, actor)
    const sites = await sql<
      {
        site: string
        number: number
        name: string
        lng: number | null
        lat: number | null
        people: number
        rooms: number
        moved: number
      }[]
    >`
      select i.id as site, i.number, i.name, i.lng, i.lat, g.people, g.rooms, g.moved
      from (select isolation_site_id, count(*)::int as people, count(distinct room_id)::int as rooms, count(*) filter (where moved)::int as moved
        from allocation_rows where run_id = ${id} and room_id is not null group by 1) g
      join isolation_sites i on i.id = g.isolation_site_id order by g.people desc, i.number`
    const unplacedBy = await sql<{ why: UnplacedWhy; people: number }[]>`
      select unplaced_why as why, count(*)::int as people from allocation_rows where run_id = ${id} and unplaced_why is not null group by 1 order by 2 desc`
    const { weights } = await settingsOf(sql)
    return {
      now: isoOf(now),
      ...runView(run),
      weights: { ...weights, ...run.weights },
      sites,
      unplacedBy,
    }
  },
})
