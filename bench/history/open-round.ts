import { cityInstant, cityIsoOf } from '@bihuan/core/time/instant.ts'
import { column } from '@bihuan/server/city/store.ts'
import type { Sql, Tx } from '@bihuan/server/db/sql.ts'
import { roundLimits } from '@bihuan/server/rounds/round-limits.ts'
import { benchNotice, dayOfRound } from '../prepare/bench-notice.ts'
import {
  closingSeconds,
  deviceBase,
  devicesPerSite,
  type Frame,
  idOf,
  isClosed,
  moment,
  siteBase,
} from './plan.ts'

const hourMs = 3_600_000

/** When the round of a notice opens: 09:00 of its day. */
export const opensAt = (number: number): number => cityInstant(dayOfRound(number), '09:00')

/** The same as RFC 3339. */
export const opensIso = (number: number): string => cityIsoOf(opensAt(number))

/** The round with its limits, sites, devices and lots of tubes; not yet its roll. */
export async function openRound(tx: Tx, frame: Frame): Promise<void> {
  const { number, round, shape, tubes } = frame
  const { notice } = benchNotice(number, shape.districts)
  const kept = { ...notice, titleZh: notice.title.zh, titleEn: notice.title.en }
  const opens = opensAt(number)
  await tx`
    insert into rounds (id, notice_id, notice, opens_at, closes_at, published_at, published_by, closed_at)
    values (${round}, ${notice.id}, ${tx.json(kept as never)}, ${opens}, ${opens + 9 * hourMs}, ${opens - 12 * hourMs}, 'history',
      ${isClosed(frame) ? opens + closingSeconds * 1_000 : null})`
  const limits = roundLimits(notice)
  await tx`
    insert into round_limits (round_id, step, minutes)
    select ${round}::int, step, minutes from unnest(${column(limits, 'step')}::text[], ${column(limits, 'minutes')}::int[]) as g (step, minutes)`
  const site = `${siteBase(number)} + s.site`
  const lot = (first: string, last: string, pool: number, sitting: number) =>
    `insert into tube_ranges (first_id, last_id, round_id, site_id, pool_size, sitting, issued_at)
      select ${tubes} + ${first}, ${tubes} + ${last}, ${round}, ${site}, ${pool}, ${sitting}, ${moment(frame, '-43200')} from history.site s`
  const lastSeen = isClosed(frame)
    ? moment(frame, `36000 + s.site % 600`)
    : moment(frame, `${frame.until} - (s.site + k) % 900`)
  for (const text of [
    `insert into sites (id, round_id, kind, area_code, name, laboratory_id, samplers, queue_people, queue_at)
      select ${site}, ${round}, case when s.site % 50 = 3 then 'door' when s.site % 5 = 0 then 'mobile' else 'fixed' end, s.street, '采样点' || s.site, s.laboratory, 7,
        s.site % 60, ${moment(frame, isClosed(frame) ? '28800' : String(frame.until - 300))} from history.site s`,
    `insert into devices (id, site_id, enrolled_at, last_seen_at, last_seq, clock_ahead_ms)
      select ${deviceBase} + (${site}) * 10 + k, ${site}, ${moment(frame, '-43200')}, ${lastSeen}, 75, (s.site * 37 + k) % 4000 - 2000
      from history.site s cross join generate_series(0, ${devicesPerSite - 1}) k`,
    lot('s.lot', 's.single_lot - 1', 10, 0),
    lot('s.single_lot', 's.lot + s.labels - 1', 1, 1),
    `insert into commands (id, name, actor_id, actor_role, area_code, input_digest, outcome, at, recorded_at)
      select ${idOf(frame, 'publish', `'round'`)}, 'round.publish', 'history', 'city-commander', '4101', '\\x00', jsonb_build_object('round', '${round}', 'due', ${shape.people}), ${moment(frame, '-43200')}, ${moment(frame, '-43200')}`,
  ])
    await tx.unsafe(text)
}

/** Labels that a print took: the number of the first of so many. */
export async function takeLabels(
  sql: Sql,
  kind: 'tube' | 'box' | 'plate',
  quantity: number,
): Promise<number> {
  const [row] = await sql<{ first: string }[]>`
    insert into label_serials (kind, next_serial) values (${kind}, 1 + ${quantity}::bigint)
    on conflict (kind) do update set next_serial = label_serials.next_serial + ${quantity}::bigint
    returning next_serial - ${quantity}::bigint as first`
  return Number(row?.first) + (kind === 'tube' ? 4_101_000_000_000 : 41_010_000_000)
}
