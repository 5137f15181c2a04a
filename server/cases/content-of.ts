import { type CaseContent, whatIsMissing } from '@bihuan/core/cases/what-is-missing.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'
import type { CaseRow } from './store.ts'

type Counted = Omit<
  CaseContent,
  'category' | 'foundHow' | 'onsetKnown' | 'isolated' | 'reported' | 'hasNoContacts'
>

/** What is in a case: its row, and how many of its items and contacts are of which kind. */
export async function contentOf(sql: Reader, row: CaseRow): Promise<CaseContent> {
  const [counted] = await sql<Counted[]>`
    select i.*, c.* from (
      select count(*) filter (where state = 'confirmed' and kind in ('visit', 'travel', 'gathering', 'companion', 'vehicle'))::int as places_and_company,
        count(*) filter (where state = 'confirmed' and kind = 'symptom')::int as symptoms,
        count(*) filter (where state = 'candidate')::int as candidates
      from case_items where case_id = ${row.id}
    ) i cross join (
      select count(*)::int as contacts, count(*) filter (where decided is null)::int as contacts_not_judged,
        count(*) filter (where decided in ('close', 'secondary') and handed_at is null)::int as contacts_not_handed
      from contacts where case_id = ${row.id} and dropped_at is null and became_case is null
    ) c`
  return {
    category: row.category,
    foundHow: row.foundHow,
    onsetKnown: row.onsetAt !== null,
    isolated: row.isolatedAt !== null,
    reported: row.reportedAt !== null,
    hasNoContacts: row.hasNoContacts,
    ...(counted ?? {
      placesAndCompany: 0,
      symptoms: 0,
      candidates: 0,
      contacts: 0,
      contactsNotJudged: 0,
      contactsNotHanded: 0,
    }),
  }
}

/** Refuses a step for which something is missing with case.not-ready, naming each part. */
export async function checkReady(
  sql: Reader,
  row: CaseRow,
  step: 'key-facts' | 'complete' | 'close',
): Promise<void> {
  const missing = whatIsMissing(await contentOf(sql, row))[step]
  if (missing.length > 0)
    throw new Problem(
      'case.not-ready',
      { count: String(missing.length) },
      missing.map(({ part, zh, en }) => ({ pointer: `/${part}`, code: part, zh, en })),
    )
}
