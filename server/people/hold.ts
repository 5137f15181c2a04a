import type { Reader } from '../db/sql.ts'
import { idsOfPerson } from './ids-of-person.ts'

/**
 * The tube on account of which a person must stay where they are, or null: their own positive first, then a preliminary
 * one, then the longest open task of a reactive tube. Nobody is held for an invalid or a lost tube (core/recall/recall-state.ts).
 */
export async function heldBecause(sql: Reader, person: string): Promise<string | null> {
  const ids = await idsOfPerson(sql, person)
  const [hold] = await sql<{ tubeId: string }[]>`
    select tube_id from (
      select f.tube_id, case f.state when 'confirmed' then 1 else 2 end as gravity, f.found_at as since
      from findings f where f.person_id = any(${ids}::bigint[]) and f.state in ('preliminary', 'confirmed')
      union all
      select k.tube_id, 3, k.opened_at
      from recall_tasks k join recalls r on r.round_id = k.round_id and r.tube_id = k.tube_id
      where k.person_id = any(${ids}::bigint[]) and k.outcome is null and r.reason = 'reactive'
    ) h
    order by gravity, since, tube_id limit 1`
  return hold?.tubeId ?? null
}
