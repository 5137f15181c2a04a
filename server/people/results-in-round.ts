import { togetherInRound } from '../db/in-round.ts'

/** What one tube of a round says to one of its members. */
export type Membership = {
  place: number
  roundId: number
  tubeId: string
  sampledAt: number
  poolSize: number
  sitting: number
  site: string
  area: string
  state: string
  result: 'negative' | 'reactive' | 'invalid' | null
  releasedAt: number | null
  finding: 'preliminary' | 'confirmed' | 'not-confirmed' | null
}

/** The tubes of one round in which somebody's swab is, by the id under which they were sampled; void and moved tubes aside. */
export const resultsInRound = togetherInRound<string, Membership>(
  (sql, round, ids) => sql<Membership[]>`
    select a.place, m.* from generate_subscripts(${[...ids]}::bigint[], 1) a (place)
    cross join lateral (
      select t.round_id, t.id as tube_id, m.sampled_at, t.pool_size, t.sitting, s.name as site, s.area_code as area, t.state, t.result,
        coalesce((select max(v.released_at) from amendments v where v.round_id = ${round} and v.tube_id = t.id), t.resulted_at) as released_at,
        (select f.state from findings f where f.round_id = ${round} and f.tube_id = t.id and f.person_id = m.person_id
          and f.state <> 'withdrawn') as finding
      from tube_members m
      join tubes t on t.round_id = ${round} and t.id = m.tube_id
      join sites s on s.id = t.site_id
      where m.round_id = ${round} and m.person_id = (${[...ids]}::bigint[])[a.place] and t.state in ('open', 'sealed', 'lost')
      offset 0
    ) m`,
)
