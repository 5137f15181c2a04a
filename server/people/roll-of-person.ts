import { togetherInRound } from '../db/in-round.ts'
import type { Reader } from '../db/sql.ts'
import { roundTimes } from './round-times.ts'

/** How somebody stands on the roll of one round; the community is where they lived when it was drawn. */
export type OnRoll = {
  place: number
  roundId: number
  state: string
  fact: string | null
  community: string
}

const readRound = togetherInRound<string, OnRoll>(
  (sql, round, people) => sql<OnRoll[]>`
    select a.place, q.* from generate_subscripts(${[...people]}::bigint[], 1) a (place)
    cross join lateral (
      select r.round_id, r.state, case when r.state <> 'sampled' then m.fact end as fact, b.community_code as community
      from roll_states r
      join buildings b on b.id = r.building_id
      left join roll_marks m on m.round_id = ${round} and m.person_id = r.person_id
      where r.round_id = ${round} and r.person_id = (${[...people]}::bigint[])[a.place] offset 0
    ) q`,
)

/** The rolls on which a person stands or stood, the latest round to open first. */
export async function rollOfPerson(sql: Reader, person: string): Promise<OnRoll[]> {
  const rounds = await roundTimes(sql)
  const found = await Promise.all(rounds.map(({ id }) => readRound(sql, id, person)))
  return found.flat()
}
