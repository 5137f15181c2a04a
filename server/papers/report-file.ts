import { caseNumber } from '@bihuan/core/cases/case-number.ts'
import { fillTemplate } from '@bihuan/interop/docx/fill-template.ts'
import { docxType } from '@bihuan/interop/docx/report-template.ts'
import { caseToRead } from '../cases/show-case.ts'
import { areaOfCase } from '../cases/store.ts'
import type { Reader } from '../db/sql.ts'
import type { Question } from '../door/query.ts'
import { areaNames } from './area-names.ts'
import { type Download, type File, watermarkOf } from './download.ts'
import { reportData } from './report-data.ts'
import { templateInUse } from './template-store.ts'

/** The investigation report of a case as Word, from the template that the office uses now. */
export async function reportFile(sql: Reader, asked: Download, question: Question): Promise<File> {
  const { language, caseId } = asked
  const row = await caseToRead(sql, caseId ?? '', 'paper.download', question)
  const area = await areaNames(sql, await areaOfCase(sql, row.id))
  const data = await reportData(sql, row, area, language, question)
  const template = await templateInUse(sql, `investigation-report-${language}`)
  const bytes = fillTemplate(template, { ...data, watermark: watermarkOf(asked, question) })
  const number = caseNumber(row.number ?? 0)
  const name = language === 'en' ? `Report ${number}` : `流调报告-${number}`
  return {
    fileName: `${name}-${asked.id.slice(0, 8)}.docx`,
    type: docxType,
    content: Buffer.from(bytes).toString('base64'),
    rows: (data.timeline?.length ?? 0) + (data.contacts?.length ?? 0),
  }
}
