import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Facts } from '../../../ui/desk/facts.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Watermark } from '../person/watermark.tsx'
import { BookPart } from './book-part.tsx'
import { ChecklistPart } from './checklist-part.tsx'
import { EndPart } from './end-part.tsx'
import { type HomeStayView, homeQuestion, purposeOf } from './questions.ts'
import './home-isolation.css'

/** One home opened: who is there, whether it fits, what is asked of the day, what was seen, and when it ends. */
export function HomeStayPage() {
  const { t } = useLingui()
  const { id = '' } = useParams()
  const { actor } = useMe()
  const answer = useQuery({
    ...homeQuestion(id, purposeOf(actor?.role)),
    enabled: actor !== null,
  })
  useTitle(answer.data?.row.nameMasked ?? t`Isolation at home`)
  if (answer.isError)
    return (
      <>
        <PageHead title={t`Isolation at home`} />
        <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
      </>
    )
  if (!answer.data)
    return (
      <>
        <PageHead title={t`Isolation at home`} />
        <Skeleton rows={10} />
      </>
    )
  return <Opened view={answer.data} />
}

function Opened({ view }: { view: HomeStayView }) {
  const { t } = useLingui()
  const format = useFormats()
  const queries = useQueryClient()
  const { row, ended } = view
  const changed = () => {
    for (const key of ['home-stay', 'home-stays', 'home-stay-counts'])
      void queries.invalidateQueries({ queryKey: [key] })
  }
  return (
    <div className="home-stay">
      <Watermark />
      <PageHead
        title={<span lang="zh-CN">{view.name}</span>}
        line={
          <>
            <Trans>{row.age} years</Trans> · {format.text(row.placeName)} ·{' '}
            <Trans>since {format.dayAndTime(row.since)}</Trans>
          </>
        }
        aside={
          <>
            <StatusTag tone={row.late ? 'late' : row.release.orderOver || ended ? 'ok' : 'info'}>
              {row.release.orderOver || ended
                ? t`no order holds any more`
                : row.late
                  ? t`not seen to in time`
                  : t`kept at home`}
            </StatusTag>{' '}
            <Link to="/home-isolation">
              <Trans>All homes</Trans>
            </Link>
          </>
        }
      />
      <div className="home-columns">
        <div>
          <Panel title={t`Address and order`}>
            <Facts
              facts={[
                [
                  t`Address`,
                  <span key="a" lang="zh-CN">
                    {view.address ?? '–'}
                  </span>,
                ],
                [t`Phone`, view.phone ?? '–'],
                [
                  t`Looked after by`,
                  <span key="w" lang="zh-CN">
                    {row.worker ?? '–'}
                  </span>,
                ],
                [
                  t`Order`,
                  view.order ? (
                    <Link key="o" to={`/orders/${encodeURIComponent(view.order)}`}>
                      {format.text(row.basisName)}
                    </Link>
                  ) : (
                    '–'
                  ),
                ],
                [t`Until`, row.release.dueAt ? format.dayAndTime(row.release.dueAt) : '–'],
              ]}
            />
          </Panel>
          <ChecklistPart view={view} onChanged={changed} />
          <EndPart view={view} onChanged={changed} />
        </div>
        <BookPart view={view} onChanged={changed} />
      </div>
    </div>
  )
}
