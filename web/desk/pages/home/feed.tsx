import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { FeedKind } from '../../../api/types.ts'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { shapes, type Tone } from '../../../ui/desk/status-tag.tsx'
import { addressOf } from '../../shell/address.ts'

const rowsShown = 14

const tones: Record<FeedKind, Tone> = {
  'tube-sealed': 'info',
  'box-handed-over': 'info',
  'box-late': 'late',
  'plate-called': 'ok',
  'plate-blocked': 'wait',
  'pool-reactive': 'wait',
  'pool-closed': 'ok',
  'device-offline': 'idle',
  'device-back': 'ok',
  'loop-overdue': 'late',
  milestone: 'ok',
}

/** The last events of the city, newest first. */
export function Feed() {
  const { t } = useLingui()
  const format = useFormats()
  const feed = useQuery(questions.feed())
  const rows = feed.data?.data.slice(0, rowsShown) ?? []
  return (
    <Panel title={t`Happening now`} className="feed">
      {feed.isPending ? <Skeleton rows={rowsShown} /> : null}
      {feed.isError && !feed.data ? (
        <ErrorState cause={feed.error} onRetry={() => void feed.refetch()} />
      ) : null}
      {feed.isSuccess && rows.length === 0 ? (
        <EmptyState title={t`Nothing has happened yet`}>
          <Trans>Events appear here as soon as the sites open.</Trans>
        </EmptyState>
      ) : null}
      <ol className="feed-rows">
        {rows.map((item) => (
          <li key={item.id}>
            <time dateTime={item.at}>{format.timeWithSeconds(item.at)}</time>
            <i className={`shape shape-${tones[item.kind]}`} aria-hidden="true">
              {shapes[tones[item.kind]]}
            </i>
            <span>{format.text(item.text)}</span>
            {item.subject ? (
              <Link to={addressOf(item.subject)} className="code">
                {item.subject.code}
              </Link>
            ) : null}
          </li>
        ))}
      </ol>
    </Panel>
  )
}
