import type { CaseLine } from '@bihuan/contract/cases.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { isRunningState, owedIn } from '@bihuan/core/cases/lifecycle.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { cityDateOf, type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { ageOn } from '../people/age.ts'
import { calledMasked } from './called.ts'
import { type CaseRow, casesOf } from './store.ts'

type Line = Static<typeof CaseLine>
type Whom = {
  id: string
  name: string | null
  sex: string | null
  bornOn: string | null
  areaName: string | null
  contacts: number
}
export type Member = {
  caseId: string
  accountId: string
  name: string | null
  part: 'asks' | 'types'
  since: Instant
}

const readWhom = (sql: Reader, ids: readonly string[]) => sql<Whom[]>`
  select c.id, p.name, p.sex, p.born_on,
    (select string_agg(a.name, ' ' order by length(a.code)) from areas a where a.level <> 'city'
      and a.code in (left(c.area_code, 6), left(c.area_code, 9), c.area_code)) as area_name,
    (select count(*)::int from contacts t where t.case_id = c.id and t.dropped_at is null) as contacts
  from cases c left join people p on p.id = c.person_id
  where c.id = any(${[...ids]}::text[])`

/** Who works on some cases now. */
export const readMembers = (sql: Reader, ids: readonly string[]) => sql<Member[]>`
  select t.case_id, t.account_id, a.display_name as name, t.part, t.since
  from case_team t left join accounts a on a.id = t.account_id
  where t.case_id = any(${[...ids]}::text[]) and t.until_at is null order by t.case_id, t.part`

const isoOrNull = (at: Instant | null) => (at === null ? null : isoOf(at))

/** The three clocks of a case: late while nobody did it and its time is over, or done after it. */
export function clocksOf(row: CaseRow, now: Instant): Line['clocks'] {
  const clock = (
    name: Line['clocks'][number]['clock'],
    due: Instant | null,
    done: Instant | null,
  ) => {
    // A case that ended without the step owes it no longer.
    const until = done ?? (isRunningState(row.state) ? now : (row.closedAt ?? now))
    return {
      clock: name,
      dueAt: isoOrNull(due),
      doneAt: isoOrNull(done),
      overdue: due !== null && until > due,
    }
  }
  return [
    clock('report', row.reportDue, row.reportedAt),
    clock('key-facts', row.keyFactsDue, row.keyFactsAt),
    clock('investigation', row.investigatedDue, row.investigatedAt),
  ]
}

function lineOf(row: CaseRow, whom: Whom | undefined, team: readonly Member[], now: Instant): Line {
  const { called } = row
  return {
    case: row.id,
    number: row.number === null ? null : caseNumber(row.number),
    state: row.state,
    next: owedIn(row.state),
    source: row.source,
    category: row.category,
    severity: row.severity,
    foundHow: row.foundHow,
    nameMasked: whom?.name ? maskName(whom.name) : calledMasked(called),
    sex: whom?.sex ?? called?.sex ?? '',
    age: whom?.bornOn ? ageOn(whom.bornOn, cityDateOf(now)) : (called?.age ?? null),
    area: row.areaCode,
    areaName: whom?.areaName ?? null,
    openedAt: isoOf(row.openedAt),
    onsetAt: isoOrNull(row.onsetAt),
    clocks: clocksOf(row, now),
    team: team.map(({ accountId, name, part, since }) => ({
      account: accountId,
      name,
      part,
      since: isoOf(since),
    })),
    contacts: whom?.contacts ?? 0,
    version: row.version,
  }
}

/** Cases as lines of a list, in the order of the ids: masked names, clocks, team; and whose they are, for the traces. */
export async function caseLines(
  sql: Reader,
  ids: readonly string[],
  now: Instant,
): Promise<{ lines: Line[]; people: string[] }> {
  if (ids.length === 0) return { lines: [], people: [] }
  const [rows, whom, members] = await Promise.all([
    casesOf(sql, ids),
    readWhom(sql, ids),
    readMembers(sql, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const names = new Map(whom.map((one) => [one.id, one]))
  const teams = Map.groupBy(members, ({ caseId }) => caseId)
  return {
    lines: ids.flatMap((id) => {
      const row = byId.get(id)
      return row ? [lineOf(row, names.get(id), teams.get(id) ?? [], now)] : []
    }),
    people: [...new Set(rows.flatMap(({ personId }) => personId ?? []))],
  }
}
