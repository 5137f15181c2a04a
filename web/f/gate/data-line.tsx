import { dataAgeMaxMs } from '@bihuan/core/pass/accept-pass.ts'
import { hourMs, type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Tag, type Tone } from '../../kit/tag.tsx'
import type { GateView } from './gate.ts'

const freshMs = 10 * minuteMs

function toneOf(age: number | null): Tone {
  if (age === null || age > dataAgeMaxMs) return 'late'
  return age > freshMs ? 'wait' : 'ok'
}

/** How old the data is, in words; always there, and never rounded in its favour. */
function Age({ age, isLost }: { age: number | null; isLost: boolean }) {
  const minutes = age === null ? 0 : Math.max(0, Math.floor(age / minuteMs))
  const hours = age === null ? 0 : Math.floor(age / hourMs)
  if (age === null) return <Trans>No data yet</Trans>
  if (isLost) return <Trans>Age of the data not known</Trans>
  if (age > dataAgeMaxMs) return <Trans>Data {hours} h old: too old, check by hand</Trans>
  if (minutes < 1) return <Trans>Data of this minute</Trans>
  if (minutes < 60) return <Trans>Data {minutes} min old</Trans>
  return <Trans>Data {hours} h old</Trans>
}

/** The age of the data, whether there is network, and whether the clock is to be trusted. */
export function DataLine({ view, now }: { view: GateView; now: Instant | null }) {
  const { t } = useLingui()
  const isLost = view.clock === 'lost'
  const age = view.dataAt === null || now === null ? null : now - view.dataAt
  return (
    <p className="g-data" role="status" aria-label={t`State of this device`}>
      <Tag tone={isLost ? 'late' : toneOf(age)}>
        <Age age={age} isLost={isLost} />
      </Tag>
      {view.isOnline ? null : (
        <Tag tone="info">
          <Trans>no network, works on</Trans>
        </Tag>
      )}
      {isLost ? (
        <Tag tone="late">
          <Trans>clock not sure: go online</Trans>
        </Tag>
      ) : null}
      {view.refused === null ? null : (
        <Tag tone="late">
          <Trans>new data refused</Trans>
        </Tag>
      )}
      {view.speed > 2 ? (
        <Tag tone="wait">
          <Trans>Demo time ×{view.speed}: moving codes need ×1</Trans>
        </Tag>
      ) : null}
    </p>
  )
}
