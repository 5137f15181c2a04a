import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useRouteError } from 'react-router'
import { Problem, pageBroke } from '../../api/problem.ts'
import { EmptyState } from '../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../ui/desk/error-state.tsx'

/** An address that leads nowhere. */
export function NotFound() {
  const { t } = useLingui()
  return (
    <EmptyState
      title={t`There is no such page`}
      action={
        <Link to="/">
          <Trans>Back to what is happening now</Trans>
        </Link>
      }
    />
  )
}

/** A page that broke: says so and keeps the rest of the desk standing. */
export function PageFault() {
  const cause = useRouteError()
  const problem = cause instanceof Problem ? cause : pageBroke()
  return <ErrorState cause={problem} onRetry={() => location.reload()} />
}
