import type { VerifiedOrder } from '@bihuan/core/orders/verify-order.ts'
import type { Reader } from '../db/sql.ts'
import { namesOfZones } from './area-of.ts'
import type { Place } from './order-state.ts'

type Row = { id: string; area: string; name: string | null }

/**
 * Where orders lie, by their ids, for lists that name nobody: the street of a person's home with its name, the first area of a zone.
 */
export async function placesOf(
  sql: Reader,
  orders: readonly VerifiedOrder[],
): Promise<ReadonlyMap<string, Place>> {
  const rows = await sql<Row[]>`
    select o.id, s.code as area, s.name from orders o
    join people p on p.id = o.person_id
    join households h on h.id = p.household_id
    join buildings b on b.id = h.building_id
    left join areas s on s.code = left(b.community_code, 9)
    where o.id = any(${orders.map(({ order }) => order.id)}::text[])`
  const places = new Map<string, Place>(rows.map(({ id, area, name }) => [id, { area, name }]))
  const zones = orders.flatMap(({ order: { id, subject } }) =>
    'areas' in subject
      ? [{ id, first: subject.areas[0] ?? '', more: subject.areas.length - 1 }]
      : [],
  )
  if (zones.length === 0) return places
  const names = await namesOfZones(
    sql,
    zones.map(({ first }) => first),
  )
  for (const { id, first, more } of zones) {
    const name = names.get(first) ?? first
    places.set(id, { area: first, name: more > 0 ? `${name} +${more}` : name })
  }
  return places
}

export const placeOf = (places: ReadonlyMap<string, Place>, { order }: VerifiedOrder): Place =>
  places.get(order.id) ?? { area: order.district, name: null }
