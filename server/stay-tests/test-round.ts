import { testRoundOf } from '@bihuan/core/stays/test-round.ts'
import { type CityDate, cityInstant, hourMs, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import type { Request } from '../door/command.ts'
import { createPartitions } from '../rounds/partitions.ts'

/** Who opens a round: a command, or the job of the city. */
export type Opener = Pick<Request, 'id' | 'now' | 'city'> & { actor: Pick<Request['actor'], 'id'> }

// Minutes that each step may take; our own choice (grade DESIGN), as no notice speaks of tests in isolation. Nobody on a roll of a
// notice is missing here, so that nothing is to be followed up: tests that were not taken have a loop of their own.
const limits = {
  'tube-sealed': 60,
  'tube-boxed': 120,
  'box-handed-over': 120,
  'box-delivered': 120,
  'difference-settled': 120,
  'tube-resulted': (12 * hourMs) / minuteMs,
  'plate-released': 360,
  'claim-settled': 240,
  'member-resampled': 240,
  'preliminary-confirmed': 360,
} as const

/**
 * Opens the round of isolation testing of a day, once: its number, its limits and its partitions, like those of any round, so that tubes,
 * boxes, laboratories, results and recalls work as ever. Gives whether it was this call that opened it. The row is locked.
 */
export async function openRoundOf(tx: Tx, day: CityDate, { now, actor }: Opener) {
  const round = testRoundOf(day)
  const opens = cityInstant(day, '00:00')
  const notice = { titleZh: `${day} 隔离人员检测`, titleEn: `Tests in isolation, ${day}` }
  const made = await tx`
    insert into rounds (id, kind, notice_id, notice, opens_at, closes_at, published_at, published_by)
    values (${round}, 'isolation', ${`isolation-${day}`}, ${tx.json(notice)}, ${opens}, ${opens + 24 * hourMs}, ${now}, ${actor.id})
    on conflict do nothing returning id`
  if (made.length > 0) {
    await tx`
      insert into round_limits (round_id, step, minutes)
      select ${round}, step, minutes from unnest(${Object.keys(limits)}::text[], ${Object.values(limits)}::int[]) g (step, minutes)`
    await createPartitions(tx, round)
  }
  // Sites and tubes get their numbers one opener after the other.
  await tx`select from rounds where id = ${round} for no key update`
  return { round, opened: made.length > 0 }
}
