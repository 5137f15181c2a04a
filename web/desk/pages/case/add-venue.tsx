import { airs, venueKinds } from '@bihuan/core/investigation/item.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useId, useState } from 'react'
import { newKey } from '../../../api/client.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { Venue } from './questions.ts'
import { venueKindWords } from './words.ts'

const airWords: Record<(typeof airs)[number], MessageDescriptor> = {
  open: msg`in the open`,
  good: msg`well aired`,
  poor: msg`badly aired`,
  unknown: msg`air unknown`,
}

/** A new place. Similar ones are shown first, to be chosen instead: two rows for one place would hide who met there. */
export function AddVenue({
  name,
  areaCode,
  similar,
  onChoose,
}: {
  name: string
  areaCode: string
  similar: readonly Venue[]
  onChoose(venue: Venue): void
}) {
  const { t } = useLingui()
  const id = useId()
  const [kind, setKind] = useState<(typeof venueKinds)[number]>('shop')
  const [air, setAir] = useState<(typeof airs)[number]>('unknown')
  const [address, setAddress] = useState('')
  const fresh = () => ({
    venue: newKey(),
    name,
    kind,
    air,
    address,
    areaCode,
    seen: similar.map((one) => one.id),
  })
  const send = useSend<ReturnType<typeof fresh>, { venue: string }>(
    () => '/venues',
    ({ venue }) =>
      onChoose({
        id: venue,
        name,
        kind,
        air,
        areaCode,
        area: '',
        address,
        position: null,
        rooms: [],
        isPublic: kind !== 'home',
      }),
  )
  return (
    <fieldset className="case-new-venue">
      <legend>
        <Trans>New place: {name}</Trans>
      </legend>
      {similar.length > 0 ? (
        <p>
          <Trans>Is it one of these?</Trans>{' '}
          {similar.map((one) => (
            <Button key={one.id} size="small" onClick={() => onChoose(one)}>
              {one.name} · {one.area}
            </Button>
          ))}
        </p>
      ) : null}
      <select
        aria-label={t`Kind of place`}
        value={kind}
        onChange={(event) => setKind(event.target.value as typeof kind)}
      >
        {venueKinds.map((one) => (
          <option key={one} value={one}>
            {t(venueKindWords[one])}
          </option>
        ))}
      </select>{' '}
      <select
        aria-label={t`Air`}
        value={air}
        onChange={(event) => setAir(event.target.value as typeof air)}
      >
        {airs.map((one) => (
          <option key={one} value={one}>
            {t(airWords[one])}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-address`}>
        <Trans>Address</Trans>
      </label>
      <Input
        id={`${id}-address`}
        value={address}
        maxLength={200}
        onChange={(event) => setAddress(event.target.value)}
      />
      <Button
        size="small"
        type="primary"
        loading={send.isPending}
        onClick={() => send.mutate(fresh())}
      >
        {similar.length > 0 ? t`None of these: add it` : t`Add it`}
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </fieldset>
  )
}
