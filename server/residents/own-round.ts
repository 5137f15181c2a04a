import type { OwnHome } from '@bihuan/contract/residents.ts'
import type { Notice } from '@bihuan/core/notice/notice.ts'
import { slotFor } from '@bihuan/core/notice/slot.ts'
import { hourMs, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import type { PersonHome } from '../people/home-of-person.ts'
import { type RoundTimes, roundTimes } from '../people/round-times.ts'
import { homesIn, noticesOf, type Standing, standingIn } from './own-standing.ts'
import { placesFor } from './places.ts'

type Round = Exclude<Static<typeof OwnHome>['round'], null>
type Told = Partial<Notice> & { titleZh?: string; titleEn?: string }

// After the last window people still ask whether they were sampled.
const shownAfterMs = 24 * hourMs

type Concern = { times: RoundTimes; standing: Standing }

/** The round that concerns a person now: one that calls them before one that does not, then the latest to open. */
async function currentRound(sql: Reader, person: string, now: Instant): Promise<Concern | null> {
  const all = await roundTimes(sql)
  const shown = all.filter(
    (n) => n.kind === 'mass' && n.publishedAt <= now && n.closesAt > now - shownAfterMs,
  )
  let latest: Concern | null = null
  for (const times of shown) {
    const [standing] = await standingIn(sql, times.id, person)
    if (!standing) continue
    if (standing.due) return { times, standing }
    latest ??= { times, standing }
  }
  return latest
}

function slotIn(notice: Told, mode: Round['mode'], turn: number): Round['slot'] {
  const { modes, windows } = notice
  if (mode !== 'slot' || !modes || !windows) return null
  const answer = slotFor(turn, { ...notice, modes, windows } as Notice)
  return answer.ok ? { opens: isoOf(answer.slot.opens), closes: isoOf(answer.slot.closes) } : null
}

/** The round for a person with the reason, the slot and the places, or null where no round is on. */
export async function ownRound(
  sql: Reader,
  person: string,
  { community, building }: PersonHome,
  now: Instant,
): Promise<Round | null> {
  const current = await currentRound(sql, person, now)
  if (!current) return null
  const { id, opensAt, closesAt } = current.times
  const { due, mode, exempt, sampledAt, sampledSite } = current.standing
  const [[told], [home], places] = await Promise.all([
    noticesOf(sql, id, null),
    homesIn(sql, id, building),
    placesFor(sql, { round: id, community, mode }, now),
  ])
  if (!home || !told) throw new Error('a person lives in a building that is not there')
  const notice = told.notice as Told
  return {
    round: String(id),
    noticeId: told.noticeId,
    titleZh: notice.titleZh ?? told.noticeId,
    titleEn: notice.titleEn ?? told.noticeId,
    opensAt: isoOf(opensAt),
    closesAt: isoOf(closesAt),
    due,
    mode,
    because: { areaName: home.areaName, building: home.building, zone: home.zone },
    slot: slotIn(notice, mode, home.turn),
    places,
    sampled: sampledAt === null ? null : { at: isoOf(sampledAt), site: sampledSite ?? '' },
    exempt,
  }
}
