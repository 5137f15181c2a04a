import {
  InvestigatorSet,
  Investigators,
  InvestigatorsParams,
  type Language,
  SetInvestigator,
} from '@bihuan/contract/cases.ts'
import type { CaseState } from '@bihuan/core/cases/lifecycle.ts'
import { workLeft } from '@bihuan/core/cases/what-is-missing.ts'
import {
  cityDateOf,
  cityInstant,
  type Instant,
  instantOf,
  isoOf,
} from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { query } from '../door/query.ts'
import { areaInReach } from '../rounds/store.ts'
import { caseReaders } from './case-roles.ts'

// For who has no profile: DESIGN, two calls of a quarter of an hour and the writing for each of eight cases fill a shift.
const unlessSet = { languages: ['zh'] as Static<typeof Language>[], mostADay: 8 }
// Who types has half of the work of who asks, as in core/cases/give-out.ts.
const typingLoad = 0.5

type Row = {
  account: string
  name: string
  area: string
  languages: Static<typeof Language>[] | null
  mostADay: number | null
  onDutyUntil: Instant | null
  today: number
}

/** The investigators of an area, of those above and below it, with what they have before them. */
export async function investigatorsOf(sql: Reader, area: string, now: Instant) {
  const midnight = cityInstant(cityDateOf(now), '00:00')
  const rows = await sql<Row[]>`
    select a.id as account, a.display_name as name, a.area_code as area, p.languages, p.most_a_day, p.on_duty_until,
      (select count(distinct t.case_id)::int from case_team t where t.account_id = a.id and t.since >= ${midnight}) as today
    from accounts a left join investigator_profiles p on p.account_id = a.id
    where a.role = 'case-investigator' and a.closed_at is null and (starts_with(a.area_code, ${area}) or starts_with(${area}, a.area_code))
    order by a.area_code, a.display_name, a.id`
  const open = await sql<{ account: string; part: string; state: CaseState; cases: number }[]>`
    select t.account_id as account, t.part, c.state, count(*)::int as cases
    from case_team t join cases c on c.id = t.case_id
    where t.until_at is null and t.account_id = any(${rows.map(({ account }) => account)}::text[])
    group by t.account_id, t.part, c.state`
  const loads = new Map<string, number>()
  for (const { account, part, state, cases } of open) {
    const one = workLeft(state) * (part === 'asks' ? 1 : typingLoad)
    loads.set(account, (loads.get(account) ?? 0) + one * cases)
  }
  return rows.map((row) => ({
    ...row,
    languages: row.languages ?? unlessSet.languages,
    mostADay: row.mostADay ?? unlessSet.mostADay,
    // Whose shift is not known is taken to be there: nobody is left without work because nobody typed a profile.
    isOnDuty: row.onDutyUntil === null || row.onDutyUntil > now,
    load: Math.round((loads.get(row.account) ?? 0) * 100) / 100,
  }))
}

/** Who investigates in an area, and how much each has to do. Staff, not residents: it shows nobody who is investigated. */
export const investigatorList = query({
  name: 'case.investigators',
  summary: 'Who investigates in an area, and how much each has to do',
  roles: caseReaders,
  params: InvestigatorsParams,
  outcome: Investigators,
  async run(sql, { area }, { actor, now }) {
    const rows = await investigatorsOf(sql, areaInReach(actor, area), now)
    return {
      now: isoOf(now),
      investigators: rows.map(({ onDutyUntil, ...row }) => ({
        ...row,
        onDutyUntil: onDutyUntil === null ? null : isoOf(onDutyUntil),
      })),
    }
  },
})

/** Says what an investigator can take: their own profile, or that of somebody in one's area. */
export const setInvestigator = command({
  name: 'case.set-investigator',
  summary: 'Say which languages an investigator speaks and how much they take',
  roles: caseReaders,
  input: SetInvestigator,
  outcome: InvestigatorSet,
  async area(sql, { account }) {
    const [row] = await sql<{ areaCode: string }[]>`
      select area_code from accounts where id = ${account} and role = 'case-investigator' and closed_at is null`
    if (!row) throw new Problem('case.investigator-unknown', { account })
    return row.areaCode
  },
  async run(tx, { account, languages, mostADay, onDutyUntil }, { actor, now }) {
    await tx`
      insert into investigator_profiles (account_id, languages, most_a_day, on_duty_until, set_by, set_at)
      values (${account}, ${languages}, ${mostADay}, ${onDutyUntil === null ? null : instantOf(onDutyUntil)}, ${actor.id}, ${now})
      on conflict (account_id) do update set languages = excluded.languages, most_a_day = excluded.most_a_day,
        on_duty_until = excluded.on_duty_until, set_by = excluded.set_by, set_at = excluded.set_at`
    return { account }
  },
})
