import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { TransferFilter, TripsPlanned } from './questions.ts'
import { leftWords } from './words.ts'

type Draft = { area?: string; cohort?: string; mixSources: boolean; anew: boolean }

/** Plans trips for everybody who waits and has a room; nobody is told before somebody says so. Says by which assumptions. */
export function PlanPart({ filter, onDone }: { filter: TransferFilter; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const [mixSources, setMix] = useState(false)
  const [anew, setAnew] = useState(false)
  const [made, setMade] = useState<TripsPlanned | null>(null)
  const send = useSend<Draft, TripsPlanned>(
    () => '/trips/plan',
    (outcome) => {
      setMade(outcome)
      onDone()
    },
  )
  const { area, cohort } = filter
  const draft = { ...(area ? { area } : {}), ...(cohort ? { cohort } : {}), mixSources, anew }
  return (
    <section className="no-print" aria-label={t`Plan trips`}>
      <div className="transfers-acts">
        <Button type="primary" loading={send.isPending} onClick={() => send.mutate(draft)}>
          <Trans>Plan trips for all who wait</Trans>
        </Button>
        <label className="transfers-tick">
          <input
            type="checkbox"
            checked={mixSources}
            onChange={(event) => setMix(event.target.checked)}
          />
          <Trans>Contacts of different cases in one vehicle, a free seat between them</Trans>
        </label>
        <label className="transfers-tick">
          <input
            type="checkbox"
            checked={anew}
            onChange={(event) => setAnew(event.target.checked)}
          />
          <Trans>Plan trips anew of which nobody was told</Trans>
        </label>
      </div>
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {made ? (
        <div role="status">
          <p>
            <Plural value={made.trips.length} one="# trip" other="# trips" />,{' '}
            <Plural value={made.riders} one="# person" other="# people" /> ·{' '}
            <Trans>
              {format.decimal(made.km.loaded)} km with people, {format.decimal(made.km.empty)} km
              empty
            </Trans>
          </p>
          <p className="faint">
            <Trans>
              Assumed: {made.assumed.speedKmh} km/h, {made.assumed.stopMinutes} min at a door and{' '}
              {made.assumed.personMinutes} for each person, {made.assumed.cleanMinutes} min to
              disinfect between two kinds of people, nobody longer than{' '}
              {made.assumed.rideMinutesMax} min on board.
            </Trans>
          </p>
          {made.left.map(({ why, people }) => (
            <p key={why} className="transfer-faults">
              <Plural value={people} one="# person has no seat" other="# people have no seat" />:{' '}
              {leftWords[why] ? t(leftWords[why]) : why}
            </p>
          ))}
        </div>
      ) : null}
    </section>
  )
}
