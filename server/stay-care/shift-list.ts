import { ShiftParams, Shifts } from '@bihuan/contract/stay-care.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { checkReads } from '../stays/check-reads.ts'
import { siteReaders } from '../stays/roles.ts'
import { opened } from './request-view.ts'

type Row = {
  shift: string
  beganAt: Instant
  lead: string
  leadName: string
  endedAt: Instant | null
  handedTo: string | null
  words: string | null
  open: Record<string, number> | null
  members: { account: string; name: string; part: string }[]
}
const shown = 20

/** Who is on shift at a site, and the shifts before with what they handed over. */
export const shiftList = query({
  name: 'site-shift.list',
  summary: 'Shifts of an isolation site',
  roles: siteReaders,
  params: ShiftParams,
  outcome: Shifts,
  async run(sql, { site }, { actor, keys }) {
    await checkReads(sql, site, actor)
    const rows = await sql<Row[]>`
      select f.id as shift, f.began_at, f.lead, coalesce(a.display_name, f.lead) as lead_name, f.ended_at, f.handed_to, f.words, f.open,
        coalesce((select json_agg(json_build_object('account', m.account_id, 'name', coalesce(b.display_name, m.account_id), 'part', m.part) order by m.account_id)
          from shift_members m left join accounts b on b.id = m.account_id where m.shift_id = f.id), '[]'::json) as members
      from site_shifts f left join accounts a on a.id = f.lead
      where f.isolation_site_id = ${site} order by f.began_at desc limit ${shown}`
    return {
      shifts: rows.map(({ beganAt, endedAt, words, ...row }) => ({
        ...row,
        beganAt: isoOf(beganAt),
        endedAt: endedAt === null ? null : isoOf(endedAt),
        words: opened(keys, words),
      })),
    }
  },
})
