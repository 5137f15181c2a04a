import { Trans } from '@lingui/react/macro'
import { clockSpan } from '../../i18n/duration.ts'
import { useFormats } from '../../i18n/format.ts'
import { shapeOf } from '../../kit/tag.tsx'
import { useField } from '../engine/use-field.ts'
import { useTick } from '../shell/use-tick.ts'
import type { CarriedBox } from './courier-diary.ts'
import { useThere } from './use-there.ts'
import { wayClock } from './way-clock.ts'

/** Always in sight of a courier: on the way since, the last temperature, what is left of the time. */
export function WayBar({
  carried,
  limitMinutes,
}: {
  carried: CarriedBox
  limitMinutes: number | null
}) {
  const format = useFormats()
  const { unsent } = useField()
  const isThere = useThere()
  const now = useTick(5_000)
  const { sinceMs, leftMs } = wayClock(Date.parse(carried.takenAt), limitMinutes, now)
  const isLate = leftMs !== null && leftMs < 0
  const { celsius } = carried
  return (
    <div className="fh-bar">
      <dl>
        <div>
          <dt>
            <Trans>Departed</Trans>
          </dt>
          <dd>{clockSpan(sinceMs)}</dd>
        </div>
        <div>
          <dt>
            <Trans>Temperature</Trans>
          </dt>
          <dd>{celsius === null ? '–' : `${format.decimal(celsius.value)} ℃`}</dd>
        </div>
        <div>
          <dt>{isLate ? <Trans>Late by</Trans> : <Trans>Time left</Trans>}</dt>
          <dd className={isLate ? 'is-late' : undefined}>
            {leftMs === null ? '–' : `${isLate ? '■ ' : ''}${clockSpan(leftMs)}`}
          </dd>
        </div>
      </dl>
      <p className="fh-bar-word">
        {!isThere ? (
          <>
            {shapeOf.wait} <Trans>Offline: goes on, {unsent.count} wait to be sent</Trans>
          </>
        ) : (
          <>
            {shapeOf.ok} <Trans>Online; works offline too</Trans>
          </>
        )}
      </p>
    </div>
  )
}
