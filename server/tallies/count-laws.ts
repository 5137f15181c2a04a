import type { Law } from '../loops/read-laws.ts'
import { rollTally } from './count-roll.ts'
import { onOneCore } from './one-core.ts'
import { keptTally } from './renew.ts'
import { tally } from './tally.ts'

/**
 * The laws of conservation of a round. The law of people compares the roll with its states as the tally of the roll counted
 * them: that sum may not change whatever the moment, so it need not be of this one.
 */
export const lawsTally = tally<Law[]>({
  kind: 'laws',
  share: 0.007,
  async count(sql, round, now) {
    await keptTally(sql, rollTally, round, now)
    const laws = await onOneCore(
      sql,
      (tx) => tx<Law[]>`
      select law, expected::int, found::int from conservation where round_id = ${round} and law <> 'people'
      union all
      select 'people', (select count(*)::int from roll where round_id = ${round}),
        (select coalesce(sum(sampled + exempt + refused + absent + unreachable + missing), 0)::int from tally_rolls where round_id = ${round})
      order by law`,
    )
    return { body: [...laws], stillMoves: false }
  },
})
