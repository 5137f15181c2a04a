import { Trans } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import type { Purpose } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { type PaperKind, paperQuestion } from './questions.ts'

/** A paper as it leaves the printer: both languages, and the signature of the city. It says nothing of an illness. */
export function PaperPart(props: {
  stay: string
  kind: PaperKind
  purpose: Purpose
  onClose(): void
}) {
  const { stay, kind, purpose, onClose } = props
  const format = useFormats()
  const answer = useQuery(paperQuestion(stay, kind, purpose))
  if (answer.isError) return <ErrorState cause={answer.error} onRetry={onClose} />
  if (!answer.data) return <Skeleton />
  const paper = answer.data
  return (
    <section className="release-paper" aria-label={format.text(paper.title)}>
      <p className="no-print release-bar">
        <Button type="primary" onClick={() => window.print()}>
          <Trans>Print</Trans>
        </Button>
        <Button onClick={onClose}>
          <Trans>Back to the list</Trans>
        </Button>
      </p>
      <article>
        <h2 lang="zh-CN">{paper.title.zh}</h2>
        <p lang="en">{paper.title.en}</p>
        <dl>
          <div>
            <dt>编号 No.</dt>
            <dd className="code">{paper.number}</dd>
          </div>
          {paper.lines.map(({ label, value }) => (
            <div key={label.en}>
              <dt>
                {label.zh} <span lang="en">{label.en}</span>
              </dt>
              <dd>
                {value.zh}
                {value.en === value.zh ? null : <span lang="en"> {value.en}</span>}
              </dd>
            </div>
          ))}
        </dl>
        <p>{paper.say.zh}</p>
        <p lang="en">{paper.say.en}</p>
        <footer className="code">
          Ed25519 · {paper.key} · {paper.signature}
        </footer>
      </article>
    </section>
  )
}
