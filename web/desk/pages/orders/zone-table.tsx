import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { type ZonesDue, zonesQuestion } from './questions.ts'
import { useFilter } from './use-filter.ts'
import { conditionWords } from './words.ts'

/** Zones in force, those that must be lifted now first, each with what its lifting waits for. */
export function ZoneTable() {
  const { t } = useLingui()
  const { filter } = useFilter()
  const answer = useQuery(zonesQuestion(filter.area))
  if (!answer.data)
    return answer.isError ? (
      <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
    ) : (
      <Skeleton rows={6} />
    )
  const { zones } = answer.data
  if (zones.length === 0)
    return (
      <EmptyState title={t`No zone is in force`}>
        <Trans>
          A zone is one order for buildings; it ends by itself or when its conditions are met.
        </Trans>
      </EmptyState>
    )
  return (
    <ul className="order-zones" aria-label={t`Zones`}>
      {zones.map((zone) => (
        <ZoneCard key={zone.order} zone={zone} />
      ))}
    </ul>
  )
}

function ZoneCard({ zone }: { zone: ZonesDue['zones'][number] }) {
  const { t } = useLingui()
  const format = useFormats()
  return (
    <li className="panel">
      <div className="order-zone-head">
        <Link to={`/orders/${zone.order}`} className="code">
          {zone.order}
        </Link>
        <b>{format.text(zone.basisName)}</b>
        {zone.mayLift ? (
          <StatusTag tone="late">{t`must be lifted now`}</StatusTag>
        ) : (
          <StatusTag tone="wait">{t`conditions not met yet`}</StatusTag>
        )}
        <span className="faint">
          <Trans>until {format.dayAndTime(zone.until)} at the latest</Trans>
        </span>
      </div>
      <p lang="zh-CN">{zone.areas.map(({ name }) => name).join('、')}</p>
      <ul className="order-conditions">
        {zone.conditions.map(({ kind, needs, has, met, binds }) => {
          const word = conditionWords[kind]
          return (
            <li key={kind}>
              <StatusTag tone={met ? 'ok' : binds ? 'wait' : 'idle'}>
                {word ? t(word) : kind}: {has === null ? '–' : format.number(has)} /{' '}
                {format.number(needs)}
              </StatusTag>
              {binds ? null : (
                <span className="faint">
                  {' '}
                  <Trans>not confirmed: holds nobody</Trans>
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </li>
  )
}
