import type { CallWord } from '@bihuan/core/lab/call.ts'
import { int8s } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import type { Plate } from './plate-store.ts'
import { callOf, keepRelease, type Released } from './plate-wells.ts'

export type TubeOnPlate = {
  id: string
  position: number
  call: CallWord | null
  /** The plate on which it lay before this one. */
  leftPlate: string | null
  sitting: number
  state: string
  /** Somebody's claim about its members is not settled. */
  held: boolean
  /** A released plate has said «repeat» or «invalid» of it before. */
  testedBefore: boolean
  /** It is reactive and its person's, and waits for another kit. */
  secondKit: boolean
}

/**
 * The tubes that still lie on a plate (int8 text) of a round. They are locked before they are read, so
 * that a claim that arrived meanwhile is seen; both are sent at once, and go behind what the caller has sent before.
 */
export async function tubesOnPlate(tx: Tx, round: number, plate: string): Promise<TubeOnPlate[]> {
  const [, rows] = await Promise.all([
    tx`
      select from tubes t
      where t.round_id = ${round} and t.plate_id = ${plate}
        and t.id = any(array(select unnest(tubes) from plate_layouts where plate_id = ${plate}))
      order by t.id for no key update`,
    tx<(Omit<TubeOnPlate, 'call' | 'testedBefore'> & { call: string | null })[]>`
      select t.id, u.position, nullif(substr(r.calls, u.n::int, 1), '-') as call, t.sitting, t.state, t.left_plate_id as left_plate,
        exists (select from sample_claims c
          where c.round_id = t.round_id and c.tube_id = t.id and c.settled_at is null and c.kind not in ('duplicate', 'voided')) as held,
        t.resulted_at is not null as second_kit
      from plate_layouts l
      left join plate_readings r on r.plate_id = l.plate_id
      cross join lateral unnest(l.positions, l.tubes) with ordinality u (position, tube_id, n)
      join tubes t on t.round_id = ${round} and t.id = u.tube_id
      where l.plate_id = ${plate} and t.plate_id = ${plate}
      order by t.id`,
  ])
  const again = rows.flatMap(({ id, leftPlate }) => (leftPlate === null ? [] : [id]))
  const tested = await testedBefore(tx, round, plate, again)
  return rows.map((row) => ({
    ...row,
    call: callOf(row.call),
    testedBefore: tested.has(row.id),
  }))
}

/** Those of the tubes of which an earlier plate that was not given up has said «repeat» or «invalid»; few tubes ever come twice. */
async function testedBefore(
  tx: Tx,
  round: number,
  plate: string,
  tubes: readonly string[],
): Promise<Set<string>> {
  if (tubes.length === 0) return new Set()
  const rows = await tx<{ tubeId: string }[]>`
    select distinct e.tube_id from tube_plates e
    join plates p on p.id = e.plate_id
    join wells w on w.plate_id = e.plate_id and w.tube_id = e.tube_id
    where e.round_id = ${round} and e.tube_id = any(${[...tubes]}::bigint[]) and e.plate_id <> ${plate}
      and w.call in ('repeat', 'invalid') and p.rejected_at is null`
  return new Set(rows.map(({ tubeId }) => tubeId))
}

/**
 * Takes tubes off a plate; those with a result are done with it, by two people, and leave the laboratory in the ledger.
 * A tube remembers the last plate that it left; an earlier one goes into the records of retests.
 */
export async function takeOff(
  tx: Tx,
  plate: Plate,
  tubes: readonly Pick<TubeOnPlate, 'id' | 'leftPlate'>[],
  results: readonly Released[],
  by: { id: string; actor: string; at: number },
): Promise<void> {
  const { id, roundId, laboratoryId } = plate
  const called = new Map(results.map((tube) => [tube.id, tube.call]))
  const again = tubes.filter(({ leftPlate }) => leftPlate !== null)
  const ids = int8s(tubes.map((tube) => tube.id))
  const calls = words(tubes.map((tube) => called.get(tube.id) ?? null))
  // No join: a plan that was made while the round was small would go through all its tubes for each plate. The lists stand in
  // sub-selects, because these are read once and not for each tube.
  const left = tx`
    update tubes t set plate_id = null, left_plate_id = ${id},
      result = coalesce((select ${calls}::text::text[])[array_position((select ${ids}::text::bigint[]), t.id)], t.result),
      resulted_at = case
        when (select ${calls}::text::text[])[array_position((select ${ids}::text::bigint[]), t.id)] is null then t.resulted_at
        else ${by.at}
      end
    where t.round_id = ${roundId} and t.id = any((select ${ids}::text::bigint[])::bigint[])`.execute()
  await Promise.all([
    left,
    again.length > 0 &&
      tx`
        insert into retests (round_id, tube_id, plate_id)
        select ${roundId}, e.tube_id, e.plate_id
        from unnest(${again.map((tube) => tube.id)}::bigint[], ${again.map(({ leftPlate }) => leftPlate)}::bigint[]) e (tube_id, plate_id)`,
    results.length > 0 && keepRelease(tx, plate, results, by),
    results.length > 0 &&
      tx`
        insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
        values (${by.id}, 1, ${roundId}, ${by.at}, 'tube', ${`laboratory:${laboratoryId}`}, 'done', ${results.length})`,
  ])
}

const words = (list: readonly (string | null)[]): string =>
  `{${list.map((word) => word ?? 'null').join(',')}}`
