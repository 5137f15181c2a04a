import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { measureQuestion } from './questions.ts'
import { answerWords, measureWords } from './words.ts'

type Kind = keyof typeof answerWords
type Answer = { kind: Kind; words: string; order?: string }
const kinds = Object.keys(answerWords) as Kind[]

/** One report: what was seen and where; nobody can read who reported. The district answers, in words that the reporter reads. */
export function MeasureDesk({ measure, onClose }: { measure: string; onClose(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const queries = useQueryClient()
  const answer = useQuery(measureQuestion(measure))
  const [words, setWords] = useState('')
  const [order, setOrder] = useState('')
  const send = useSend<Answer, { measure: string }>(
    () => `/measures/${encodeURIComponent(measure)}/answer`,
    () => {
      void queries.invalidateQueries({ queryKey: ['measure', measure] })
      void queries.invalidateQueries({ queryKey: ['excess'] })
    },
  )
  const view = answer.data
  const close = (
    <Button onClick={onClose}>
      <Trans>Close</Trans>
    </Button>
  )
  if (!view)
    return (
      <Panel title={t`Report`} aside={close}>
        {answer.isError ? <ErrorState cause={answer.error} /> : <Skeleton rows={4} />}
      </Panel>
    )
  const said = view.answer ? answerWords[view.answer.kind] : null
  return (
    <Panel title={t(measureWords[view.kind])} aside={close} className="excess-measure">
      <p>
        <b>{view.place}</b>
      </p>
      <p>{view.words || <Trans>No words were added.</Trans>}</p>
      <p className="faint">
        <Trans>
          seen about {format.dayAndTime(view.seenAt)}, reported about{' '}
          {format.dayAndTime(view.reportedAt)}. Who reported it is kept nowhere.
        </Trans>
      </p>
      {view.answer && said ? (
        <p>
          <StatusTag tone={view.answer.kind === 'stopped' ? 'ok' : 'wait'}>
            {t(said.word)}
          </StatusTag>{' '}
          {view.answer.words}{' '}
          <span className="faint">
            {view.answer.unit}, {format.dayAndTime(view.answer.at)}
          </span>
        </p>
      ) : (
        <form className="appeal-form" onSubmit={(event: FormEvent) => event.preventDefault()}>
          <p>
            <Countdown dueAt={view.dueAt} />
          </p>
          <label htmlFor={`${id}-words`}>
            <Trans>What you tell the reporter, in plain words</Trans>
          </label>
          <Input.TextArea
            id={`${id}-words`}
            rows={3}
            maxLength={2_000}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <label htmlFor={`${id}-order`}>
            <Trans>Number of the order, if there is one</Trans>
          </label>
          <Input
            id={`${id}-order`}
            className="code"
            value={order}
            onChange={(event) => setOrder(event.target.value)}
          />
          {kinds.map((kind) => (
            <div key={kind} className="order-act-choice">
              <Button
                type={kind === 'stopped' ? 'primary' : 'default'}
                disabled={words.trim() === '' || (kind === 'ordered' && order.trim() === '')}
                loading={send.isPending && send.variables?.kind === kind}
                onClick={() =>
                  send.mutate({
                    kind,
                    words: words.trim(),
                    ...(kind === 'ordered' ? { order: order.trim() } : {}),
                  })
                }
              >
                {t(answerWords[kind].word)}
              </Button>
              <span className="soft">{t(answerWords[kind].follows)}</span>
            </div>
          ))}
          {send.isError ? <ErrorState cause={send.error} /> : null}
        </form>
      )}
    </Panel>
  )
}
