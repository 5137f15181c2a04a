import { BoxSealed, SealBox } from '@bihuan/contract/custody.ts'
import { instantOf, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { int8s } from '../db/literal.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { boxCode, boxId, tubeCode, tubeId } from '../labels/labels.ts'
import { boxMove, postMoves } from './ledger.ts'
import { ownsSite } from './own-site.ts'
import { siteArea } from './site-area.ts'

/** Why some of the tubes could not go into the box: the first of them, in the order they were scanned. */
async function refuseTubes(
  tx: Tx,
  round: string,
  site: string,
  box: string,
  ids: readonly string[],
): Promise<never> {
  const rows = await tx<{ id: string; state: string; siteId: number; boxId: string | null }[]>`
    select id, state, site_id, box_id from tubes where round_id = ${round} and id = any(${[...ids]}::bigint[])`
  const byId = new Map(rows.map((row) => [row.id, row]))
  const refused = ids.find((id) => byId.get(id)?.boxId !== box) ?? ''
  const tube = tubeCode(refused)
  const row = byId.get(refused)
  if (!row) throw new Problem('tube.unknown', { tube })
  if (String(row.siteId) !== site)
    throw new Problem('tube.not-of-site', { tube, site: String(row.siteId) })
  if (row.state === 'open') throw new Problem('tube.not-sealed', { tube })
  if (row.state !== 'sealed') throw new Problem('tube.withdrawn', { tube, state: row.state })
  throw new Problem('tube.already-boxed', {
    tube,
    box: row.boxId === null ? '' : boxCode(row.boxId),
  })
}

/** When a box sealed at this moment is due at the laboratory: the limits of the hand-over and of the way. */
async function dueAt(tx: Tx, round: string, sealedAt: number): Promise<number> {
  const [row] = await tx<{ minutes: number }[]>`
    select coalesce(sum(minutes), 0)::int as minutes from round_limits
    where round_id = ${round} and step in ('box-handed-over', 'box-delivered')`
  return sealedAt + (row?.minutes ?? 0) * minuteMs
}

/** Puts sealed tubes of a site into a box. Of two boxes that claim one tube exactly one gets it; the tubes stay in the site's account. */
export const sealBox = command({
  name: 'box.seal',
  summary: 'Seal a box of tubes at a site',
  roles: ['sampler', 'registrar'],
  input: SealBox,
  outcome: BoxSealed,
  area: (sql, input) => siteArea(sql, input.round, input.site),
  async run(tx, input, { id, actor }) {
    const { round, site } = input
    const account = `site:${site}`
    if (!(await ownsSite(tx, actor.unit, site)))
      throw new Problem('access.unit-is-not-yours', { unit: account, own: actor.unit })
    const box = boxId(input.box)
    const at = instantOf(input.at)
    const ids = [...new Set(input.tubes.map(tubeId))]
    // Sent at once and done one after the other (a query that is not executed waits for its first `then`, and would come
    // behind); what refuses below undoes them all.
    const [made, boxed, , due] = await Promise.all([
      tx`
        insert into boxes (id, round_id, site_id, sealed_at, sealed_by, tube_count)
        values (${box}, ${round}, ${site}, ${at}, ${actor.id}, ${ids.length})
        on conflict do nothing`.execute(),
      // Found through the key and so changed in its order: two boxes that want the same tubes never wait crosswise.
      tx`
        update tubes set box_id = ${box}, boxed_at = ${at}
        where round_id = ${round} and id = any(${int8s(ids)}::text::bigint[]) and site_id = ${site} and state = 'sealed' and box_id is null`.execute(),
      postMoves(tx, id, Number(round), at, [boxMove(box, 'press', account)]),
      dueAt(tx, round, at),
    ])
    if (made.count === 0) throw new Problem('box.already-sealed', { box: input.box })
    if (boxed.count !== ids.length) await refuseTubes(tx, round, site, box, ids)
    return { box: input.box, tubes: ids.length, dueAtLaboratory: isoOf(due) }
  },
})
