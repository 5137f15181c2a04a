import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import { CarryForm } from './carry-form.tsx'
import { ClosedDay } from './closed-day.tsx'
import { DayItems } from './day-items.tsx'
import { KindTable } from './kind-table.tsx'
import { type DayView, dayQuestion } from './questions.ts'
import './day.css'

const closers = ['district-commander', 'city-commander']
type Shown = 'left' | 'carried' | 'closed' | 'all'

/** One day of a district: what was open at its cut-off, carried over item by item or together, and closed with a signature. */
export function DayPage() {
  const { t } = useLingui()
  const format = useFormats()
  const { district = '', day = '' } = useParams()
  const [query, setQuery] = useSearchParams()
  useTitle(t`Close of ${day}`)
  const asked = query.get('state')
  const state = asked === 'carried' || asked === 'closed' || asked === 'all' ? asked : 'left'
  const kind = query.get('kind') ?? ''
  const answer = useQuery(dayQuestion(district, day, { state: state === 'all' ? '' : state, kind }))
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(query)
    if (value === '' || value === 'left') next.delete(name)
    else next.set(name, value)
    setQuery(next, { replace: true })
  }
  if (!answer.data && answer.isError)
    return <ErrorState cause={answer.error} onRetry={() => void answer.refetch()} />
  if (!answer.data) return <Skeleton rows={12} />
  const view = answer.data
  return (
    <div className="days day">
      <PageHead
        title={
          <>
            {format.area(district, view.districtName)} · {day}
          </>
        }
        line={
          <Trans>
            Cut-off {format.dayAndTime(view.cutOffAt)}; written down{' '}
            {format.dayAndTime(view.takenAt ?? view.cutOffAt)}
          </Trans>
        }
        aside={
          view.closedAt !== null ? (
            <StatusTag tone="ok">
              <Trans>closed {format.dayAndTime(view.closedAt)}</Trans>
            </StatusTag>
          ) : (
            <>
              <Trans>to be signed</Trans> <Countdown dueAt={view.dueAt} />
            </>
          )
        }
      />
      <KindTable view={view} kind={kind} onKind={(next) => change('kind', next)} />
      {view.closedAt !== null ? <ClosedDay view={view} /> : <Acts view={view} />}
      <div className="day-bar">
        <Segmented<Shown>
          aria-label={t`Which items`}
          value={state}
          options={[
            { value: 'left', label: t`To decide` },
            { value: 'carried', label: t`Carried over` },
            { value: 'closed', label: t`Done` },
            { value: 'all', label: t`All` },
          ]}
          onChange={(next) => change('state', next)}
        />
      </div>
      <Working key={`${state} ${kind}`} view={view} onChanged={() => void answer.refetch()} />
    </div>
  )
}

function Working({ view, onChanged }: { view: DayView; onChanged: () => void }) {
  const { actor } = useMe()
  const [chosen, setChosen] = useState<readonly string[]>([])
  const mayClose =
    view.closedAt === null && view.signing === null && closers.includes(actor?.role ?? '')
  const items = view.items.filter((item) => chosen.includes(`${item.kind} ${item.subject}`))
  return (
    <>
      {mayClose && items.length > 0 ? (
        <CarryForm
          key={items.length === 0 ? 'none' : 'some'}
          view={view}
          items={items}
          onDone={() => {
            setChosen([])
            onChanged()
          }}
        />
      ) : null}
      <DayItems
        items={view.items}
        chosen={chosen}
        onChosen={mayClose ? setChosen : null}
        isPending={false}
      />
    </>
  )
}

/** What is done with the whole day: everything within its limit goes over as it is; and the close. */
function Acts({ view }: { view: DayView }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const navigate = useNavigate()
  const known = useQueryClient()
  const path = `/days/${view.district}/${view.day}`
  const within = useSend<{ key: string }, { carried: number; left: number }>(
    () => `${path}/carry-within-limit`,
    () => void known.invalidateQueries({ queryKey: ['day', view.district, view.day] }),
    () => ({}),
  )
  const close = useSend<{ key: string }, { signing: string }>(
    () => `${path}/close`,
    ({ signing }) => void navigate(`/signings/${signing}`),
    () => ({}),
  )
  const left = view.kinds.reduce((sum, kind) => sum + kind.left, 0)
  if (view.items.length === 0 && view.kinds.length === 0)
    return (
      <p className="soft">
        <Trans>Nothing was open at the cut-off: there is nothing to close.</Trans>
      </p>
    )
  if (!closers.includes(actor?.role ?? ''))
    return (
      <p className="soft">
        <Trans>{format.number(left)} still to decide. A commander of the district closes it.</Trans>
      </p>
    )
  if (view.signing !== null)
    return (
      <p className="day-acts">
        <StatusTag tone="wait">
          <Trans>waits for its signature</Trans>
        </StatusTag>{' '}
        <Link to={`/signings/${view.signing}`}>
          <Trans>Open the document</Trans>
        </Link>
      </p>
    )
  return (
    <div className="day-acts">
      <Button
        disabled={left === 0}
        loading={within.isPending}
        onClick={() => within.mutate({ key: view.now })}
      >
        <Trans>Carry over all that is within its limit</Trans>
      </Button>
      <Button
        type="primary"
        disabled={left > 0}
        loading={close.isPending}
        onClick={() => close.mutate({ key: view.now })}
      >
        <Trans>Close the day and sign</Trans>
      </Button>
      <span className={left > 0 ? 'late' : 'soft'} aria-live="polite">
        {left > 0
          ? t`${format.number(left)} still to decide`
          : t`Everything is done or carried over`}
      </span>
      {within.isError ? <ErrorState cause={within.error} /> : null}
      {close.isError ? <ErrorState cause={close.error} /> : null}
    </div>
  )
}
