import { cityDateOf, cityInstant, cityIsoOf, isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import { Faults } from './faults.tsx'
import { type ManyErrors, vehiclesQuestion } from './questions.ts'

type Draft = { vehicle: string; departAt: string; transfers: string[]; mixSources: boolean }

/** A trip by hand for the people who are chosen: a vehicle with a crew, and an hour of today. */
export function MakePart(props: { ticked: ReadonlySet<string>; onDone: () => void }) {
  const { t } = useLingui()
  const now = useCityNow()
  const vehicles = useQuery(vehiclesQuestion())
  const [vehicle, setVehicle] = useState('')
  const [hour, setHour] = useState('')
  const [mixSources, setMix] = useState(false)
  const ready = (vehicles.data?.vehicles ?? []).filter(
    ({ out, shifts }) => out === null && shifts.length > 0,
  )
  const send = useSend<Draft, ManyErrors>(() => '/trips', props.onDone)
  const at = hour === '' ? now : cityInstant(cityDateOf(now), hour)
  const isReady = vehicle !== '' && props.ticked.size > 0
  return (
    <div className="transfers-acts no-print">
      <label>
        {t`Vehicle`}
        <select value={vehicle} onChange={(event) => setVehicle(event.target.value)}>
          <option value="">{t`Choose a vehicle`}</option>
          {ready.map((one) => (
            <option key={one.vehicle} value={one.vehicle}>
              {`${one.plate} · ${one.seats} · ${one.shifts[0]?.driverName ?? ''}`}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t`Sets out`}
        <input
          type="time"
          value={hour || cityIsoOf(now).slice(11, 16)}
          onChange={(event) => setHour(event.target.value)}
        />
      </label>
      <label className="transfers-tick">
        <input
          type="checkbox"
          checked={mixSources}
          onChange={(event) => setMix(event.target.checked)}
        />
        <Trans>A free seat between contacts of different cases</Trans>
      </label>
      <Button
        disabled={!isReady}
        loading={send.isPending}
        title={isReady ? '' : t`Choose people in the list, and a vehicle`}
        onClick={() =>
          send.mutate({ vehicle, departAt: isoOf(at), transfers: [...props.ticked], mixSources })
        }
      >
        <Trans>Make a trip of who is chosen</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
      <Faults errors={send.data?.errors ?? []} />
    </div>
  )
}
