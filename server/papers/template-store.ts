import { reportTemplate } from '@bihuan/interop/docx/report-template.ts'
import type { Reader } from '../db/sql.ts'
import { Problem } from '../door/problem.ts'

export const templateKinds = ['investigation-report-zh-CN', 'investigation-report-en'] as const
export type TemplateKind = (typeof templateKinds)[number]

/** The version in use of each kind; 0, the program's own, where the office never chose. */
export async function versionsInUse(sql: Reader): Promise<Record<TemplateKind, number>> {
  const rows = await sql<{ kind: TemplateKind; version: number }[]>`
    select distinct on (kind) kind, version from template_uses order by kind, used_from desc, id`
  const found = new Map(rows.map(({ kind, version }) => [kind, version]))
  return {
    'investigation-report-zh-CN': found.get('investigation-report-zh-CN') ?? 0,
    'investigation-report-en': found.get('investigation-report-en') ?? 0,
  }
}

/** The bytes of a version of a template; refuses with papers.template-unknown. */
export async function templateOf(
  sql: Reader,
  kind: TemplateKind,
  version: number,
): Promise<{ fileName: string; content: Uint8Array }> {
  if (version === 0) {
    const isEnglish = kind === 'investigation-report-en'
    return {
      fileName: isEnglish ? 'Investigation report.docx' : '流调报告模板.docx',
      content: reportTemplate(isEnglish ? 'en' : 'zh-CN'),
    }
  }
  const [row] = await sql<{ fileName: string; content: Buffer }[]>`
    select file_name, content from paper_templates where kind = ${kind} and version = ${version}`
  if (!row) throw new Problem('papers.template-unknown')
  return row
}

/** The bytes of the template that the office uses now. */
export async function templateInUse(sql: Reader, kind: TemplateKind): Promise<Uint8Array> {
  const versions = await versionsInUse(sql)
  return (await templateOf(sql, kind, versions[kind])).content
}
