import './page.css'
import { Trans } from '@lingui/react/macro'
import type { ReactNode } from 'react'
import { Problem, unreachable } from '../api/problem.ts'
import { useFormats } from '../i18n/format.ts'
import { Button } from './button.tsx'

/** There is nothing here, and why that is so. */
export function EmptyState({ title, children }: { title: ReactNode; children?: ReactNode }) {
  return (
    <div className="k-empty">
      <p className="k-empty-title">{title}</p>
      {children}
    </div>
  )
}

/** A refusal in the reader's language with its code, and the way to try again. */
export function ErrorState({ cause, onRetry }: { cause: unknown; onRetry?: () => void }) {
  const format = useFormats()
  const problem = cause instanceof Problem ? cause : unreachable()
  return (
    <div className="k-error" role="alert">
      <p className="k-error-title">{format.text(problem.text)}</p>
      {problem.details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
      <p className="k-row-note">
        <code>{problem.code}</code>
      </p>
      {onRetry ? (
        <Button onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </div>
  )
}

/** Grey lines where text will stand, so that nothing jumps. */
export function Skeleton({ rows }: { rows: number }) {
  return (
    <div className="k-skeleton" aria-busy="true">
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines without content
        <i key={row} />
      ))}
    </div>
  )
}
