import { LossReported, ReportLoss } from '@bihuan/contract/custody.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader, Tx } from '../db/sql.ts'
import type { Actor } from '../door/actor.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { plateCode, tubeCode, tubeId } from '../labels/labels.ts'
import { openRecalls } from '../recall/open-recall.ts'
import { areaOfBox, type HeldBox, holdBox, refuseEnded } from './held-box.ts'
import { type HeldTube, holdTubes, tubesInBox } from './held-tubes.ts'
import { boxMove, postMoves, tubeMoves } from './ledger.ts'

type Input = Static<typeof ReportLoss>

const eitherOr = {
  pointer: '/',
  code: 'box-or-tubes',
  zh: '请给出箱码或管码，二者取一',
  en: 'Give either a box or tubes',
}

/** The round in which tubes were issued and the area of their sites: the smallest that contains them all. */
async function issuedWhere(
  sql: Reader,
  codes: readonly string[],
): Promise<{ round: number; area: string }> {
  const rows = await sql<{ roundId: number; areaCode: string }[]>`
    select distinct g.round_id, s.area_code
    from unnest(${codes.map(tubeId)}::bigint[]) u (id)
    cross join lateral (select * from tube_ranges where first_id <= u.id order by first_id desc limit 1) g
    join sites s on s.id = g.site_id
    where g.last_id >= u.id`
  const [first] = rows
  if (!first) throw new Problem('tube.unknown', { tube: codes[0] ?? '' })
  const level = [12, 9, 6, 4].find((digits) =>
    rows.every((row) => row.areaCode.slice(0, digits) === first.areaCode.slice(0, digits)),
  )
  return { round: first.roundId, area: first.areaCode.slice(0, level ?? 0) }
}

/** Only what travels or lies somewhere can be lost: not what has a result, lies on a plate, or is withdrawn already. */
function refuseNotLosable(ids: readonly string[], held: readonly HeldTube[]): void {
  const byId = new Map(held.map((tube) => [tube.id, tube]))
  for (const id of ids) {
    const tube = tubeCode(id)
    const found = byId.get(id)
    if (!found) throw new Problem('tube.unknown', { tube })
    // Nobody knows who is in an open tube: it is voided, and its people are sampled again.
    if (found.state === 'open') throw new Problem('tube.not-sealed', { tube })
    if (found.state !== 'sealed') throw new Problem('tube.withdrawn', { tube, state: found.state })
    if (found.resulted) throw new Problem('tube.already-resulted', { tube })
    if (found.plateId !== null)
      throw new Problem('tube.on-plate', { tube, plate: plateCode(found.plateId) })
  }
}

/** A courier speaks for boxes that the courier carried, and for no others. */
async function refuseNeverCarried(tx: Tx, actor: Actor, held: readonly HeldTube[]): Promise<void> {
  if (actor.role !== 'courier') return
  const carried = await tx<{ boxId: string }[]>`
    select box_id from box_legs where to_account = ${`courier:${actor.id}`} and accepted_at is not null
      and box_id = any(${held.flatMap((tube) => tube.boxId ?? [])}::bigint[])`
  const mine = new Set(carried.map((row) => row.boxId))
  const other = held.find((tube) => tube.boxId === null || !mine.has(tube.boxId))
  if (other) throw new Problem('tube.not-in-your-hands', { tube: tubeCode(other.id) })
}

async function loseBox(tx: Tx, box: HeldBox, input: Input, actor: Actor): Promise<void> {
  refuseEnded(box)
  if (actor.role === 'courier' && box.account !== `courier:${actor.id}`)
    throw new Problem('box.not-here', { box: box.code, account: box.account })
  await tx`update boxes set lost_at = ${instantOf(input.at)} where id = ${box.id}`
}

/** What is lost: a box with all it holds, or single tubes; refused before anything is written. */
async function whatIsLost(
  tx: Tx,
  input: Input,
  actor: Actor,
): Promise<{ round: number; box: HeldBox | null; held: HeldTube[] }> {
  if (input.box !== undefined) {
    const box = await holdBox(tx, input.box)
    const held = await holdTubes(tx, box.roundId, await tubesInBox(tx, box.roundId, box.id))
    await loseBox(tx, box, input, actor)
    return { round: box.roundId, box, held }
  }
  const ids = [...new Set((input.tubes ?? []).map(tubeId))]
  const { round } = await issuedWhere(tx, input.tubes ?? [])
  const held = await holdTubes(tx, round, ids)
  refuseNotLosable(ids, held)
  await refuseNeverCarried(tx, actor, held)
  return { round, box: null, held }
}

async function writeLosses(
  tx: Tx,
  round: number,
  held: readonly HeldTube[],
  input: Input,
  actor: Actor,
): Promise<void> {
  const ids = held.map((tube) => tube.id)
  await tx`update tubes set state = 'lost' where round_id = ${round} and id = any(${ids}::bigint[])`
  await tx`
    insert into tube_losses (round_id, tube_id, box_id, from_account, reported_at, reported_by, reason)
    select ${round}, u.id, u.box_id, u.account, ${instantOf(input.at)}, ${actor.id}, ${input.reason}
    from unnest(${ids}::bigint[], ${held.map((tube) => tube.boxId)}::bigint[], ${held.map((tube) => tube.account)}::text[]) u (id, box_id, account)`
}

/** Nothing is written off in silence: the people of a lost tube are owed a new sample from the same moment on. */
export const reportLoss = command({
  name: 'loss.report',
  summary: 'Report a box or tubes lost',
  roles: ['courier', 'district-commander', 'city-commander'],
  input: ReportLoss,
  outcome: LossReported,
  async area(sql, { box, tubes }) {
    if ((box === undefined) === (tubes === undefined))
      throw new Problem('input.malformed', {}, [eitherOr])
    return box === undefined ? (await issuedWhere(sql, tubes ?? [])).area : areaOfBox(sql, box)
  },
  async run(tx, input, { id, actor }) {
    const { round, box, held } = await whatIsLost(tx, input, actor)
    const at = instantOf(input.at)
    await writeLosses(tx, round, held, input, actor)
    const leaving = tubeMoves(
      held.map((tube) => tube.account),
      'lost',
    )
    await postMoves(
      tx,
      id,
      round,
      at,
      box === null ? leaving : [boxMove(box.id, box.account, 'lost'), ...leaving],
    )
    const { members } = await openRecalls(
      tx,
      round,
      held.map((tube) => tube.id),
      'lost',
      at,
    )
    return { tubes: held.length, members }
  },
})
