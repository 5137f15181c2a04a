import { onOneCore } from './one-core.ts'
import { tally } from './tally.ts'

/** Beside the rows by community: who was sampled without being on the roll. */
export type RollBody = { outsideRoll: number }

type Counts = { sampledOnRoll: number; sampled: number }

/**
 * The roll of a round by community, in `tally_rolls`, in one pass over roll, samples and marks. A person has at most one
 * row on the roll and one sample of the round itself, so those outside it are all samples less those of the roll.
 */
export const rollTally = tally<RollBody>({
  kind: 'roll',
  share: 0.018,
  async count(sql, round) {
    const [counts] = await onOneCore(sql, async (tx) => {
      // Roll and samples lie in the order of people: merged by their keys they take half the time of a hash that spills.
      await tx`set local enable_hashjoin = off`
      return tx<Counts[]>`
      with buildings_counted as materialized (
        select building_id, count(*) as due, count(*) filter (where state = 'sampled') as sampled,
          count(*) filter (where state = 'exempt') as exempt, count(*) filter (where state = 'refused') as refused,
          count(*) filter (where state = 'absent') as absent, count(*) filter (where state = 'unreachable') as unreachable,
          count(*) filter (where state = 'missing') as missing
        from roll_states where round_id = ${round} group by building_id
      ), written as (
        insert into tally_rolls (round_id, community_code, due, sampled, exempt, refused, absent, unreachable, missing, unvisited)
        select ${round}::int, b.community_code, sum(due), sum(sampled), sum(exempt), sum(refused), sum(absent), sum(unreachable), sum(missing),
          coalesce(array_agg(b.id order by b.id) filter (where missing > 0), '{}')
        from buildings_counted c join buildings b on b.id = c.building_id group by b.community_code
        on conflict (round_id, community_code) do update
          set due = excluded.due, sampled = excluded.sampled, exempt = excluded.exempt, refused = excluded.refused, absent = excluded.absent,
            unreachable = excluded.unreachable, missing = excluded.missing, unvisited = excluded.unvisited
          where (tally_rolls.due, tally_rolls.sampled, tally_rolls.exempt, tally_rolls.refused, tally_rolls.absent, tally_rolls.unreachable, tally_rolls.missing, tally_rolls.unvisited)
            is distinct from (excluded.due, excluded.sampled, excluded.exempt, excluded.refused, excluded.absent, excluded.unreachable, excluded.missing, excluded.unvisited)
      )
      select (select coalesce(sum(sampled), 0)::int from buildings_counted) as sampled_on_roll,
        (select count(*)::int from samples where round_id = ${round} and sitting = 0) as sampled`
    })
    const { sampled, sampledOnRoll } = counts ?? { sampled: 0, sampledOnRoll: 0 }
    return { body: { outsideRoll: sampled - sampledOnRoll }, stillMoves: false }
  },
})
