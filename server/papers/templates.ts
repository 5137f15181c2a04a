import { PaperTemplates, TemplateFile, TemplateFileParams } from '@bihuan/contract/papers.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { reportFields } from '@bihuan/interop/docx/report-fields.ts'
import { docxType } from '@bihuan/interop/docx/report-template.ts'
import Type from 'typebox'
import { query } from '../door/query.ts'
import { paperRoles, publishingRoles } from './paper-roles.ts'
import { type TemplateKind, templateKinds, templateOf, versionsInUse } from './template-store.ts'

type Row = {
  id: string
  kind: TemplateKind
  version: number
  fileName: string
  by: string
  uploadedAt: number
}

/** Every version of the templates, the program's own among them, and what can stand in one. */
export const paperTemplates = query({
  name: 'paper.templates',
  summary: 'Templates of reports with their versions and placeholders',
  roles: paperRoles,
  params: Type.Object({}, { additionalProperties: false }),
  outcome: PaperTemplates,
  async run(sql, _, { actor }) {
    const rows = await sql<Row[]>`
      select t.id, t.kind, t.version, t.file_name, coalesce(a.display_name, t.uploaded_by) as by, t.uploaded_at
      from paper_templates t left join accounts a on a.id = t.uploaded_by order by t.kind desc, t.version desc limit 200`
    const inUse = await versionsInUse(sql)
    const own = await Promise.all(
      templateKinds.map(async (kind) => ({
        template: null,
        kind,
        version: 0,
        fileName: (await templateOf(sql, kind, 0)).fileName,
        uploadedAt: null,
        by: null,
        inUse: inUse[kind] === 0,
      })),
    )
    const uploaded = rows.map(({ id, kind, version, fileName, by, uploadedAt }) => ({
      template: id,
      kind,
      version,
      fileName,
      by,
      uploadedAt: isoOf(uploadedAt),
      inUse: inUse[kind] === version,
    }))
    return {
      templates: templateKinds.flatMap((kind) =>
        [...uploaded, ...own].filter((one) => one.kind === kind),
      ),
      placeholders: reportFields.map((field) => ({ ...field })),
      mayUpload: publishingRoles.includes(actor.role),
    }
  },
})

/** A version of a template as a Word file, to be edited; no person stands in it. */
export const templateFile = query({
  name: 'paper.template-file',
  summary: 'A template as a Word file',
  roles: paperRoles,
  params: TemplateFileParams,
  outcome: TemplateFile,
  async run(sql, { kind, version }) {
    const asked = version ?? (await versionsInUse(sql))[kind]
    const { fileName, content } = await templateOf(sql, kind, asked)
    return { fileName, type: docxType, content: Buffer.from(content).toString('base64') }
  },
})
