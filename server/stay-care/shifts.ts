import { BeginShift, HandOverShift, ShiftChanged } from '@bihuan/contract/stay-care.ts'
import { column } from '../city/store.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfSite, momentOf } from '../stays/stay-rows.ts'
import { openAt } from './open-at.ts'

type Row = { id: string; isolationSiteId: string; lead: string }

async function shiftOf(sql: Reader, id: string): Promise<Row> {
  const [row] = await sql<Row[]>`
    select id, isolation_site_id, lead from site_shifts where id = ${id} and ended_at is null`
  if (!row) throw new Problem('stay.shift-unknown')
  return row
}

/** Begins a shift at a site, with who is on it. One that is running is handed over first, so that nothing falls between two. */
export const beginShift = command({
  name: 'site-shift.begin',
  summary: 'Begin a shift at an isolation site',
  roles: siteStaff,
  input: BeginShift,
  outcome: ShiftChanged,
  area: (sql, { site }, { actor }) => areaOfSite(sql, site, actor),
  async run(tx, { shift, site, members, at }, request) {
    const written = await tx`
      insert into site_shifts (id, isolation_site_id, lead, began_at)
      values (${shift}, ${site}, ${request.actor.id}, ${momentOf(at, request)}) on conflict do nothing returning id`
    if (written.length === 0) {
      const [running] = await tx<{ lead: string }[]>`
        select lead from site_shifts where isolation_site_id = ${site} and ended_at is null`
      throw new Problem('stay.shift-running', { lead: running?.lead ?? '–' })
    }
    await tx`
      insert into shift_members (shift_id, account_id, part)
      select ${shift}, g.account, min(g.part) from unnest(${column(members, 'account')}::text[], ${column(members, 'part')}::text[]) g (account, part)
      group by g.account`
    const open = await openAt(tx, site, request.now)
    return { shift, open: Object.values(open).reduce((sum, n) => sum + n, 0) }
  },
})

/** Hands a shift over to somebody, with what is open at that moment and words. */
export const handOverShift = command({
  name: 'site-shift.hand-over',
  summary: 'Hand a shift of an isolation site over',
  roles: siteStaff,
  input: HandOverShift,
  outcome: ShiftChanged,
  area: async (sql, { shift }, { actor }) =>
    areaOfSite(sql, (await shiftOf(sql, shift)).isolationSiteId, actor),
  async run(tx, { shift, to, words, at }, request) {
    const { isolationSiteId } = await shiftOf(tx, shift)
    const open = await openAt(tx, isolationSiteId, request.now)
    const sealed = words.trim() === '' ? null : request.keys.sealText('facts', request.now, words)
    const [ended] = await tx`
      update site_shifts set ended_at = ${momentOf(at, request)}, handed_to = ${to}, words = ${sealed}, open = ${tx.json(open)}
      where id = ${shift} and ended_at is null returning id`
    if (!ended) throw new Problem('stay.shift-unknown')
    return { shift, open: Object.values(open).reduce((sum, n) => sum + n, 0) }
  },
})
