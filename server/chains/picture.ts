import { ChainParams, ChainPicture } from '@bihuan/contract/chains.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { chainRoles } from './chain-roles.ts'
import { cityChains } from './city-chains.ts'
import { pictureOf } from './picture-of.ts'

/** Every case of an area with its links, laid out, in one answer: numbers of cases and no names. */
export const picture = query({
  name: 'chain.picture',
  summary: 'All cases of an area with their links, laid out; no names',
  roles: chainRoles,
  params: ChainParams,
  outcome: ChainPicture,
  async run(sql, { area, from, until, by = 'time' }, { now, actor, anchors }) {
    const filter = {
      area: areaInReach(actor, area),
      from: from === undefined ? null : instantOf(from),
      until: until === undefined ? null : instantOf(until),
    }
    return pictureOf(await cityChains(sql, filter, { anchors, now }), by, now)
  },
})
