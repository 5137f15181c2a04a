import type { OwnHome } from '@bihuan/contract/residents.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { togetherInRound } from '../db/in-round.ts'

type Round = Exclude<Static<typeof OwnHome>['round'], null>

/** What a round has with one person: whether it calls them and how, and whether they were sampled. */
export type Standing = {
  place: number
  due: boolean
  mode: Round['mode']
  exempt: string | null
  sampledAt: Instant | null
  sampledSite: string | null
}

/** How people stand in one round, on its roll or not. */
export const standingIn = togetherInRound<string, Standing>(
  (sql, round, people) => sql<Standing[]>`
    select a.place, q.* from generate_subscripts(${[...people]}::bigint[], 1) a (place)
    cross join lateral (
      select r.person_id is not null as due, r.mode, case when m.kind = 'exempt' then m.fact end as exempt, x.sampled_at, s.name as sampled_site
      from (select (${[...people]}::bigint[])[a.place] as id) p
      left join roll r on r.round_id = ${round} and r.person_id = p.id
      left join roll_marks m on m.round_id = ${round} and m.person_id = p.id
      left join samples x on x.round_id = ${round} and x.person_id = p.id and x.sitting = 0
      left join tubes t on t.round_id = ${round} and t.id = x.tube_id
      left join sites s on s.id = t.site_id
      offset 0
    ) q`,
)

/** Where a building lies, in words, in which zone, and how many buildings of its compound come down before it. */
export type HomeInRound = {
  place: number
  areaName: string
  building: string
  zone: 'lockdown' | 'control' | null
  turn: number
}

/** The homes of people in one round, by building. */
export const homesIn = togetherInRound<number, HomeInRound>(
  (sql, round, buildings) => sql<HomeInRound[]>`
    select a.place, q.* from generate_subscripts(${[...buildings]}::int[], 1) a (place)
    cross join lateral (
      select c.name || b.name as building,
        (select string_agg(w.name, '' order by length(w.code)) from areas w
          where w.code = any(array[left(b.community_code, 9), b.community_code]) and w.level in ('street', 'community')) as area_name,
        (select case when bool_or(z.kind = 'lockdown') then 'lockdown' when count(*) > 0 then 'control' end
          from zone_buildings zb join zones z on z.id = zb.zone_id where zb.building_id = b.id and z.lifted_at is null) as zone,
        (select count(*)::int from buildings o where o.compound_id = b.compound_id and o.id < b.id
          and exists (select from roll r where r.round_id = ${round} and r.building_id = o.id and r.mode = 'slot')) as turn
      from buildings b join compounds c on c.id = b.compound_id
      where b.id = (${[...buildings]}::int[])[a.place] offset 0
    ) q`,
)

type Told = { place: number; noticeId: string; notice: unknown }

/** The notice of a round; who asks for it at the same moment is given the same one. */
export const noticesOf = togetherInRound<null, Told>(async (sql, round, asks) => {
  const [row] = await sql<Omit<Told, 'place'>[]>`
    select notice_id, notice from rounds where id = ${round}`
  return row ? asks.map((_, at) => ({ ...row, place: at + 1 })) : []
})
