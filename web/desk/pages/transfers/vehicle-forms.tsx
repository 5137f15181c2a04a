import { cityDateOf, cityInstant, hourMs, isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useCityNow } from '../../../shell/city-clock.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Vehicle, Vehicles } from './questions.ts'

const empty = {
  plate: '',
  kind: 'minibus' as Vehicle['kind'],
  seats: 12,
  wheelchairPlaces: 0,
  childSeats: 0,
  stretchers: 0,
  negativePressure: false,
}
type Form = typeof empty
type Counted = 'seats' | 'wheelchairPlaces' | 'childSeats' | 'stretchers'

/** Adds a vehicle of one's own area. */
export function AddVehiclePart({ onDone }: { onDone: () => void }) {
  const { t } = useLingui()
  const { actor } = useMe()
  const [form, setForm] = useState<Form>(empty)
  const send = useSend<Form & { area: string }, unknown>(
    () => '/vehicles',
    () => {
      setForm(empty)
      onDone()
    },
  )
  const kinds: [Vehicle['kind'], string][] = [
    ['car', t`car`],
    ['minibus', t`minibus`],
    ['coach', t`coach`],
    ['ambulance', t`ambulance`],
    ['other', t`other`],
  ]
  const counts: [Counted, string][] = [
    ['seats', t`Seats`],
    ['wheelchairPlaces', t`Places for wheelchairs`],
    ['childSeats', t`Child seats`],
    ['stretchers', t`Stretchers`],
  ]
  return (
    <Panel title={t`Add a vehicle`}>
      <form
        className="transfer-form"
        onSubmit={(event) => {
          event.preventDefault()
          send.mutate({ ...form, area: actor?.areaCode ?? '' })
        }}
      >
        <label>
          {t`Number plate`}
          <input
            required
            maxLength={20}
            value={form.plate}
            onChange={(event) => setForm({ ...form, plate: event.target.value })}
          />
        </label>
        <label>
          {t`Kind`}
          <select
            value={form.kind}
            onChange={(event) => setForm({ ...form, kind: event.target.value as Vehicle['kind'] })}
          >
            {kinds.map(([kind, word]) => (
              <option key={kind} value={kind}>
                {word}
              </option>
            ))}
          </select>
        </label>
        {counts.map(([name, word]) => (
          <label key={name}>
            {word}
            <input
              type="number"
              min={name === 'seats' ? 1 : 0}
              max={120}
              value={form[name]}
              onChange={(event) => setForm({ ...form, [name]: event.target.valueAsNumber || 0 })}
            />
          </label>
        ))}
        <label className="transfers-tick">
          <input
            type="checkbox"
            checked={form.negativePressure}
            onChange={(event) => setForm({ ...form, negativePressure: event.target.checked })}
          />{' '}
          <Trans>negative pressure</Trans>
        </label>
        <Button htmlType="submit" type="primary" loading={send.isPending}>
          <Trans>Add</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}

type Shift = { driver: string; escort?: string; from: string; until: string }

/** Who drives it, from when to when; a shift that ends before it begins is one over midnight. */
export function ShiftPart(props: {
  vehicle: Vehicle
  drivers: Vehicles['drivers']
  onDone: () => void
}) {
  const { t } = useLingui()
  const now = useCityNow()
  const { vehicle, drivers } = props
  const [driver, setDriver] = useState('')
  const [escort, setEscort] = useState('')
  const [hours, setHours] = useState({ from: '08:00', until: '20:00' })
  const send = useSend<Shift, unknown>(() => `/vehicles/${vehicle.vehicle}/shifts`, props.onDone)
  const submit = () => {
    const from = cityInstant(cityDateOf(now), hours.from)
    const end = cityInstant(cityDateOf(now), hours.until)
    const until = end > from ? end : end + 24 * hourMs
    const beside = escort.trim() ? { escort: escort.trim() } : {}
    send.mutate({ driver, ...beside, from: isoOf(from), until: isoOf(until) })
  }
  return (
    <Panel title={<Trans>Shift of {vehicle.plate}</Trans>}>
      <form
        className="transfer-form"
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        <label>
          {t`Driver`}
          <select required value={driver} onChange={(event) => setDriver(event.target.value)}>
            <option value="">{t`Choose a driver`}</option>
            {drivers.map(({ account, name }) => (
              <option key={account} value={account}>
                {name}
              </option>
            ))}
          </select>
        </label>
        <label>
          {t`Account of who rides along`}
          <input
            value={escort}
            maxLength={80}
            onChange={(event) => setEscort(event.target.value)}
          />
        </label>
        {(['from', 'until'] as const).map((end) => (
          <label key={end}>
            {end === 'from' ? t`Begins at` : t`Ends at`}
            <input
              type="time"
              value={hours[end]}
              onChange={(event) => setHours({ ...hours, [end]: event.target.value })}
            />
          </label>
        ))}
        <Button htmlType="submit" type="primary" disabled={driver === ''} loading={send.isPending}>
          <Trans>Plan the shift</Trans>
        </Button>
      </form>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
