import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { type ChangeEvent, useId, useState } from 'react'
import { Problem } from '../../../api/problem.ts'
import { useFormats } from '../../../i18n/format.ts'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { readFile } from '../import-cases/read-file.ts'
import { useSend } from '../orders/use-send.ts'
import {
  type Template,
  type Templates,
  type TemplateUploaded,
  takeTemplate,
  templatesQuestion,
} from './questions.ts'

type Upload = { kind: Template['kind']; fileName: string; content: string }

const key = ({ kind, version }: Template) => `${kind} ${version}`

/** Templates of the report: taken, edited in Word, uploaded again; each version stays and can be used again. */
export function TemplatesPart() {
  const answer = useQuery(templatesQuestion())
  if (!answer.data)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={5} />
    )
  return (
    <>
      <TemplateTable templates={answer.data} />
      <Placeholders templates={answer.data} />
    </>
  )
}

function TemplateTable({ templates }: { templates: Templates }) {
  const { t } = useLingui()
  const format = useFormats()
  const client = useQueryClient()
  const again = () => void client.invalidateQueries({ queryKey: ['paper-templates'] })
  const take = useMutation({
    mutationFn: ({ kind, version }: Template) => takeTemplate(kind, version),
  })
  const use = useSend<Template, object>(
    ({ kind }) => `/paper-templates/${kind}/use`,
    again,
    ({ version }) => ({ version }),
  )
  const columns: Columns<Template> = [
    {
      key: 'kind',
      title: t`Template`,
      render: (_, { kind }) =>
        kind === 'investigation-report-en'
          ? t`Investigation report, English`
          : t`Investigation report, Chinese`,
    },
    {
      key: 'version',
      title: t`Version`,
      width: 150,
      render: (_, { version }) => (version === 0 ? t`of the program` : format.number(version)),
    },
    {
      key: 'by',
      title: t`Uploaded`,
      render: (_, { by, uploadedAt, fileName }) =>
        uploadedAt === null ? '–' : `${fileName} · ${by} · ${format.dayAndTime(uploadedAt)}`,
    },
    {
      key: 'state',
      title: t`State`,
      width: 110,
      render: (_, { inUse }) =>
        inUse ? (
          <StatusTag tone="ok">
            <Trans>in use</Trans>
          </StatusTag>
        ) : (
          ''
        ),
    },
    {
      key: 'acts',
      title: t`Acts`,
      width: 230,
      render: (_, row) => (
        <>
          <Button type="link" onClick={() => take.mutate(row)}>
            <Trans>Download</Trans>
          </Button>
          {templates.mayUpload && !row.inUse ? (
            <Button type="link" onClick={() => use.mutate(row)}>
              <Trans>Use again</Trans>
            </Button>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <Panel title={t`Templates of the report`}>
      <DataTable<Template>
        caption={t`Templates of the report`}
        rows={templates.templates}
        columns={columns}
        rowKey={key}
        minWidth={760}
      />
      {take.isError ? <ErrorState cause={take.error} /> : null}
      {use.isError ? <ErrorState cause={use.error} /> : null}
      {templates.mayUpload ? <UploadForm onDone={again} /> : null}
    </Panel>
  )
}

function UploadForm({ onDone }: { onDone(): void }) {
  const { t } = useLingui()
  const id = useId()
  const [kind, setKind] = useState<Template['kind']>('investigation-report-zh-CN')
  const upload = useSend<Upload, TemplateUploaded>(() => '/paper-templates', onDone)
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const file = event.target.files?.[0]
    event.target.value = ''
    if (!file) return
    const { name, content } = await readFile(file)
    upload.mutate({ kind, fileName: name, content })
  }
  return (
    <div className="paper-field">
      <label htmlFor={`${id}-kind`}>
        <Trans>Upload an edited template for</Trans>
      </label>
      <select
        id={`${id}-kind`}
        value={kind}
        onChange={(event) => setKind(event.target.value as Template['kind'])}
      >
        <option value="investigation-report-zh-CN">{t`Investigation report, Chinese`}</option>
        <option value="investigation-report-en">{t`Investigation report, English`}</option>
      </select>
      <label htmlFor={`${id}-file`}>
        <Trans>Word file (.docx)</Trans>
      </label>
      <input
        id={`${id}-file`}
        type="file"
        accept=".docx"
        onChange={(event) => void choose(event)}
      />
      <p role="status" className="soft">
        {upload.isPending ? <Trans>Going through it…</Trans> : null}
        {upload.data ? <Trans>Version {upload.data.version} is in use</Trans> : null}
      </p>
      {upload.isError ? <ErrorState cause={upload.error} /> : null}
      {upload.error instanceof Problem && upload.error.code === 'papers.template-faulty' ? (
        <p className="soft">
          <Trans>The template that was in use stays in use.</Trans>
        </p>
      ) : null}
    </div>
  )
}

type Placeholder = Templates['placeholders'][number]

function Placeholders({ templates }: { templates: Templates }) {
  const { t } = useLingui()
  const format = useFormats()
  const columns: Columns<Placeholder> = [
    {
      key: 'name',
      title: t`Placeholder`,
      width: 200,
      render: (_, { name }) => <code>{`{${name}}`}</code>,
    },
    {
      key: 'list',
      title: t`Stands in`,
      width: 260,
      render: (_, { list }) =>
        list === null ? t`anywhere` : <code>{`{#${list}} … {/${list}}`}</code>,
    },
    { key: 'words', title: t`What it says`, render: (_, one) => format.text(one) },
  ]
  return (
    <Panel title={t`Placeholders`}>
      <DataTable<Placeholder>
        caption={t`Placeholders`}
        rows={templates.placeholders}
        columns={columns}
        rowKey={({ name, list }) => `${list} ${name}`}
        minWidth={560}
      />
    </Panel>
  )
}
