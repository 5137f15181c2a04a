import type { OwnHome } from '@bihuan/contract/residents.ts'
import type { Notice } from '@bihuan/core/notice/notice.ts'
import { slotFor } from '@bihuan/core/notice/slot.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { OwnFacts } from './own-person.ts'
import { placesFor } from './places.ts'

type Round = Exclude<Static<typeof OwnHome>['round'], null>
type Row = {
  id: number
  noticeId: string
  notice: Partial<Notice> & { titleZh?: string; titleEn?: string }
  opensAt: Instant
  closesAt: Instant
  due: boolean
  mode: Round['mode']
  exempt: string | null
  sampledAt: Instant | null
  sampledSite: string | null
}

// After the last window people still ask whether they were sampled.
const shownAfterMs = 24 * hourMs

/** The round that concerns a person now: one that calls them before one that does not, then the latest to open. */
async function currentRound(sql: Reader, person: string, now: Instant): Promise<Row | null> {
  const [row] = await sql<Row[]>`
    select n.id, n.notice_id, n.notice, n.opens_at, n.closes_at, r.person_id is not null as due, r.mode,
      case when m.kind = 'exempt' then m.fact end as exempt, x.sampled_at, s.name as sampled_site
    from rounds n
    left join roll r on r.round_id = n.id and r.person_id = ${person}
    left join roll_marks m on m.round_id = n.id and m.person_id = ${person}
    left join samples x on x.round_id = n.id and x.person_id = ${person} and x.sitting = 0
    left join tubes t on t.round_id = x.round_id and t.id = x.tube_id
    left join sites s on s.id = t.site_id
    where n.published_at <= ${now} and n.closes_at > ${now - shownAfterMs}
    order by r.person_id is null, n.opens_at desc, n.id desc limit 1`
  return row ?? null
}

type Home = {
  areaName: string
  building: string
  zone: 'lockdown' | 'control' | null
  turn: number
}

/** Where a building lies, in words, in which zone, and how many buildings of its compound come down before it. */
async function homeIn(sql: Reader, round: number, building: number): Promise<Home> {
  const [home] = await sql<Home[]>`
    select c.name || b.name as building,
      (select string_agg(a.name, '' order by length(a.code)) from areas a
        where starts_with(b.community_code, a.code) and a.level in ('street', 'community')) as area_name,
      (select case when bool_or(z.kind = 'lockdown') then 'lockdown' when count(*) > 0 then 'control' end
        from zone_buildings zb join zones z on z.id = zb.zone_id where zb.building_id = b.id and z.lifted_at is null) as zone,
      (select count(*)::int from buildings o where o.compound_id = b.compound_id and o.id < b.id
        and exists (select from roll r where r.round_id = ${round} and r.building_id = o.id and r.mode = 'slot')) as turn
    from buildings b join compounds c on c.id = b.compound_id where b.id = ${building}`
  if (!home) throw new Error('a person lives in a building that is not there')
  return home
}

function slotIn({ notice, mode }: Row, turn: number): Round['slot'] {
  const { modes, windows } = notice
  if (mode !== 'slot' || !modes || !windows) return null
  const answer = slotFor(turn, { ...notice, modes, windows } as Notice)
  return answer.ok ? { opens: isoOf(answer.slot.opens), closes: isoOf(answer.slot.closes) } : null
}

/** The round for a person with the reason, the slot and the places, or null where no round is on. */
export async function ownRound(
  sql: Reader,
  person: string,
  { community, building }: OwnFacts,
  now: Instant,
): Promise<Round | null> {
  const row = await currentRound(sql, person, now)
  if (!row) return null
  const { turn, ...because } = await homeIn(sql, row.id, building)
  return {
    round: String(row.id),
    noticeId: row.noticeId,
    titleZh: row.notice.titleZh ?? row.noticeId,
    titleEn: row.notice.titleEn ?? row.noticeId,
    opensAt: isoOf(row.opensAt),
    closesAt: isoOf(row.closesAt),
    due: row.due,
    mode: row.mode,
    because,
    slot: slotIn(row, turn),
    places: await placesFor(sql, { round: row.id, community, mode: row.mode }, now),
    sampled:
      row.sampledAt === null ? null : { at: isoOf(row.sampledAt), site: row.sampledSite ?? '' },
    exempt: row.exempt,
  }
}
