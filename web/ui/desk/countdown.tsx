import { Trans } from '@lingui/react/macro'
import type { Time } from '../../api/wire.ts'
import { clockSpan } from '../../i18n/duration.ts'
import { useFormats } from '../../i18n/format.ts'
import { useCityNow } from '../../shell/city-clock.ts'
import { StatusTag, type Tone } from './status-tag.tsx'

const soonMs = 30 * 60_000

function toneOf(leftMs: number): Tone {
  if (leftMs < 0) return 'late'
  return leftMs < soonMs ? 'wait' : 'idle'
}

/** Hours and minutes to a due time, or by how much it is late; the exact time stands in the title. */
export function Countdown({ dueAt }: { dueAt: Time | null }) {
  const now = useCityNow()
  const format = useFormats()
  if (!dueAt) return <span className="faint">–</span>
  const leftMs = Date.parse(dueAt) - now
  const span = clockSpan(leftMs)
  return (
    <time dateTime={dueAt} title={format.dayAndTime(dueAt)}>
      <StatusTag tone={toneOf(leftMs)}>
        {leftMs < 0 ? <Trans>late {span}</Trans> : <Trans>{span} left</Trans>}
      </StatusTag>
    </time>
  )
}
