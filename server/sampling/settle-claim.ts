import { ClaimSettled, SettleClaim } from '@bihuan/contract/sampling.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeId } from '../labels/labels.ts'
import { answerTasks } from '../recall/answer-tasks.ts'
import { holdTubes } from './hold-tubes.ts'
import { placeMembers } from './place-members.ts'
import { settleTubesAgain } from './settle-tubes.ts'
import { postTubeMoves } from './tube-ledger.ts'

async function tubeOf(sql: Reader, round: string, tube: string) {
  const [row] = await sql<{ siteId: number; deviceId: number; areaCode: string }[]>`
    select t.site_id, t.device_id, s.area_code from tubes t join sites s on s.id = t.site_id
    where t.round_id = ${round} and t.id = ${tubeId(tube)}`
  if (!row) throw new Problem('tube.unknown', { tube })
  return row
}

/** Who turns out to have been in a recalled tube is owed a new sample like its other members. */
async function oweNewSample(tx: Tx, round: number, { tube, person }: Settled, now: number) {
  const id = tubeId(tube)
  await tx`
    with owed as (
      insert into recall_tasks (round_id, tube_id, person_id, sitting, opened_at)
      select r.round_id, r.tube_id, ${person}, t.sitting + 1, ${now}
      from recalls r join tubes t on t.round_id = r.round_id and t.id = r.tube_id
      where r.round_id = ${round} and r.tube_id = ${id}
      on conflict do nothing
      returning 1
    )
    update recalls set member_count = member_count + 1
    where round_id = ${round} and tube_id = ${id} and exists (select from owed)`
  await answerTasks(tx, round, [person], now)
}
type Settled = { tube: string; person: string }

/** A person decides whether a disputed swab is in a tube. The verdict outlives every later event, and frees the result. */
export const settleClaim = command({
  name: 'claim.settle',
  summary: 'Decide whether a disputed person is in a tube',
  roles: ['registrar', 'district-commander', 'lab-reviewer'],
  input: SettleClaim,
  outcome: ClaimSettled,
  area: async (sql, input) => (await tubeOf(sql, input.round, input.tube)).areaCode,
  async run(tx, input, request) {
    const round = Number(input.round)
    const id = tubeId(input.tube)
    const tube = await tubeOf(tx, input.round, input.tube)
    const where = { round, site: tube.siteId, device: tube.deviceId, now: request.now }
    // The tube before its claim: an upload that settles the tube takes them in this order, too.
    const held = await holdTubes(tx, where, [], [Number(id)], new Map())
    const settled = await tx`
      update sample_claims set settled_at = ${request.now}, settled_by = ${request.actor.id}, verdict = ${input.verdict}, reason = ${input.reason}
      where round_id = ${round} and tube_id = ${id} and person_id = ${input.person} and kind = ${input.kind} and settled_at is null
      returning 1`
    if (settled.length === 0) {
      const [known] =
        await tx`select from sample_claims where round_id = ${round} and tube_id = ${id} and person_id = ${input.person} and kind = ${input.kind}`
      throw new Problem(known ? 'claim.already-settled' : 'claim.unknown')
    }
    const { stated, moves } = await settleTubesAgain(tx, where, held)
    await placeMembers(tx, round, stated, request.now)
    if (input.verdict === 'member') await oweNewSample(tx, round, input, request.now)
    await postTubeMoves(tx, round, [{ commandId: request.id, at: request.now, moves }])
    const [open] = await tx<{ n: number }[]>`
      select count(*)::int as n from sample_claims
      where round_id = ${round} and tube_id = ${id} and settled_at is null and kind not in ('duplicate', 'voided')`
    return { tube: input.tube, openClaims: open?.n ?? 0 }
  },
})
