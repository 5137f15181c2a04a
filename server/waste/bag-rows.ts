import type { BagRow } from '@bihuan/contract/waste.ts'
import { bagCode } from '@bihuan/core/supply/bag-code.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { accountName } from '../isolation-sites/account-name.ts'

export type BagLine = Static<typeof BagRow>
export type BagRecord = {
  label: string
  site: string
  siteNumber: number
  siteName: string
  room: string | null
  zone: BagLine['zone']
  kind: BagLine['kind']
  grams: number
  place: BagLine['place']
  packedAt: Instant
  packedBy: string
  storedAt: Instant | null
  handedAt: Instant | null
  receivedAt: Instant | null
  collectDue: Instant
  manifest: string | null
  manifestNumber: string | null
}

/** The columns of a bag for a list; the query names waste_bags `b`. */
export const bagColumns = (sql: Reader) => sql`
  b.label, b.isolation_site_id as site, i.number as site_number, i.name as site_name, r.code as room, b.zone, b.kind, b.grams, p.place,
  b.packed_at, ${accountName(sql, 'b.packed_by')} as packed_by, b.stored_at, b.handed_at, b.received_at, b.collect_due, b.manifest_id as manifest, m.number as manifest_number`

/** What those columns come from, besides waste_bags `b`. */
export const bagJoins = (sql: Reader) => sql`
  join isolation_sites i on i.id = b.isolation_site_id
  join waste_bag_places p on p.label = b.label
  left join rooms r on r.id = b.room_id
  left join waste_manifests m on m.id = b.manifest_id`

const orNone = (at: Instant | null): string | null => (at === null ? null : isoOf(at))

/** A bag as a line; late is one that nobody collected in time. */
export const bagLine = (row: BagRecord, now: Instant): BagLine => ({
  bag: bagCode(Number(row.label)),
  site: row.site,
  siteNumber: row.siteNumber,
  siteName: row.siteName,
  room: row.room,
  zone: row.zone,
  kind: row.kind,
  grams: row.grams,
  place: row.place,
  packedAt: isoOf(row.packedAt),
  packedBy: row.packedBy,
  storedAt: orNone(row.storedAt),
  handedAt: orNone(row.handedAt),
  receivedAt: orNone(row.receivedAt),
  collectDue: isoOf(row.collectDue),
  isLate: (row.place === 'packed' || row.place === 'stored') && row.collectDue <= now,
  manifest: row.manifest,
  manifestNumber: row.manifestNumber,
})
