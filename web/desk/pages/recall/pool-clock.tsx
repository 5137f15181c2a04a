import { Trans } from '@lingui/react/macro'
import type { Time } from '../../../api/wire.ts'
import { clockSpan } from '../../../i18n/duration.ts'
import { useCityNow } from '../../../shell/city-clock.ts'

/** The clock of a recall: how much of the span is used, what is left, or by how much it is over. */
export function PoolClock(props: { from: Time; dueAt: Time; doneAt: Time | null; done: boolean }) {
  const now = useCityNow()
  const dueMs = Date.parse(props.dueAt)
  const fromMs = Date.parse(props.from)
  const at = props.doneAt ? Date.parse(props.doneAt) : now
  const used = Math.min(1, Math.max(0, (at - fromMs) / Math.max(1, dueMs - fromMs)))
  const isOver = at > dueMs
  const state = isOver ? 'late' : props.done ? 'done' : used > 0.75 ? 'wait' : 'run'
  const span = clockSpan(dueMs - at)
  const took = clockSpan(at - fromMs)
  return (
    <div className={`pool-clock pool-clock-${state}`}>
      <span>
        <Trans>all with an outcome</Trans>
      </span>
      <b>
        {props.done ? (
          <Trans>after {took}</Trans>
        ) : isOver ? (
          <Trans>late {span}</Trans>
        ) : (
          <Trans>{span} left</Trans>
        )}
      </b>
      <i style={{ width: `${100 * (props.done ? 1 : used)}%` }} aria-hidden="true" />
    </div>
  )
}
