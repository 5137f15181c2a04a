import { type Finding, findingWords } from '@bihuan/core/papers/identifiers.ts'
import { residualIn } from '@bihuan/core/papers/residual.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import type { TraceDraft } from './trace-draft.ts'

type Row = {
  version: number
  words: string
  by: string
  publishedAt: number
  withdrawnAt: number | null
}

/** Every version of the public trace of a case, the newest first. */
export async function publishedOf(sql: Reader, caseId: string) {
  const rows = await sql<Row[]>`
    select t.version, t.words, coalesce(a.display_name, t.published_by) as by, t.published_at, t.withdrawn_at
    from public_traces t left join accounts a on a.id = t.published_by where t.case_id = ${caseId} order by t.version desc`
  return rows.map(({ version, words, by, publishedAt, withdrawnAt }) => ({
    version,
    text: words,
    by,
    publishedAt: isoOf(publishedAt),
    withdrawnAt: withdrawnAt === null ? null : isoOf(withdrawnAt),
  }))
}

/** What in a text still tells who somebody is; places only, never the words themselves. */
export const findingsIn = (text: string, { identifiers, areas }: TraceDraft) =>
  residualIn(text, identifiers, areas).map((finding: Finding) => ({
    ...finding,
    ...findingWords[finding.kind],
  }))
