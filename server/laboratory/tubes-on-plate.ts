import type { CallWord } from '@bihuan/core/lab/call.ts'
import type { Tx } from '../db/sql.ts'
import type { Plate } from './plate-store.ts'

export type TubeOnPlate = {
  id: string
  position: number
  call: CallWord | null
  sitting: number
  state: string
  /** Somebody's claim about its members is not settled. */
  held: boolean
  /** A released plate has said «repeat» or «invalid» of it before. */
  testedBefore: boolean
  /** It is reactive and its person's, and waits for another kit. */
  secondKit: boolean
}

/** The tubes that still lie on a plate. They are locked before they are read, so that a claim that arrived meanwhile is seen. */
export async function tubesOnPlate(tx: Tx, { id, roundId }: Plate): Promise<TubeOnPlate[]> {
  await tx`
    select from tubes t
    where t.round_id = ${roundId} and t.plate_id = ${id}
      and t.id = any(array(select w.tube_id from wells w where w.round_id = ${roundId} and w.plate_id = ${id} and w.role = 'sample'))
    order by t.id for no key update`
  return tx<TubeOnPlate[]>`
    select t.id, w.position, w.call, t.sitting, t.state,
      exists (select from sample_claims c
        where c.round_id = t.round_id and c.tube_id = t.id and c.settled_at is null and c.kind not in ('duplicate', 'voided')) as held,
      exists (select from wells e join plates p on p.id = e.plate_id
        where e.round_id = t.round_id and e.tube_id = t.id and e.plate_id <> ${id} and e.call in ('repeat', 'invalid') and p.rejected_at is null) as tested_before,
      t.resulted_at is not null as second_kit
    from wells w
    join tubes t on t.round_id = w.round_id and t.id = w.tube_id
    where w.round_id = ${roundId} and w.plate_id = ${id} and t.plate_id = ${id}
    order by t.id`
}

export type TubeResult = { id: string; position: number; call: 'negative' | 'reactive' | 'invalid' }

/** Takes tubes off a plate; those with a result are done with it, by two people, and leave the laboratory in the ledger. */
export async function takeOff(
  tx: Tx,
  plate: Plate,
  tubes: readonly string[],
  results: readonly TubeResult[],
  by: { id: string; actor: string; at: number },
): Promise<void> {
  const { roundId, laboratoryId } = plate
  const called = new Map(results.map(({ id, call }) => [id, call]))
  await tx`
    update tubes t set plate_id = null, result = coalesce(r.call, t.result), resulted_at = case when r.call is null then t.resulted_at else ${by.at} end
    from unnest(${tubes}::bigint[], ${tubes.map((tube) => called.get(tube) ?? null)}::text[]) r (id, call)
    where t.round_id = ${roundId} and t.id = r.id`
  if (results.length === 0) return
  await tx`
    insert into tube_results (tube_id, plate_id, released_at, round_id, version, position, call, released_by, second_by)
    select r.id, ${plate.id}, ${by.at}, ${roundId}, 1, r.position, r.call, ${by.actor}, ${plate.loadedBy}
    from unnest(${results.map(({ id }) => id)}::bigint[], ${results.map(({ position }) => position)}::smallint[], ${results.map(({ call }) => call)}::text[]) r (id, position, call)`
  await tx`
    insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
    values (${by.id}, 1, ${roundId}, ${by.at}, 'tube', ${`laboratory:${laboratoryId}`}, 'done', ${results.length})`
}
