import { Trans } from '@lingui/react/macro'
import { useBrowserLocation } from 'wouter/use-browser-location'
import { useFormats } from '../../i18n/format.ts'
import { questions } from '../ask/questions.ts'
import { useAsk } from '../ask/use-ask.ts'
import { hrefs } from '../places.ts'
import { useIsIn } from '../session.ts'
import type { Family, OwnStatus } from '../wire.ts'
import { asks, often } from './paths.ts'
import type { OwnStay, OwnTransfer } from './wire.ts'

const shownOn: readonly string[] = [hrefs.code, hrefs.status, '/m']

/** Asks only of somebody whom an order holds: a city of free people asks nothing more than before. */
function useHeld(): string | null {
  const isIn = useIsIn()
  const family = useAsk<Family>(isIn ? questions.family : null, { isKept: true }).body
  const self = family?.people.find(({ relation }) => relation === 'self')?.person ?? null
  const status = useAsk<OwnStatus>(self === null || !isIn ? null : questions.status(self), {
    isKept: true,
  }).body
  const isHeld = status?.reasons.some((one) => one.class === 'stay' && one.order !== null)
  return isHeld || (status?.coming.length ?? 0) > 0 ? self : null
}

/** Where somebody is isolated or when they are fetched, in one line, with the way to everything about it. */
export function StayStrip() {
  const format = useFormats()
  const [path] = useBrowserLocation()
  const person = useHeld()
  const isShown = person !== null && shownOn.includes(path)
  const stay = useAsk<OwnStay>(isShown ? asks.stay(person) : null, often(true)).body?.stay
  const move = useAsk<OwnTransfer>(isShown ? asks.move(person) : null, often(true)).body?.transfer
  if (!isShown) return null
  return (
    <a className="ms-strip" href={hrefs.stay}>
      <span>
        {move ? (
          move.pickUpAt ? (
            <Trans>You are fetched at {format.dayAndTime(move.pickUpAt)}</Trans>
          ) : (
            <Trans>You will be fetched; the time comes here</Trans>
          )
        ) : stay ? (
          stay.roomCode ? (
            <Trans>Your room is {stay.roomCode}</Trans>
          ) : (
            <Trans>You are at the isolation site</Trans>
          )
        ) : (
          <Trans>My isolation</Trans>
        )}
      </span>
      <span aria-hidden="true">›</span>
    </a>
  )
}
