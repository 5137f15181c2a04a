import type { PlacedItem } from '@bihuan/core/papers/timeline-text.ts'
import type { Reader } from '../db/sql.ts'
import { itemsOf } from '../investigation/items-of.ts'
import type { Keys } from '../keys.ts'

type Place = { id: string; isPublic: boolean; areaName: string | null }

/** The timeline of a case, each item with the district and street of its place and whether that is public. */
export async function placedItems(sql: Reader, keys: Keys, caseId: string): Promise<PlacedItem[]> {
  const items = await itemsOf(sql, keys, caseId)
  const venues = [...new Set(items.flatMap(({ venue }) => venue?.id ?? []))]
  const places = await sql<Place[]>`
    select v.id, v.is_public, (
      select string_agg(a.name, '' order by length(a.code)) from areas a
      where a.code in (left(v.area_code, 6), left(v.area_code, 9)) and a.level in ('district', 'street')) as area_name
    from venues v where v.id = any(${venues}::uuid[])`
  const byId = new Map(places.map((place) => [place.id, place]))
  return items.map((item) => {
    const place = byId.get(item.venue?.id ?? '')
    return {
      ...item,
      areaName: place?.areaName ?? null,
      isPublicPlace: place?.isPublic ?? false,
    }
  })
}
