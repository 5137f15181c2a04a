import { gunzipSync, gzipSync } from 'node:zlib'
import type { SnapshotRow } from '@bihuan/contract/chains.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { type Actor, covers } from '../door/actor.ts'
import { Problem } from '../door/problem.ts'
import type { Keys } from '../keys.ts'
import type { Picture } from './picture-of.ts'

type Row = {
  id: string
  name: string
  areaCode: string
  laidOutBy: 'time' | 'place' | 'district'
  cases: number
  links: number
  takenBy: string
  takenAt: Instant
}

/** Without the picture, which is large. */
export const snapshotRows = (sql: Reader, area: string, id: string | null) => sql<Row[]>`
  select s.id, s.name, s.area_code, s.laid_out_by, s.cases, s.links, coalesce(a.display_name, s.taken_by) as taken_by, s.taken_at
  from chain_snapshots s left join accounts a on a.id = s.taken_by
  where starts_with(s.area_code, ${area}) and (${id}::uuid is null or s.id = ${id}::uuid) order by s.taken_at desc, s.id limit 200`

export const rowView = (row: Row): Static<typeof SnapshotRow> => ({
  snapshot: row.id,
  name: row.name,
  area: row.areaCode,
  by: row.laidOutBy,
  cases: row.cases,
  links: row.links,
  takenBy: row.takenBy,
  takenAt: isoOf(row.takenAt),
})

/** A picture as it is kept: gzip of JSON, sealed with the key of the month. */
export const sealedPicture = (keys: Keys, at: Instant, picture: Picture): Buffer =>
  keys.sealFor('facts', at, gzipSync(JSON.stringify(picture), { level: 6 }).toString('base64'))

/** A snapshot of the actor's area, opened. Refuses with snapshot.unknown. */
export async function readSnapshot(sql: Reader, keys: Keys, id: string, actor: Actor) {
  const [row] = await snapshotRows(sql, '', id)
  if (!row || !covers(actor.areaCode, row.areaCode)) throw new Problem('snapshot.unknown')
  const [kept] = await sql<{ picture: Buffer }[]>`
    select picture from chain_snapshots where id = ${id}`
  if (!kept) throw new Problem('snapshot.unknown')
  const text = gunzipSync(Buffer.from(keys.open(kept.picture), 'base64')).toString('utf8')
  return { row: rowView(row), picture: JSON.parse(text) as Picture }
}
