import { Boxes, BoxList } from '@bihuan/contract/custody.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { boxCode } from '../labels/labels.ts'
import { custodyReaders } from './box-story.ts'

type Row = {
  id: string
  siteId: number
  laboratoryId: number
  account: string
  tubes: number
  sealedAt: Instant
  offeredTo: string | null
  receivedAt: Instant | null
  lostAt: Instant | null
}
const limitDefault = 100

/** Boxes that are with an account or offered to it: those on the way first, the oldest first. */
export const boxList = query({
  name: 'box.list',
  summary: 'Boxes of a round, of one account or all within the own area',
  roles: custodyReaders,
  params: BoxList,
  outcome: Boxes,
  async run(sql, { round, account = null, onTheWay = false, limit = limitDefault }, { actor }) {
    const site = account?.startsWith('site:') ? account.slice('site:'.length) : null
    // An own unit or account may be asked for from anywhere: couriers and laboratories work across areas.
    const isOwn = account === actor.unit || account === `courier:${actor.id}`
    const rows = await sql<Row[]>`
      select b.id, b.site_id, coalesce(b.laboratory_id, s.laboratory_id) as laboratory_id, a.account, b.tube_count as tubes, b.sealed_at,
        open.to_account as offered_to, b.received_at, b.lost_at
      from boxes b
      join sites s on s.id = b.site_id
      join box_accounts a on a.box_id = b.id
      left join box_legs open on open.box_id = b.id and open.accepted_at is null and b.lost_at is null
      where b.round_id = ${round}
        and (${isOwn} or s.area_code like ${`${actor.areaCode}%`})
        and (not ${onTheWay}::boolean or (b.received_at is null and b.lost_at is null))
        and (${account}::text is null or b.site_id::text = ${site} or exists (select from box_legs g where g.box_id = b.id and g.to_account = ${account}))
        and (${account}::text is null or a.account = ${account} or open.to_account = ${account})
      order by (b.received_at is null and b.lost_at is null) desc, b.sealed_at, b.id
      limit ${limit}`
    const boxes = rows.map(
      ({
        id,
        siteId,
        laboratoryId,
        account: place,
        tubes,
        sealedAt,
        offeredTo,
        receivedAt,
        lostAt,
      }) => ({
        box: boxCode(id),
        site: String(siteId),
        laboratory: String(laboratoryId),
        account: place,
        tubes,
        sealedAt: isoOf(sealedAt),
        offeredTo,
        receivedAt: receivedAt === null ? null : isoOf(receivedAt),
        lostAt: lostAt === null ? null : isoOf(lostAt),
      }),
    )
    return { boxes }
  },
})
