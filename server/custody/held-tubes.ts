import type { Tx } from '../db/sql.ts'

export type HeldTube = {
  id: string
  state: string
  boxId: string | null
  siteId: number
  plateId: string | null
  resulted: boolean
  account: string
}

/**
 * Locks tubes of a round and tells in which account each is now; unknown ids are absent. Whoever takes tubes out of an
 * account reads it through here before changing them: the account is read after the lock, so a hand-over of their box
 * that committed meanwhile is seen, and one that comes later counts without them.
 */
export async function holdTubes(
  tx: Tx,
  round: number,
  ids: readonly string[],
): Promise<HeldTube[]> {
  // In the order of ids, so that two commands never wait for each other crosswise.
  await tx`
    select from tubes where round_id = ${round} and id = any(${[...ids]}::bigint[])
    order by id for no key update`
  return tx<HeldTube[]>`
    select t.id, t.state, t.box_id, t.site_id, t.plate_id, t.resulted_at is not null as resulted, a.account
    from tubes t
    join tube_accounts a on a.round_id = t.round_id and a.tube_id = t.id
    where t.round_id = ${round} and t.id = any(${[...ids]}::bigint[])
    order by t.id`
}

/** The tubes that a box holds and that travel with it, locked until the end of the transaction, in ascending order. */
export async function tubesInBox(tx: Tx, round: number, box: string): Promise<string[]> {
  const rows = await tx<{ id: string }[]>`
    select id from tubes
    where round_id = ${round} and box_id = ${box} and state = 'sealed'
    order by id for no key update`
  return rows.map((row) => row.id)
}
