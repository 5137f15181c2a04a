import type * as contract from '@bihuan/contract/papers.ts'
import { queryOptions } from '@tanstack/react-query'
import type { Static } from 'typebox'
import { queryOf, read, write } from '../../../api/client.ts'
import type { Purpose } from '../../../api/wire.ts'
import { saveFile } from '../../../ui/desk/save-file.ts'

export type CasePapers = Static<typeof contract.CasePapers>
export type Finding = CasePapers['residual'][number]
export type Templates = Static<typeof contract.PaperTemplates>
export type Template = Templates['templates'][number]
export type TemplateUploaded = Static<typeof contract.TemplateUploaded>
export type Checked = Static<typeof contract.PublicTraceChecked>
type PaperFile = Static<typeof contract.PaperFile>

const purpose = 'case-investigation'
export const papersPath = (caseId: string) => `/cases/${encodeURIComponent(caseId)}`

/** The papers of a case; each reading is recorded with its purpose, so it is not asked again by itself. */
export const papersQuestion = (caseId: string) =>
  queryOptions({
    queryKey: ['case-papers', caseId],
    queryFn: ({ signal }) => read<CasePapers>(`${papersPath(caseId)}/papers`, { signal, purpose }),
    staleTime: Number.POSITIVE_INFINITY,
  })

export const templatesQuestion = () =>
  queryOptions({
    queryKey: ['paper-templates'],
    queryFn: ({ signal }) => read<Templates>('/paper-templates', { signal }),
    staleTime: 30_000,
  })

const bytesOf = (content: string) => Uint8Array.from(atob(content), (sign) => sign.charCodeAt(0))

export type Asked = {
  what: 'report' | 'line-list' | 'contact-list'
  case?: string
  area?: string
  from?: string
  until?: string
  language: 'zh-CN' | 'en'
}

/** Says that a file is taken, fetches it and hands it to the browser. Gives its name and how many rows it has. */
export async function takeFile(
  asked: Asked,
  why: Purpose = purpose,
): Promise<{ fileName: string; rows: number }> {
  const { download } = await write<{ download: string }>('/paper-downloads', asked)
  const file = await read<PaperFile>(`/paper-downloads/${download}`, { purpose: why })
  saveFile(file.fileName, file.type, bytesOf(file.content))
  return { fileName: file.fileName, rows: file.rows }
}

/** Hands a template to the browser, to be edited in Word. */
export async function takeTemplate(kind: string, version: number): Promise<void> {
  // A version of 0 is one too: it stands in the address as text.
  const path = `/paper-templates/${kind}${queryOf({ version: String(version) })}`
  const file = await read<Omit<PaperFile, 'rows'>>(path)
  saveFile(file.fileName, file.type, bytesOf(file.content))
}
