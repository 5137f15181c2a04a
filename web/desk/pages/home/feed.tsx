import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { questions } from '../../../api/questions.ts'
import type { Happening } from '../../../api/wire.ts'
import { useFormats } from '../../../i18n/format.ts'
import { addressOf } from '../../../shell/address.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { shapes } from '../../../ui/desk/status-tag.tsx'
import { fold, tell } from './feed-words.ts'

const rowsShown = 16

function FeedRow({ item }: { item: Happening }) {
  const { t } = useLingui()
  const format = useFormats()
  const { tone, word, subject } = tell(item, format)
  const address = subject ? addressOf(subject) : null
  return (
    <li>
      <time dateTime={item.at}>{format.timeWithSeconds(item.at)}</time>
      <i className={`shape shape-${tone}`} aria-hidden="true">
        {shapes[tone]}
      </i>
      <span>
        {t(word)}
        {item.areaName && item.area.length > 4 ? (
          <span className="faint feed-place"> {format.area(item.area, item.areaName)}</span>
        ) : null}
      </span>
      {subject && address ? (
        <Link to={address} className="code">
          {subject.code}
        </Link>
      ) : null}
    </li>
  )
}

/** What the city did last, newest first. */
export function Feed() {
  const { t } = useLingui()
  const feed = useQuery(questions.feed())
  const rows = fold(feed.data?.happenings ?? []).slice(0, rowsShown)
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
          <FeedRow key={item.id} item={item} />
        ))}
      </ol>
    </Panel>
  )
}
