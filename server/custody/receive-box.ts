import { BoxReceived, ReceiveBox } from '@bihuan/contract/custody.ts'
import { compareCounts } from '@bihuan/core/custody/compare-counts.ts'
import { type Instant, instantOf } from '@bihuan/core/time/instant.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { tubeCode, tubeId } from '../labels/labels.ts'
import { laboratoryArea } from '../laboratory/plate-store.ts'
import { offerTo, signLeg } from './accept-box.ts'
import { type HeldBox, holdBox } from './held-box.ts'
import { tubesInBox } from './held-tubes.ts'
import { joinBox } from './join-box.ts'
import { boxMove, postMoves, tubeMoves } from './ledger.ts'

const codes = (labels: readonly number[]) => labels.map((label) => tubeCode(String(label)))

/** Those of the tubes whose seal no device of the round has reported yet. */
async function notReported(tx: Tx, round: number, labels: readonly number[]): Promise<Set<number>> {
  if (labels.length === 0) return new Set()
  const rows = await tx<{ id: string }[]>`
    select asked.id from unnest(${labels.map(String)}::bigint[]) asked (id)
    where not exists (select from tubes t where t.round_id = ${round} and t.id = asked.id and t.state <> 'open')`
  return new Set(rows.map((row) => Number(row.id)))
}

async function keepOrphans(
  tx: Tx,
  box: HeldBox,
  laboratory: string,
  labels: readonly number[],
  at: Instant,
): Promise<void> {
  if (labels.length === 0) return
  await tx`
    insert into orphan_tubes (tube_id, round_id, box_id, laboratory_id, found_at)
    select u.id, ${box.roundId}, ${box.id}, ${laboratory}, ${at} from unnest(${labels.map(String)}::bigint[]) u (id)
    on conflict do nothing`
}

/**
 * Reception at the laboratory that the box was offered to: every tube is scanned and held against the manifest. A tube
 * that is missing is not lost yet: the difference stays an open loop until it is explained or the tube is reported lost.
 */
export const receiveBox = command({
  name: 'box.receive',
  summary: 'Receive a box at a laboratory, tube by tube',
  roles: ['lab-technician'],
  input: ReceiveBox,
  outcome: BoxReceived,
  area: (sql, input) => laboratoryArea(sql, input.laboratory),
  async run(tx, input, { id, actor }) {
    const account = `laboratory:${input.laboratory}`
    if (actor.unit !== account)
      throw new Problem('access.unit-is-not-yours', { unit: account, own: actor.unit })
    const scanned = new Set(input.tubes.map((code) => Number(tubeId(code))))
    const at = instantOf(input.at)
    const box = await holdBox(tx, input.box)
    const leg = offerTo(box, account, actor.id)
    const manifest = await tubesInBox(tx, box.roundId, box.id)
    const { missing, extra } = compareCounts(manifest.map(Number), scanned)
    const unknown = await notReported(tx, box.roundId, extra)
    const known = extra.filter((label) => !unknown.has(label))

    // Before the box is received: afterwards the facts would say that they had been here all along.
    const joined = await joinBox(tx, box.roundId, box.id, account, known.map(String), at)
    const leaving = [...manifest.map(() => box.account), ...joined]
    await Promise.all([
      signLeg(tx, box, leg, { by: actor.id, at, count: scanned.size, temperatureC: null }),
      tx`
        update boxes set received_at = ${at}, laboratory_id = ${input.laboratory}, received_count = ${scanned.size}
        where id = ${box.id}`,
      keepOrphans(tx, box, input.laboratory, [...unknown], at),
      postMoves(tx, id, box.roundId, at, [
        boxMove(box.id, box.account, account),
        ...tubeMoves(leaving, account),
      ]),
    ])
    return {
      box: input.box,
      expected: manifest.length,
      scanned: scanned.size,
      missing: codes(missing),
      extra: codes(known),
      unknown: codes([...unknown]),
    }
  },
})
