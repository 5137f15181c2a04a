import { problems } from '@bihuan/contract/problems.ts'
import { type CaseState, moveOf } from '@bihuan/core/cases/lifecycle.ts'
import type { Reader, Tx } from '../db/sql.ts'
import { covers } from '../door/actor.ts'
import type { Request } from '../door/command.ts'
import { writeEvents } from './write-events.ts'

/** A case and who shall work on it; `types` null takes the typist away, undefined leaves them. */
export type Team = { case: string; asks: string; types?: string | null | undefined }
export type Refused = { case: string; code: keyof typeof problems; zh: string; en: string }

type Row = {
  id: string
  state: CaseState
  version: number
  area: string | null
  asks: string | null
  types: string | null
}

const readRows = (sql: Reader, ids: readonly string[]) => sql<Row[]>`
  select c.id, c.state, c.version, coalesce(c.area_code, b.community_code) as area, a.account_id as asks, t.account_id as types
  from cases c
  left join people p on p.id = c.person_id left join households h on h.id = p.household_id left join buildings b on b.id = h.building_id
  left join case_team a on a.case_id = c.id and a.part = 'asks' and a.until_at is null
  left join case_team t on t.case_id = c.id and t.part = 'types' and t.until_at is null
  where c.id = any(${[...ids]}::text[])`

/** The areas in which accounts investigate; who is no investigator, or left, is missing. */
async function areasOfInvestigators(
  sql: Reader,
  accounts: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await sql<{ id: string; areaCode: string }[]>`
    select id, area_code from accounts where id = any(${[...new Set(accounts)]}::text[]) and role = 'case-investigator' and closed_at is null`
  return new Map(rows.map(({ id, areaCode }) => [id, areaCode]))
}

const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '')

const refused = (
  id: string,
  code: Refused['code'],
  zh: Record<string, string> = {},
  en: Record<string, string> = zh,
): Refused => ({
  case: id,
  code,
  zh: fill(problems[code].zh, zh),
  en: fill(problems[code].en, en),
})

type Judged = Team & { row: Row; to: CaseState }

/** One case: why not, or what it becomes. */
function judge(
  team: Team,
  row: Row | undefined,
  areas: ReadonlyMap<string, string>,
  { actor }: Request,
): Judged | Refused {
  const id = team.case
  if (!row?.area) return refused(id, 'case.unknown', { case: id })
  if (!covers(actor.areaCode, row.area))
    return refused(id, 'access.area-is-not-yours', { area: row.area, own: actor.areaCode })
  const move = moveOf(row.state, 'assign')
  if (!('to' in move) || move.to === 'as-before') {
    const why = 'why' in move ? move.why : { zh: '', en: '' }
    return { case: id, code: 'case.not-now', ...why }
  }
  const types = team.types === undefined ? row.types : team.types
  if (types === team.asks) return refused(id, 'case.one-in-two-parts')
  for (const account of [team.asks, ...(types === null ? [] : [types])]) {
    const area = areas.get(account)
    if (area === undefined || !covers(area, row.area))
      return refused(id, 'case.investigator-unknown', { account })
  }
  return { ...team, types, row, to: move.to }
}

/** Ends who had a part before, and begins who has it now; who keeps a part keeps it. */
async function writeParts(
  tx: Tx,
  judged: readonly (Judged & { version: number })[],
  { actor, now }: Request,
): Promise<void> {
  const parts = judged.flatMap((one) => [
    { case: one.case, part: 'asks', account: one.asks, before: one.row.asks, version: one.version },
    {
      case: one.case,
      part: 'types',
      account: one.types ?? null,
      before: one.row.types,
      version: one.version,
    },
  ])
  const changed = parts.filter(({ account, before }) => account !== before)
  if (changed.length === 0) return
  await tx`
    update case_team t set until_at = ${now}
    from unnest(${changed.map((one) => one.case)}::text[], ${changed.map(({ part }) => part)}::text[]) g (case_id, part)
    where t.case_id = g.case_id and t.part = g.part and t.until_at is null`
  const given = changed.filter(({ account }) => account !== null)
  await tx`
    insert into case_team (case_id, part, version, account_id, since, given_by)
    select case_id, part, version, account_id, ${now}::timestamptz, ${actor.id}
    from unnest(${given.map((one) => one.case)}::text[], ${given.map(({ part }) => part)}::text[], ${given.map(({ version }) => version)}::int[],
      ${given.map(({ account }) => account)}::text[]) g (case_id, part, version, account_id)
    order by case_id, part`
}

/**
 * Gives many cases their teams in five statements, however many there are. A case that cannot be given is listed with why, and all others
 * are given; a case that somebody else moved at this moment is among the refused.
 */
export async function giveTeams(
  tx: Tx,
  teams: readonly Team[],
  request: Request,
): Promise<{ given: string[]; refused: Refused[] }> {
  const { now } = request
  const rows = await readRows(
    tx,
    teams.map((team) => team.case),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  const areas = await areasOfInvestigators(tx, [
    ...teams.flatMap(({ asks, types }) => [asks, types ?? '']),
    ...rows.map((row) => row.types ?? ''),
  ])
  const twice = new Set<string>()
  const results = teams.map((team) => {
    if (twice.has(team.case)) return refused(team.case, 'case.changed-meanwhile')
    twice.add(team.case)
    return judge(team, byId.get(team.case), areas, request)
  })
  const judged = results.filter((one) => 'row' in one)
  const ordered = judged.toSorted((a, b) => (a.case < b.case ? -1 : 1))
  const moved = await tx<{ id: string; version: number }[]>`
    update cases c set state = g.state, version = c.version + 1, assigned_at = coalesce(c.assigned_at, ${now})
    from unnest(${ordered.map((one) => one.case)}::text[], ${ordered.map(({ to }) => to)}::text[], ${ordered.map(({ row }) => row.version)}::int[]) g (id, state, version)
    where c.id = g.id and c.version = g.version
    returning c.id, c.version`
  const versions = new Map(moved.map(({ id, version }) => [id, version]))
  const done = ordered.flatMap((one) => {
    const version = versions.get(one.case)
    return version === undefined ? [] : [{ ...one, version }]
  })
  await writeParts(tx, done, request)
  await writeEvents(
    tx,
    done.map(({ row, to, version, ...one }) => ({
      case: one.case,
      version,
      event: 'assign',
      from: row.state,
      to,
      before: { asks: row.asks, types: row.types },
      after: { asks: one.asks, types: one.types ?? null },
    })),
    request,
  )
  return {
    given: done.map((one) => one.case),
    refused: [
      ...results.filter((one) => 'code' in one),
      ...judged
        .filter((one) => !versions.has(one.case))
        .map((one) => refused(one.case, 'case.changed-meanwhile')),
    ],
  }
}
