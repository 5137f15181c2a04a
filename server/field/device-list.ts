import { DeviceListParams, Devices } from '@bihuan/contract/field.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Actor } from '../door/actor.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { roundOf } from '../rounds/store.ts'

const devicesMax = 5_000

type Row = {
  device: string
  site: string
  siteName: string
  area: string
  lastSeenAt: Instant | null
  clockAheadMs: number
  lastSeq: number
  at: Instant | null
  fromAccount: string
  fromName: string | null
  toAccount: string
  samples: number
  tubes: number
  boxes: number
  unsent: number | null
  openTube: string | null
}

/** The site of somebody who works at one; a sampler sees the devices of that one alone. */
const ownSite = ({ role, unit }: Actor) =>
  role === 'sampler' ? (/^site:(\d{1,9})$/.exec(unit)?.[1] ?? '0') : null

function handOverOf(row: Row) {
  if (row.at === null || row.unsent === null) return null
  const { samples, tubes, boxes, unsent } = row
  return {
    at: isoOf(row.at),
    from: row.fromAccount,
    fromName: row.fromName,
    to: row.toAccount,
    samples,
    tubes,
    boxes,
    unsent,
    openTube: row.openTube === null ? null : tubeCode(row.openTube),
  }
}

/** The sync desk: devices of a round, those first that were silent longest. */
export const deviceList = query({
  name: 'device.list',
  summary: 'Devices of a round: when heard, clock, what they hold',
  roles: ['city-commander', 'district-commander', 'administrator', 'registrar', 'sampler'],
  params: DeviceListParams,
  outcome: Devices,
  async run(sql, { round }, { actor }) {
    await roundOf(sql, round)
    const site = ownSite(actor)
    const rows = await sql<Row[]>`
      select d.id::text as device, s.id::text as site, s.name as site_name, s.area_code as area, d.last_seen_at, d.clock_ahead_ms, d.last_seq,
        o.at, o.from_account, o.from_name, o.to_account, o.samples, o.tubes, o.boxes, o.unsent, o.open_tube
      from sites s
      join devices d on d.site_id = s.id
      left join lateral (
        select h.*, a.display_name as from_name from shift_hand_overs h left join accounts a on a.id = h.from_account
        where h.device_id = d.id order by h.at desc, h.command_id limit 1
      ) o on true
      where s.round_id = ${round} and starts_with(s.area_code, ${actor.areaCode}) and (${site}::int is null or s.id = ${site}::int)
      order by d.last_seen_at nulls first, d.id limit ${devicesMax}`
    return {
      devices: rows.map((row) => ({
        device: row.device,
        site: row.site,
        siteName: row.siteName,
        area: row.area,
        lastSeenAt: row.lastSeenAt === null ? null : isoOf(row.lastSeenAt),
        clockAheadMs: row.clockAheadMs,
        lastSeq: row.lastSeq,
        unsent: row.unsent,
        handOver: handOverOf(row),
      })),
    }
  },
})
