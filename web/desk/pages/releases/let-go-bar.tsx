import { cityDateOf, hourMs } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { LetGone, PlannedHome, ReleaseFilter, ReleaseRow } from './questions.ts'

type PlanInput = { day: string; site?: string; buses: boolean }

/** What is done to many at once: choose, let go, ask for ways home with vehicles, print. What was let go can have its certificates printed. */
export function LetGoBar(props: {
  /** The moment that the list is of, by the city's clock; null before it came. */
  now: string | null
  rows: readonly ReleaseRow[]
  filter: ReleaseFilter
  ticked: ReadonlySet<string>
  setTicked(ticked: ReadonlySet<string>): void
  onDone(): void
  onCertificate(stay: string): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const now = Date.parse(props.now ?? '1970-01-01T00:00:00Z')
  const { rows, filter, ticked, setTicked, onDone, onCertificate } = props
  const [gone, setGone] = useState<LetGone['gone']>([])
  const [planned, setPlanned] = useState<PlannedHome | null>(null)
  const letGo = useSend<{ stays: string[] }, LetGone>(
    () => '/releases/let-go',
    (outcome) => {
      setGone(outcome.gone)
      onDone()
    },
  )
  const plan = useSend<PlanInput, PlannedHome>(
    () => '/releases/plan-home',
    (outcome) => {
      setPlanned(outcome)
      onDone()
    },
  )
  const role = actor?.role
  const mayLet = role === 'site-manager' || role === 'site-worker' || role?.endsWith('commander')
  const mayPlan =
    role === 'site-manager' || role === 'transfer-dispatcher' || role?.endsWith('commander')
  const day = cityDateOf(filter.list === 'tomorrow' ? now + 24 * hourMs : now)
  const free = rows.filter(
    ({ release }) => release.dueAt !== null && Date.parse(release.dueAt) <= now,
  )
  return (
    <div className="release-bar no-print">
      {mayLet ? (
        <>
          <Button
            onClick={() =>
              setTicked(ticked.size > 0 ? new Set() : new Set(free.map(({ stay }) => stay)))
            }
          >
            {ticked.size > 0 ? (
              <Trans>Choose nobody</Trans>
            ) : (
              <Trans>Choose all who are free</Trans>
            )}
          </Button>
          <Button
            type="primary"
            disabled={ticked.size === 0}
            loading={letGo.isPending}
            onClick={() => letGo.mutate({ stays: [...ticked] })}
          >
            <Trans>Let {format.number(ticked.size)} go</Trans>
          </Button>
        </>
      ) : null}
      {mayPlan && props.now !== null ? (
        <Button
          loading={plan.isPending}
          onClick={() =>
            plan.mutate({ day, buses: true, ...(filter.site ? { site: filter.site } : {}) })
          }
        >
          <Trans>Plan the ways home of {format.day(day)}</Trans>
        </Button>
      ) : null}
      <Button onClick={() => window.print()}>
        <Trans>Print the list</Trans>
      </Button>
      {letGo.isError ? <ErrorState cause={letGo.error} /> : null}
      {plan.isError ? <ErrorState cause={plan.error} /> : null}
      {planned ? (
        <p role="status">
          <Trans>
            {format.number(planned.due)} go until the end of the day; {format.number(planned.trips)}{' '}
            vehicles take {format.number(planned.riders)}; {format.number(planned.left)} have no
            seat yet and may go all the same.
          </Trans>
        </p>
      ) : null}
      {gone.length > 0 ? (
        <div role="status" className="release-gone">
          <Plural value={gone.length} one="# was let go" other="# were let go" />
          {gone.map(({ stay }, n) => (
            <Button key={stay} size="small" onClick={() => onCertificate(stay)}>
              {t`Certificate ${n + 1}`}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  )
}
