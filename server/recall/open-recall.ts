import type { Tx } from '../db/sql.ts'

export type RecallReason = 'reactive' | 'invalid' | 'lost'

/**
 * Opens the recall of tubes (int8 text): one task for everybody whose swab is in one, for the next sitting. A tube that
 * is recalled already keeps its tasks, and a reactive call becomes its reason, because only that holds people. Answers
 * the numbers of tubes and members newly recalled. A tube with nobody in it is not recalled: nobody is owed anything.
 */
export async function openRecalls(
  tx: Tx,
  round: number,
  tubes: readonly string[],
  reason: RecallReason,
  at: number,
): Promise<{ tubes: number; members: number }> {
  if (tubes.length === 0) return { tubes: 0, members: 0 }
  const opened = await tx<{ tubeId: string; memberCount: number }[]>`
    insert into recalls (round_id, tube_id, reason, opened_at, member_count)
    select m.round_id, m.tube_id, ${reason}, ${at}, count(*)
    from tube_members m
    where m.round_id = ${round} and m.tube_id = any(${tubes}::bigint[])
    group by m.round_id, m.tube_id
    on conflict (round_id, tube_id) do nothing
    returning tube_id, member_count`
  await tx`
    insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
    select m.round_id, m.tube_id, m.person_id, t.sitting + 1, ${at}
    from tube_members m
    join tubes t on t.round_id = m.round_id and t.id = m.tube_id
    where m.round_id = ${round} and m.tube_id = any(${opened.map(({ tubeId }) => tubeId)}::bigint[])`
  if (reason === 'reactive') {
    await tx`
      update recalls set reason = 'reactive'
      where round_id = ${round} and tube_id = any(${tubes}::bigint[]) and reason <> 'reactive'`
  }
  return {
    tubes: opened.length,
    members: opened.reduce((sum, { memberCount }) => sum + memberCount, 0),
  }
}
