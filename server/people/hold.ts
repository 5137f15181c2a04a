import type { Reader } from '../db/sql.ts'
import { together } from '../db/together.ts'
import { identityOf } from './ids-of-person.ts'

const read = together<readonly string[], { place: number; tubeId: string }>((sql, asks) => {
  const lists = asks.map((ids) => `{${ids.join(',')}}`)
  return sql`
    select a.place, h.tube_id from generate_subscripts(${lists}::text[], 1) a (place)
    cross join lateral (
      select tube_id from (
        select f.tube_id, case f.state when 'confirmed' then 1 else 2 end as gravity, f.found_at as since
        from findings f
        where f.person_id = any(((${lists}::text[])[a.place])::bigint[]) and f.state in ('preliminary', 'confirmed')
        union all
        select k.tube_id, 3, k.opened_at
        from recall_tasks k join recalls r on r.round_id = k.round_id and r.tube_id = k.tube_id
        where k.person_id = any(((${lists}::text[])[a.place])::bigint[]) and k.outcome is null and r.reason = 'reactive'
      ) all_holds
      order by gravity, since, tube_id limit 1
    ) h`
})

/**
 * The tube on account of which a person must stay where they are, or null: their own positive first, then a preliminary
 * one, then the longest open task of a reactive tube. Nobody is held for an invalid or a lost tube (core/recall/recall-state.ts).
 */
export async function heldBecause(sql: Reader, person: string): Promise<string | null> {
  const { ids } = await identityOf(sql, person)
  const [hold] = await read(sql, ids)
  return hold?.tubeId ?? null
}
