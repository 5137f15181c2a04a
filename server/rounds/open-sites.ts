import { OpenSites, SitesOpened } from '@bihuan/contract/rounds.ts'
import { column, commonArea, refuseDiffering } from '../city/store.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteRoles } from './site-roles.ts'
import { roundOf } from './store.ts'

/** Opens sampling sites and door teams of a round; the same site again changes nothing. */
export const openSites = command({
  name: 'site.open',
  summary: 'Open sampling sites of a round',
  roles: siteRoles,
  input: OpenSites,
  outcome: SitesOpened,
  area: (_sql, { sites }) => commonArea(sites.map(({ areaCode }) => areaCode)),
  async run(tx, { round, sites }) {
    const { closedAt } = await roundOf(tx, round)
    if (closedAt !== null) throw new Problem('round.closed', { round })
    const given = tx`
      unnest(${column(sites, 'id')}::int[], ${column(sites, 'kind')}::text[], ${column(sites, 'areaCode')}::text[],
        ${column(sites, 'name')}::text[], ${column(sites, 'laboratory')}::int[], ${column(sites, 'samplers')}::smallint[])
      with ordinality as g (id, kind, area_code, name, laboratory_id, samplers, row)`
    const opened = await tx`
      insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers)
      select id, ${round}::int, kind, area_code, name, laboratory_id, samplers from ${given} order by id
      on conflict (id) do nothing returning id`
    if (opened.length < sites.length) {
      const [other] = await tx<{ row: string; id: number }[]>`
        select g.row, g.id from ${given} join sites s on s.id = g.id
        where (s.round_id, s.kind, s.area_code, s.name, s.laboratory_id, s.samplers)
          is distinct from (${round}::int, g.kind, g.area_code, g.name, g.laboratory_id, g.samplers)
        order by g.row limit 1`
      refuseDiffering('site', other)
    }
    return { opened: opened.length, repeated: sites.length - opened.length }
  },
})
