import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { Problem, unreachable } from '../../api/problem.ts'
import { useFormats } from '../../i18n/format.ts'
import { roleWord } from '../../shell/words.ts'

/** A refusal in the reader's language with its code, and the way to try again. */
export function ErrorState({ cause, onRetry }: { cause: unknown; onRetry?: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const problem = cause instanceof Problem ? cause : unreachable()
  const role = roleWord(problem.values.role ?? '')
  const roleText = typeof role === 'string' ? role : t(role)
  return (
    <div className="error" role="alert">
      <p className="error-title">
        {problem.code === 'access.role-may-not' ? (
          <Trans>The role {roleText} has no access to this. Ask somebody whose work it is.</Trans>
        ) : (
          format.text(problem.text)
        )}
      </p>
      {problem.details.map((detail) => (
        <p key={detail}>{detail}</p>
      ))}
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
