import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'
import { Problem, unreachable } from '../../api/problem.ts'
import { useFormats } from '../../i18n/format.ts'

/** A refusal in the reader's language with its code, and the way to try again. */
export function ErrorState({ cause, onRetry }: { cause: unknown; onRetry?: () => void }) {
  const format = useFormats()
  const problem = cause instanceof Problem ? cause : unreachable()
  return (
    <div className="error" role="alert">
      <p className="error-title">{format.text(problem.text)}</p>
      <p className="faint">
        <code>{problem.code}</code>
        {problem.status > 0 ? <> · {problem.status}</> : null}
        {problem.traceId ? <> · {problem.traceId}</> : null}
      </p>
      {onRetry ? (
        <Button onClick={onRetry}>
          <Trans>Try again</Trans>
        </Button>
      ) : null}
    </div>
  )
}
