import { Trans, useLingui } from '@lingui/react/macro'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { write } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type CasePapers, type Checked, type Finding, papersPath } from './questions.ts'

// What people read on a phone: a few hundred characters.
const comfortable = 500
const most = 2_000

/** What still tells who somebody is, each with the words that are meant and a way to them. */
function Residual(props: { findings: readonly Finding[]; text: string; onGo(one: Finding): void }) {
  const format = useFormats()
  if (props.findings.length === 0)
    return (
      <StatusTag tone="ok">
        <Trans>Nothing in it tells who somebody is</Trans>
      </StatusTag>
    )
  return (
    <div role="alert" className="trace-residual">
      <p className="late">
        <Trans>It cannot be published: this still tells who somebody is</Trans>
      </p>
      <ul>
        {props.findings.map((one) => (
          <li key={`${one.kind} ${one.at}`}>
            <Button type="link" onClick={() => props.onGo(one)}>
              {props.text.slice(one.at, one.at + one.length)}
            </Button>{' '}
            {format.text(one)}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** The text that goes out, edited by a person: looked through, and published only when nobody can be known by it. */
export function TraceEditor({ papers }: { papers: CasePapers }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const client = useQueryClient()
  const newest = papers.published[0]
  const [text, setText] = useState(newest?.text ?? papers.text)
  const path = `${papersPath(papers.case)}/public-trace`
  const check = useMutation({
    mutationFn: (body: string) => write<Checked>(`${path}/check`, { text: body }),
  })
  const publish = useSend<{ text: string; after: number }, { version: number }>(
    () => `${path}/publish`,
    () => void client.invalidateQueries({ queryKey: ['case-papers', papers.case] }),
  )
  const length = [...text].length
  const isChecked = check.isSuccess && check.variables === text
  const isClean = isChecked && check.data.residual.length === 0
  const go = ({ at, length: many }: Finding) => {
    const field = document.getElementById(`${id}-text`)
    if (!(field instanceof HTMLTextAreaElement)) return
    field.focus()
    field.setSelectionRange(at, at + many)
  }
  return (
    <Panel title={t`Public trace`}>
      <label htmlFor={`${id}-text`}>
        <Trans>The public reads exactly this</Trans>
      </label>
      <Input.TextArea
        id={`${id}-text`}
        rows={9}
        maxLength={most}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <p className="faint">
        <Trans>{format.number(length)} characters</Trans>
        {length > comfortable ? (
          <>
            {' · '}
            <Trans>more than people read on a phone: shorten it to some {comfortable}</Trans>
          </>
        ) : null}
      </p>
      <div className="paper-acts">
        <Button onClick={() => setText(papers.text)} disabled={text === papers.text}>
          <Trans>Take the proposal again</Trans>
        </Button>
        <Button loading={check.isPending} onClick={() => check.mutate(text)}>
          <Trans>Look through it</Trans>
        </Button>
        <Button
          type="primary"
          loading={publish.isPending}
          disabled={!papers.mayPublish || !isClean || publish.isPending}
          onClick={() => publish.mutate({ text, after: newest?.version ?? 0 })}
        >
          <Trans>Publish</Trans>
        </Button>
        <span className="soft" role="status">
          {publish.data ? (
            <Trans>Published as version {publish.data.version}</Trans>
          ) : isClean ? null : (
            <Trans>Look through it before you publish.</Trans>
          )}
        </span>
      </div>
      {isChecked ? <Residual findings={check.data.residual} text={text} onGo={go} /> : null}
      {check.isError ? <ErrorState cause={check.error} /> : null}
      {publish.isError ? <ErrorState cause={publish.error} /> : null}
    </Panel>
  )
}
