import { OpenSheets, SheetParams } from '@bihuan/contract/paper.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { sheetRoles } from './roles.ts'

const sheetsMax = 2_000

type Row = {
  tubeId: string
  siteId: number
  siteName: string
  state: 'first' | 'differs'
  keyedAt: Instant
  names: string[]
  isMine: boolean
}

/** Sheets that wait for a second keying or for one that agrees, the oldest first; who keyed them, never what. */
export const openSheets = query({
  name: 'paper.list',
  summary: 'Paper sheets that are not agreed yet',
  roles: sheetRoles,
  params: SheetParams,
  outcome: OpenSheets,
  async run(sql, { round, site }, { actor }) {
    const rows = await sql<Row[]>`
      select p.tube_id, p.site_id, s.name as site_name, p.state, p.keyed_at,
        array_agg(coalesce(a.display_name, e.keyed_by) order by e.keyed_at) as names,
        bool_or(e.keyed_by = ${actor.id}) as is_mine
      from paper_sheets p
      join sites s on s.id = p.site_id
      join paper_entries e on e.round_id = p.round_id and e.tube_id = p.tube_id and e.ended_at is null
      left join accounts a on a.id = e.keyed_by
      where p.round_id = ${round} and p.state in ('first', 'differs') and starts_with(s.area_code, ${actor.areaCode})
        and (${site ?? null}::int is null or p.site_id = ${site ?? null}::int)
      group by p.round_id, p.tube_id, s.name
      order by p.keyed_at, p.tube_id limit ${sheetsMax}`
    return {
      sheets: rows.map((row) => ({
        tube: tubeCode(row.tubeId),
        site: String(row.siteId),
        siteName: row.siteName,
        state: row.state,
        keyedBy: row.names,
        keyedByMe: row.isMine,
        since: isoOf(row.keyedAt),
      })),
    }
  },
})
