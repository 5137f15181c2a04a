import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useFormats } from '../../i18n/format.ts'
import type { Seat } from '../engine/types.ts'

/** The people of the open tube, newest first; one is chosen by a tap, to be taken off by the undo button. */
export function Members(props: {
  seats: readonly Seat[]
  chosen: string | null
  onChoose(person: string | null): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { seats, chosen } = props
  if (seats.length === 0)
    return (
      <p className="f-hint">
        <Trans>Gun, PDA or camera: whatever comes first. No touch is needed between people.</Trans>
      </p>
    )
  return (
    <ol className="f-members" aria-label={t`In this tube`} reversed start={seats.length}>
      {seats
        .map((seat, place) => ({ seat, n: place + 1 }))
        .toReversed()
        .map(({ seat, n }) => (
          <li key={seat.person}>
            <button
              type="button"
              aria-pressed={seat.person === chosen}
              onClick={() => props.onChoose(seat.person === chosen ? null : seat.person)}
            >
              <b>{n}</b>
              <span>{maskName(seat.name)}</span>
              <time>{format.time(seat.at)}</time>
            </button>
          </li>
        ))}
    </ol>
  )
}
