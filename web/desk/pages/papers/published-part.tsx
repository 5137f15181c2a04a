import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { type CasePapers, papersPath } from './questions.ts'

/** Every version that went out, with who and when; the newest can be taken back. */
export function PublishedPart({ papers }: { papers: CasePapers }) {
  const { t } = useLingui()
  const format = useFormats()
  const [newest] = papers.published
  if (!newest) return null
  return (
    <Panel title={t`Published versions`}>
      <ol className="trace-versions">
        {papers.published.map((one, n) => (
          <li key={one.version}>
            <p>
              <StatusTag tone={one.withdrawnAt ? 'idle' : n === 0 ? 'ok' : 'idle'}>
                {one.withdrawnAt ? (
                  <Trans>taken back {format.dayAndTime(one.withdrawnAt)}</Trans>
                ) : n === 0 ? (
                  <Trans>public now</Trans>
                ) : (
                  <Trans>replaced</Trans>
                )}
              </StatusTag>{' '}
              <span className="soft">
                <Trans>
                  Version {one.version}, {one.by}, {format.dayAndTime(one.publishedAt)}
                </Trans>
              </span>
            </p>
            <p className="trace-text">{one.text}</p>
          </li>
        ))}
      </ol>
      {newest.withdrawnAt || !papers.mayPublish ? null : <TakeBack caseId={papers.case} />}
    </Panel>
  )
}

function TakeBack({ caseId }: { caseId: string }) {
  const id = useId()
  const client = useQueryClient()
  const [reason, setReason] = useState('')
  const send = useSend<{ reason: string }, object>(
    () => `${papersPath(caseId)}/public-trace/withdraw`,
    () => void client.invalidateQueries({ queryKey: ['case-papers', caseId] }),
  )
  return (
    <div className="paper-field">
      <label htmlFor={id}>
        <Trans>Why the newest version is taken back</Trans>
      </label>
      <Input
        id={id}
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        danger
        disabled={reason.trim() === ''}
        loading={send.isPending}
        onClick={() => send.mutate({ reason: reason.trim() })}
      >
        <Trans>Take it back</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </div>
  )
}
