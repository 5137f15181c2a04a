import { LotParams, SiteLots } from '@bihuan/contract/paper.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { siteInReach } from './store.ts'

type Row = {
  firstId: string
  lastId: string
  poolSize: number
  perHousehold: boolean
  sitting: number
  used: number
}

/** The lots of tube codes that a site has for a round, and how many of each have been opened. */
export const siteLots = query({
  name: 'tube.lots',
  summary: 'Tube codes of a site, and how many are used',
  roles: [
    'sampler',
    'registrar',
    'grid-worker',
    'district-commander',
    'city-commander',
    'administrator',
  ],
  params: LotParams,
  outcome: SiteLots,
  async run(sql, { round, site }, { actor }) {
    const { name } = await siteInReach(sql, round, site, actor)
    const rows = await sql<Row[]>`
      select g.first_id, g.last_id, g.pool_size, g.per_household, g.sitting,
        (select count(*)::int from tubes t where t.round_id = ${round} and t.id between g.first_id and g.last_id) as used
      from tube_ranges g where g.round_id = ${round} and g.site_id = ${site}
      order by g.sitting, g.first_id`
    return {
      site,
      siteName: name,
      lots: rows.map(({ firstId, lastId, ...lot }) => ({
        ...lot,
        first: tubeCode(firstId),
        last: tubeCode(lastId),
        quantity: Number(lastId) - Number(firstId) + 1,
      })),
    }
  },
})
