import { cityDateOf, cityInstant, cityIsoOf, instantOf, isoOf } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import { type RidersTold, type TripView, vehiclesQuestion } from './questions.ts'

type Change = { departAt?: string; vehicle?: string }

/** Tell everybody, another hour or vehicle, cancel: until it has left. */
export function TripActs({ view, again }: { view: TripView; again: () => void }) {
  const { t } = useLingui()
  const departs = instantOf(view.departAt)
  const [hour, setHour] = useState(cityIsoOf(departs).slice(11, 16))
  const [vehicle, setVehicle] = useState(view.vehicle)
  const [because, setBecause] = useState('')
  const vehicles = useQuery(vehiclesQuestion())
  const tell = useSend<{ trips: string[] }, RidersTold>(() => '/trips/tell', again)
  const change = useSend<Change, unknown>(() => `/trips/${view.trip}/change`, again)
  const cancel = useSend<{ because: string }, unknown>(() => `/trips/${view.trip}/cancel`, again)
  if (view.state !== 'planned')
    return view.cancelledBecause ? (
      <p>
        <Trans>Cancelled: {view.cancelledBecause}</Trans>
      </p>
    ) : null
  const ready = (vehicles.data?.vehicles ?? []).filter(
    (one) => one.vehicle === view.vehicle || (one.out === null && one.shifts.length > 0),
  )
  const fault = [tell, change, cancel].find(({ isError }) => isError)
  return (
    <div className="no-print">
      <div className="transfers-acts">
        <Button
          type="primary"
          disabled={view.told >= view.riders}
          title={view.told >= view.riders ? t`Everybody on a trip was told` : ''}
          loading={tell.isPending}
          onClick={() => tell.mutate({ trips: [view.trip] })}
        >
          <Trans>Tell everybody by text</Trans>
        </Button>
        <label>
          {t`Sets out`}
          <input type="time" value={hour} onChange={(event) => setHour(event.target.value)} />
        </label>
        <label>
          {t`Vehicle`}
          <select value={vehicle} onChange={(event) => setVehicle(event.target.value)}>
            {ready.map((one) => (
              <option key={one.vehicle} value={one.vehicle}>
                {`${one.plate} · ${one.seats}`}
              </option>
            ))}
          </select>
        </label>
        <Button
          loading={change.isPending}
          onClick={() =>
            change.mutate({
              departAt: isoOf(cityInstant(cityDateOf(departs), hour)),
              ...(vehicle === view.vehicle ? {} : { vehicle }),
            })
          }
        >
          <Trans>Change</Trans>
        </Button>
        <label>
          {t`Why it is cancelled`}
          <input
            value={because}
            maxLength={120}
            onChange={(event) => setBecause(event.target.value)}
          />
        </label>
        <Button
          danger
          disabled={because.trim() === ''}
          loading={cancel.isPending}
          onClick={() => cancel.mutate({ because: because.trim() })}
        >
          <Trans>Cancel the trip</Trans>
        </Button>
      </div>
      {fault ? <ErrorState cause={fault.error} /> : null}
      {tell.data ? (
        <p role="status">
          <Plural value={tell.data.told.length} one="# told by text" other="# told by text" />
          {tell.data.noPhone.length > 0 ? (
            <>
              {' · '}
              <Plural
                value={tell.data.noPhone.length}
                one="# has no phone on record: tell them at the door"
                other="# have no phone on record: tell them at the door"
              />
            </>
          ) : null}
        </p>
      ) : null}
    </div>
  )
}
