import { Trans, useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { purposeWords, roleWord } from '../../../shell/words.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Glass } from './questions.ts'

type Verdict = { glass: string; verdict: 'founded' | 'unfounded'; words: string }
const leastLetters = 4

function Review({ glass }: { glass: Glass }) {
  const id = useId()
  const client = useQueryClient()
  const [words, setWords] = useState('')
  const send = useSend<Verdict, object>(
    () => `/break-glass/${glass.glass}/review`,
    () => {
      void client.invalidateQueries({ queryKey: ['glasses'] })
      void client.invalidateQueries({ queryKey: ['read-figures'] })
    },
    ({ verdict, words: said }) => ({ verdict, words: said }),
  )
  const say = (verdict: Verdict['verdict']) =>
    send.mutate({ glass: glass.glass, verdict, words: words.trim() })
  const isShort = words.trim().length < leastLetters
  return (
    <>
      <label htmlFor={id}>
        <Trans>What the review found; the person reads whether there was ground</Trans>
      </label>
      <Input.TextArea
        id={id}
        rows={2}
        maxLength={500}
        value={words}
        onChange={(event) => setWords(event.target.value)}
      />
      <footer>
        <Button disabled={isShort} loading={send.isPending} onClick={() => say('founded')}>
          <Trans>There was ground</Trans>
        </Button>
        <Button disabled={isShort} danger onClick={() => say('unfounded')}>
          <Trans>There was no ground</Trans>
        </Button>
      </footer>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </>
  )
}

function State({ glass }: { glass: Glass }) {
  const format = useFormats()
  const now = useCityNow(60_000)
  if (glass.verdict === 'founded')
    return (
      <StatusTag tone="ok">
        <Trans>there was ground</Trans>
      </StatusTag>
    )
  if (glass.verdict === 'unfounded')
    return (
      <StatusTag tone="late">
        <Trans>there was no ground</Trans>
      </StatusTag>
    )
  return Date.parse(glass.dueAt) < now ? (
    <StatusTag tone="late">
      <Trans>review overdue since {format.dayAndTime(glass.dueAt)}</Trans>
    </StatusTag>
  ) : (
    <StatusTag tone="wait">
      <Trans>to be reviewed by {format.dayAndTime(glass.dueAt)}</Trans>
    </StatusTag>
  )
}

/** One reading beyond the budget: who, why, how many people, and what the review found. */
export function GlassCard({ glass }: { glass: Glass }) {
  const { t } = useLingui()
  const format = useFormats()
  const role = roleWord(glass.role)
  return (
    <article className="panel glass">
      <header>
        <h3 lang="zh-CN">{glass.name ?? glass.actor}</h3>
        <span className="soft">
          {typeof role === 'string' ? role : t(role)} · <span lang="zh-CN">{glass.unit}</span>
        </span>
        <State glass={glass} />
        <time dateTime={glass.openedAt}>{format.dayAndTime(glass.openedAt)}</time>
      </header>
      <p>
        <b>{t(purposeWords[glass.purpose])}</b>
        {' · '}
        <Trans>{format.number(glass.people)} people read beyond the budget</Trans>
      </p>
      <blockquote lang="zh-CN">
        {glass.reason ?? <Trans>The reason has been erased at the end of its clock.</Trans>}
      </blockquote>
      {glass.words ? (
        <p lang="zh-CN" className="soft">
          {glass.words}
        </p>
      ) : null}
      {glass.mayReview ? <Review glass={glass} /> : null}
    </article>
  )
}
