import { Trans, useLingui } from '@lingui/react/macro'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { MoreButton } from '../../../ui/desk/more-button.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Watermark } from '../person/watermark.tsx'
import { HomeTable } from './home-table.tsx'
import { type HomeList, homesQuestion, purposeOf } from './questions.ts'
import { StreetsPart } from './streets-part.tsx'
import { listWords } from './words.ts'
import './home-isolation.css'

/** Homes where an order keeps or watches somebody, by street; those that nobody saw to in time come first. */
export function HomeIsolationPage() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const isWorker = actor?.role === 'grid-worker'
  const lists = (Object.keys(listWords) as HomeList[]).filter((one) => one !== 'mine' || isWorker)
  const list = lists.find((one) => one === query.get('list')) ?? 'late'
  const area = query.get('area') ?? ''
  useTitle(t`Isolation at home`)
  const answer = useInfiniteQuery({
    ...homesQuestion({ list, ...(area ? { area } : {}) }, purposeOf(actor?.role)),
    enabled: actor !== null,
  })
  const rows = answer.data?.pages.flatMap(({ stays }) => stays) ?? []
  const change = (next: { list: string; area: string }) =>
    setQuery(new URLSearchParams(Object.entries(next).filter(([, value]) => value)), {
      replace: true,
    })
  return (
    <div className="homes">
      <Watermark />
      <PageHead
        title={t`Isolation at home`}
        line={
          <Trans>
            Seen to every day: sealed to the home, alone in a room, sampled at the door. Care is
            always open, and an order that is over holds nobody.
          </Trans>
        }
      />
      <StreetsPart area={area} onArea={(one) => change({ list, area: one === area ? '' : one })} />
      <Segmented
        aria-label={t`Which list`}
        value={list}
        options={lists.map((value) => ({ value, label: t(listWords[value]) }))}
        onChange={(value) => change({ list: value, area })}
      />
      {answer.isError && rows.length === 0 ? (
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      ) : (
        <HomeTable
          caption={t(listWords[list])}
          rows={rows}
          loading={answer.isPending}
          empty={
            <EmptyState title={t`No home on this list`}>
              {list === 'late' ? (
                <Trans>Every home was seen to in time.</Trans>
              ) : (
                <Trans>Whoever an order keeps at home stands here within a minute.</Trans>
              )}
            </EmptyState>
          }
        />
      )}
      <MoreButton answer={answer} />
    </div>
  )
}
