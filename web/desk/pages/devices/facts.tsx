import { Plural, Trans } from '@lingui/react/macro'
import { clockSpan } from '../../../i18n/duration.ts'
import { useFormats } from '../../../i18n/format.ts'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { clockState, silenceOf, silenceState } from './device-state.ts'
import type { Device, HandOver } from './questions.ts'

/** When a device was last heard, as an age. */
export function LastHeard(props: { device: Device; now: number; isOpen: boolean }) {
  const format = useFormats()
  const { device, now, isOpen } = props
  const silence = silenceOf(device, now)
  const span = clockSpan(silence)
  const tone = silenceState(silence, isOpen)
  if (device.lastSeenAt === null) {
    return (
      <StatusTag tone={tone}>
        <Trans>never heard</Trans>
      </StatusTag>
    )
  }
  return (
    <time dateTime={device.lastSeenAt} title={format.dayAndTime(device.lastSeenAt)}>
      <StatusTag tone={tone}>
        <Trans>{span} ago</Trans>
      </StatusTag>
    </time>
  )
}

/** How wrong the clock of a device was when it was last heard. */
export function ClockDifference({ device }: { device: Device }) {
  const { clockAheadMs, lastSeenAt } = device
  if (lastSeenAt === null) return <span className="faint">–</span>
  const span = clockSpan(clockAheadMs)
  const tone = clockState(clockAheadMs)
  return (
    <StatusTag tone={tone}>
      {tone === 'ok' ? (
        <Trans>runs right</Trans>
      ) : clockAheadMs > 0 ? (
        <Trans>{span} fast</Trans>
      ) : (
        <Trans>{span} slow</Trans>
      )}
    </StatusTag>
  )
}

/** What a device still held when it last told; it tells at the end of a shift. */
export function Unsent({ unsent }: { unsent: number | null }) {
  const format = useFormats()
  if (unsent === null) {
    return (
      <span className="faint">
        <Trans>not told</Trans>
      </span>
    )
  }
  if (unsent === 0) return <StatusTag tone="ok">0</StatusTag>
  return <StatusTag tone="wait">{format.number(unsent)}</StatusTag>
}

/** Who gave the device to whom, and what was on it. */
export function LastHandOver({ handOver }: { handOver: HandOver | null }) {
  const format = useFormats()
  if (handOver === null) return <span className="faint">–</span>
  const { at, from, fromName, to, samples, tubes, boxes, openTube } = handOver
  return (
    <span className="devices-hand-over">
      <time dateTime={at}>{format.dayAndTime(at)}</time>{' '}
      <b>
        {fromName ?? from} → {to}
      </b>{' '}
      <span className="soft">
        <Plural value={samples} one="# sample" other="# samples" />
        {' · '}
        <Plural value={tubes} one="# tube" other="# tubes" />
        {' · '}
        <Plural value={boxes} one="# box" other="# boxes" />
      </span>
      {openTube === null ? null : (
        <>
          {' '}
          <StatusTag tone="wait">
            <Trans>tube {openTube} open</Trans>
          </StatusTag>
        </>
      )}
    </span>
  )
}
