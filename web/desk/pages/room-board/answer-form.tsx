import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Requests } from './questions.ts'
import { answerWords, requestWords } from './words.ts'

type Request = Pick<
  Requests['requests'][number],
  | 'request'
  | 'kind'
  | 'words'
  | 'quantity'
  | 'askedAt'
  | 'dueAt'
  | 'answeredAt'
  | 'answer'
  | 'answerWords'
>

/** What somebody asked for, and the answer: given, or to be given here. */
export function AnswerForm({ request, onDone }: { request: Request; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const id = useId()
  const [words, setWords] = useState('')
  const [answer, setAnswer] = useState('done')
  const send = useSend<object, unknown>(() => `/stay-requests/${request.request}/answer`, onDone)
  const kind = requestWords[request.kind]
  const given = request.answer === null ? null : answerWords[request.answer]
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send.mutate({ answer, ...(words.trim() === '' ? {} : { words }) })
  }
  return (
    <form className="answer-form" onSubmit={submit}>
      <StatusTag tone={request.kind === 'medical' ? 'late' : 'wait'}>
        {kind ? t(kind) : request.kind}
      </StatusTag>
      <span>
        {request.quantity ? `× ${request.quantity} ` : ''}
        {request.words}
      </span>
      <span className="faint">
        <Trans>asked {format.dayAndTime(request.askedAt)}</Trans>
        {request.dueAt ? (
          <>
            {' · '}
            <Trans>answer by {format.dayAndTime(request.dueAt)}</Trans>
          </>
        ) : null}
      </span>
      {request.answeredAt ? (
        <span>
          {given ? t(given) : request.answer}
          {request.answerWords ? `：${request.answerWords}` : ''}
        </span>
      ) : (
        <span className="answer-fields">
          <select
            aria-label={t({ message: 'Answer', context: 'to somebody' })}
            value={answer}
            onChange={(event) => setAnswer(event.target.value)}
          >
            {Object.entries(answerWords).map(([value, word]) => (
              <option key={value} value={value}>
                {t(word)}
              </option>
            ))}
          </select>
          <input
            id={id}
            aria-label={t`What is told to the person`}
            placeholder={t`What is told to the person`}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
          <Button htmlType="submit" size="small" loading={send.isPending}>
            <Trans context="to somebody">Answer</Trans>
          </Button>
        </span>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </form>
  )
}
