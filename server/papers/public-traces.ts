import type { PublicTraces } from '@bihuan/contract/papers.ts'
import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

const pageSize = 50

type Row = {
  number: number | null
  area: string | null
  words: string
  publishedAt: number
  version: number
}

/** What is public now: the newest version of each case that nobody took back, newest first. */
export async function readPublicTraces(
  sql: Reader,
  before: string | undefined,
): Promise<Static<typeof PublicTraces>> {
  const rows = await sql<Row[]>`
    select c.number, a.name as area, t.words, t.published_at, t.version
    from public_traces t join cases c on c.id = t.case_id left join areas a on a.code = left(c.area_code, 6)
    where t.withdrawn_at is null and t.published_at < ${before === undefined ? 'infinity' : isoOf(instantOf(before))}::timestamptz
      and c.state not in ('dropped', 'merged')
      and not exists (select from public_traces n where n.case_id = t.case_id and n.version > t.version)
    order by t.published_at desc limit ${pageSize}`
  return {
    traces: rows.map(({ number, area, words, publishedAt, version }) => ({
      number: caseNumber(number ?? 0),
      area: area ?? '',
      text: words,
      publishedAt: isoOf(publishedAt),
      version,
    })),
  }
}
