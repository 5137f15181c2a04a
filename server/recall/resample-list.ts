import { ResampleList, ResampleParams } from '@bihuan/contract/recall.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { doorAddress } from '../people/address.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { everySitting } from '../sampling/sittings.ts'

const pageSize = 500

type Row = {
  tubeId: string
  personId: string
  name: string
  address: string
  area: string
  site: string
  sitting: number
  openedAt: number
  dueAt: number
}

/**
 * Whom the teams must sample now, each person once whatever number of tubes recalls them: everybody with an open task and
 * no later swab on its way. The sitting is one that the person has no sample in, so that the new swab always counts.
 */
export const resampleList = query({
  name: 'recall.resample-list',
  summary: 'Recalled members who must be sampled now',
  roles: ['sampler', 'registrar', 'grid-worker', 'district-commander', 'city-commander'],
  params: ResampleParams,
  outcome: ResampleList,
  async run(sql, { round, area, limit }, { actor, now }) {
    const rows = await sql<Row[]>`
      select k.tube_id, k.person_id, p.name, ${doorAddress(sql)} as address, s.area_code as area, s.name as site,
        greatest(k.sitting, (select max(x.sitting) + 1 from samples x where x.round_id = k.round_id and x.sitting = any(${everySitting}::smallint[]) and x.person_id = k.person_id)) as sitting,
        k.opened_at, k.opened_at + l.minutes * interval '1 minute' as due_at
      from (
        select distinct on (person_id) round_id, tube_id, person_id, sitting, opened_at
        from recall_tasks where round_id = ${round} and outcome is null
        order by person_id, sitting desc, opened_at, tube_id
      ) k
      join tubes t on t.round_id = k.round_id and t.id = k.tube_id
      join sites s on s.id = t.site_id
      join round_limits l on l.round_id = k.round_id and l.step = 'member-resampled'
      join people p on p.id = k.person_id
      join households h on h.id = p.household_id
      join buildings b on b.id = h.building_id
      join compounds c on c.id = b.compound_id
      where s.area_code like ${`${actor.areaCode}%`} and s.area_code like ${`${area ?? ''}%`}
        and not exists (
          select from samples x join tubes w on w.round_id = x.round_id and w.id = x.tube_id
          where x.round_id = k.round_id and x.sitting = any(${everySitting}::smallint[]) and x.person_id = k.person_id and x.sitting >= k.sitting and w.state in ('open', 'sealed') and w.resulted_at is null)
      order by due_at, k.person_id
      limit ${limit ?? pageSize}`
    await leaveListTraces(sql, {
      people: rows.map(({ personId }) => personId),
      query: 'recall.resample-list',
      actor,
      purpose: 'recall',
      at: now,
    })
    return {
      tasks: rows.map(
        ({ tubeId, personId, name, address, area: code, site, sitting, openedAt, dueAt }) => ({
          tube: tubeCode(tubeId),
          person: personId,
          nameMasked: maskName(name),
          address,
          area: code,
          site,
          sitting,
          openedAt: isoOf(openedAt),
          dueAt: isoOf(dueAt),
        }),
      ),
    }
  },
})
