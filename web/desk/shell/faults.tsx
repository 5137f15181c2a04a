import { Trans, useLingui } from '@lingui/react/macro'
import { Link, useRouteError } from 'react-router'
import { Problem } from '../../api/problem.ts'
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
  const problem =
    cause instanceof Problem
      ? cause
      : new Problem({
          code: 'desk.page-broke',
          status: 0,
          title: 'This page broke.',
          text: {
            zh: '这个页面出错了。其他页面不受影响;请刷新本页,若再次出现请报告这个代码。',
            en: 'This page broke. The other pages are not affected; reload it, and report this code if it happens again.',
          },
        })
  return <ErrorState cause={problem} onRetry={() => location.reload()} />
}
