import { Trans } from '@lingui/react/macro'
import type { Time } from '../api/wire.ts'
import { clockSpan } from '../i18n/duration.ts'
import { Tag } from '../kit/tag.tsx'
import { useCityNow } from '../shell/city-clock.ts'

const soonMs = 30 * 60_000

/** Hours and minutes to a due time, or by how much it is late. */
export function Remaining({ dueAt }: { dueAt: Time }) {
  const now = useCityNow()
  const leftMs = Date.parse(dueAt) - now
  const span = clockSpan(leftMs)
  return (
    <time dateTime={dueAt}>
      <Tag tone={leftMs < 0 ? 'late' : leftMs < soonMs ? 'wait' : 'idle'}>
        {leftMs < 0 ? <Trans>late {span}</Trans> : <Trans>{span} left</Trans>}
      </Tag>
    </time>
  )
}
