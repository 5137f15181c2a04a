import { ExitSettled, Exits, ExitsParams, SettleExit } from '@bihuan/contract/site-staff.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { leaveListTraces } from '../reads/list-traces.ts'
import { areaInReach } from '../rounds/store.ts'

type Row = {
  id: string
  personId: string
  name: string
  site: string
  siteName: string
  leftAt: Instant
  basis: string
  binds: boolean
  settledAt: Instant | null
  factId: string | null
}

const roles = ['case-investigator', 'district-commander', 'city-commander'] as const
const shownUnlessAsked = 100
const first = ['-infinity', '00000000-0000-0000-0000-000000000000'] as const
const readCursor = (text: string | undefined): readonly [string, string] => {
  const [at, id] = text?.split('~') ?? []
  return /^[0-9a-f-]{36}$/.test(id ?? '') && !Number.isNaN(Date.parse(at ?? '')) && at && id
    ? [at, id]
    : first
}

/** Who left a closed loop and waits for an investigator, or was settled. Names are masked. */
export const exitList = query({
  name: 'site-staff.exits',
  summary: 'Who left a closed loop and may need monitoring',
  roles,
  params: ExitsParams,
  outcome: Exits,
  people: true,
  async run(
    sql,
    { area: asked, open = true, after, limit = shownUnlessAsked },
    { now, actor, purpose },
  ) {
    const area = areaInReach(actor, asked)
    const [at, id] = readCursor(after)
    const rows = await sql<Row[]>`
      select e.id, e.person_id, p.name, i.id as site, i.name as site_name, e.left_at, e.basis, e.binds, e.settled_at, e.fact_id
      from site_staff_exits e join people p on p.id = e.person_id join site_staff_cycles c on c.id = e.cycle_id
      join site_staff s on s.id = c.staff_id join isolation_sites i on i.id = s.isolation_site_id
      where e.area_code >= ${area} and e.area_code < ${`${area}:`} and ${open ? sql`e.settled_at is null` : sql`true`}
        and (e.left_at, e.id) > (${at}::timestamptz, ${id}::uuid)
      order by e.left_at, e.id limit ${limit + 1}`
    const page = rows.slice(0, limit)
    await leaveListTraces(sql, {
      people: page.map(({ personId }) => personId),
      query: 'site-staff.exits',
      actor,
      purpose: purpose ?? '',
      at: now,
    })
    const last = page.at(-1)
    return {
      now: isoOf(now),
      exits: page.map(({ id: exit, personId, name, leftAt, settledAt, factId, ...row }) => ({
        ...row,
        exit,
        person: personId,
        nameMasked: maskName(name),
        leftAt: isoOf(leftAt),
        settledAt: settledAt === null ? null : isoOf(settledAt),
        fact: factId,
      })),
      next: rows.length > limit && last ? `${isoOf(last.leftAt)}~${last.id}` : null,
    }
  },
})

/** An investigator names the fact that they recorded, or says why nothing follows from leaving. */
export const settleExit = command({
  name: 'site-staff.settle-exit',
  summary: 'Settle that somebody left a closed loop',
  roles: ['case-investigator'],
  input: SettleExit,
  outcome: ExitSettled,
  async area(sql, { exit }) {
    const [row] = await sql<{ areaCode: string }[]>`
      select area_code from site_staff_exits where id = ${exit}`
    if (!row) throw new Problem('site-staff.exit-unknown')
    return row.areaCode
  },
  async run(tx, { exit, fact, why }, { now, actor, keys }) {
    if (fact === undefined && why === undefined) throw new Problem('site-staff.fact-or-why')
    if (fact !== undefined) {
      const [known] = await tx`
        select from facts f join site_staff_exits e on e.id = ${exit} and e.person_id = f.person_id and e.basis = f.reason where f.id = ${fact}`
      if (!known) throw new Problem('site-staff.fact-of-another')
    }
    const sealed = why === undefined ? null : keys.sealText('facts', now, why)
    const written = await tx`
      update site_staff_exits set settled_at = ${now}, settled_by = ${actor.id}, fact_id = ${fact ?? null}, why = ${sealed}
      where id = ${exit} and settled_at is null returning id`
    if (written.length === 0) throw new Problem('site-staff.exit-settled')
    return { exit, fact: fact ?? null }
  },
})
