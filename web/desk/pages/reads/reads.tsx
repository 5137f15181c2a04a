import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Segmented } from 'antd'
import { useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { seesReads } from '../../shell/stops.ts'
import { LateReading, MostReading, NearReading } from './figures.tsx'
import { GlassCard } from './glass-card.tsx'
import { OwnBudget } from './own-budget.tsx'
import { glassesQuestion, readFiguresQuestion } from './questions.ts'
import './reads.css'

function Reviews({ state }: { state: 'open' | 'reviewed' }) {
  const { t } = useLingui()
  const answer = useQuery(glassesQuestion(state))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={5} />
  if (answer.data.glasses.length === 0)
    return (
      <EmptyState title={state === 'open' ? t`No review is due` : t`Nothing was reviewed yet`}>
        <Trans>Whoever reads beyond their budget appears here.</Trans>
      </EmptyState>
    )
  return answer.data.glasses.map((glass) => <GlassCard key={glass.glass} glass={glass} />)
}

function Figures({ days }: { days: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const answer = useQuery(readFiguresQuestion(days))
  if (answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={8} />
  const { most, late, near, refused } = answer.data
  return (
    <>
      <MostReading rows={most} />
      <LateReading rows={late} />
      <NearReading rows={near} />
      {refused.length > 0 ? (
        <Panel title={t`Came to the end of a budget`}>
          <ul className="budget">
            {refused.map(({ actor, name, times }) => (
              <li key={actor}>
                <b lang="zh-CN">{name ?? actor}</b>
                <Trans>{format.number(times)} times</Trans>
              </li>
            ))}
          </ul>
        </Panel>
      ) : null}
    </>
  )
}

/** Who reads whom: reviews of what was read beyond the budget, figures that say where to ask, and one's own budget. */
export function Reads() {
  const { t } = useLingui()
  const { actor } = useMe()
  const [query, setQuery] = useSearchParams()
  const days = query.get('days') === '1' || query.get('days') === '31' ? query.get('days') : '7'
  const state = query.get('state') === 'reviewed' ? 'reviewed' : 'open'
  const change = (name: string, value: string, usual: string) => {
    const next = new URLSearchParams(query)
    if (value === usual) next.delete(name)
    else next.set(name, value)
    setQuery(next, { replace: true })
  }
  useTitle(t`Who reads whom`)
  const reviews = seesReads(actor?.role)
  return (
    <div className="reads-page">
      <PageHead
        title={t`Who reads whom`}
        line={
          <Trans>
            Every reading of a person leaves a trace that the person sees. Beyond a day's budget the
            glass must be broken, with a reason.
          </Trans>
        }
      />
      <OwnBudget />
      {reviews ? (
        <>
          <div className="reads-head">
            <h2>
              <Trans>Beyond the budget</Trans>
            </h2>
            <Segmented
              value={state}
              aria-label={t`Which readings`}
              onChange={(next) => change('state', next, 'open')}
              options={[
                { value: 'open', label: t`To review` },
                { value: 'reviewed', label: t`Reviewed` },
              ]}
            />
          </div>
          <Reviews state={state} />
          <div className="reads-head">
            <h2>
              <Trans>Where to ask</Trans>
            </h2>
            <Segmented
              value={days ?? '7'}
              aria-label={t`How many days`}
              onChange={(next) => change('days', next, '7')}
              options={[
                { value: '1', label: t`1 day` },
                { value: '7', label: t`7 days` },
                { value: '31', label: t`31 days` },
              ]}
            />
          </div>
          <Figures days={days ?? '7'} />
        </>
      ) : null}
    </div>
  )
}
