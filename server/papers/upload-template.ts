import { TemplateUploaded, UploadTemplate, UseTemplate } from '@bihuan/contract/papers.ts'
import { checkTemplate } from '@bihuan/interop/docx/check-template.ts'
import { templateFaultText } from '@bihuan/interop/docx/template-fault.ts'
import type { Tx } from '../db/sql.ts'
import { command, type Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { publishingRoles } from './paper-roles.ts'
import { type TemplateKind, templateOf } from './template-store.ts'

const takeIntoUse = (
  tx: Tx,
  kind: TemplateKind,
  version: number,
  { id, now, actor }: Request,
) => tx`
  insert into template_uses (id, kind, version, used_by, used_from) values (${id}, ${kind}, ${version}, ${actor.id}, ${now})`

/** Takes an edited template as a new version and into use, after it was gone through: a placeholder that is none is told by name. */
export const uploadTemplate = command({
  name: 'paper.upload-template',
  summary: 'Upload an edited template of a report',
  roles: publishingRoles,
  input: UploadTemplate,
  outcome: TemplateUploaded,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { kind, fileName, content }, request) {
    const bytes = Buffer.from(content, 'base64')
    const faults = checkTemplate(bytes)
    if (faults.length > 0)
      throw new Problem(
        'papers.template-faulty',
        {},
        faults.slice(0, 50).map((fault) => ({
          pointer: `/${fault.value}`,
          code: fault.code,
          ...templateFaultText(fault),
        })),
      )
    const [row] = await tx<{ version: number }[]>`
      insert into paper_templates (id, kind, version, file_name, content, uploaded_by, uploaded_at)
      select ${request.id}, ${kind}, 1 + coalesce(max(version), 0), ${fileName}, ${bytes}, ${request.actor.id}, ${request.now}
      from paper_templates where kind = ${kind}
      returning version`
    const version = row?.version ?? 1
    await takeIntoUse(tx, kind, version, request)
    return { template: request.id, version }
  },
  digestText: ({ kind, fileName, content }) => `${kind}|${fileName}|${content}`,
})

/** Takes an earlier version, or the program's own, into use again. */
export const useTemplate = command({
  name: 'paper.use-template',
  summary: 'Take a version of a template into use',
  roles: publishingRoles,
  input: UseTemplate,
  outcome: UseTemplate,
  area: (_sql, _input, { actor }) => actor.areaCode,
  async run(tx, { kind, version }, request) {
    await templateOf(tx, kind, version)
    await takeIntoUse(tx, kind, version, request)
    return { kind, version }
  },
})
