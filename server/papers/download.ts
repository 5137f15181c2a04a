import { DownloadParams, PaperFile } from '@bihuan/contract/papers.ts'
import { cityIsoOf, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { Problem } from '../door/problem.ts'
import { type Question, query } from '../door/query.ts'
import { contactListFile } from './contact-list-file.ts'
import { lineListFile } from './line-list-file.ts'
import { contactListRoles } from './paper-roles.ts'
import { reportFile } from './report-file.ts'

export type Language = 'zh-CN' | 'en'
/** What was asked for when the download was recorded. */
export type Download = {
  id: string
  what: 'report' | 'line-list' | 'contact-list'
  caseId: string | null
  areaCode: string | null
  fromAt: Instant | null
  untilAt: Instant | null
  language: Language
  takenAt: Instant
}
export type File = Static<typeof PaperFile>

// Long enough for a large list over a slow line; afterwards the number is only a trace.
const openMs = 10 * minuteMs

/** The line that stands in every file: who took it, when, and the number by which the audit finds that. */
export function watermarkOf({ id, language, takenAt }: Download, { actor }: Question): string {
  const at = cityIsoOf(takenAt).slice(0, 16).replace('T', ' ')
  const number = id.slice(0, 8)
  return language === 'en'
    ? `Taken by ${actor.name} (${actor.unit}) on ${at}, number ${number}. For official use only.`
    : `${actor.name}（${actor.unit}）${at} 下载，编号 ${number}。仅限工作使用，请勿转发。`
}

/** The file of a recorded download, for who recorded it and for ten minutes. Everybody who stands in it gets a trace. */
export const download = query({
  name: 'paper.download',
  summary: 'A report or a list about people, as a file with its watermark',
  roles: contactListRoles,
  params: DownloadParams,
  outcome: PaperFile,
  people: true,
  async run(sql, { download: id }, question) {
    const { actor, now } = question
    const [row] = await sql<Download[]>`
      select id, what, case_id, area_code, from_at, until_at, language, taken_at from paper_downloads
      where id = ${id} and taken_by = ${actor.id}`
    if (!row || now > row.takenAt + openMs) throw new Problem('papers.download-over')
    if (row.what === 'report') return reportFile(sql, row, question)
    return row.what === 'line-list'
      ? lineListFile(sql, row, question)
      : contactListFile(sql, row, question)
  },
})
