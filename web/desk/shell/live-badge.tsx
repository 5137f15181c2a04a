import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { useLive } from './live.tsx'

const silentMs = 10_000

/** Honest about the age of what is on the page: live, silent since, or cut off. */
export function LiveBadge() {
  const { state, heardAt } = useLive()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const age = heardAt === 0 ? null : Math.max(0, Math.round((now - heardAt) / 1_000))
  const quiet = age !== null && age * 1_000 > silentMs
  if (state === 'live' && !quiet) {
    return (
      <span className="live live-on">
        <i aria-hidden="true">●</i>
        <span className="live-word">
          <Trans>Live</Trans>
        </span>
      </span>
    )
  }
  return (
    <span className="live live-off" role="status">
      <i aria-hidden="true">▲</i>
      <span>{age === null ? <Trans>Connecting</Trans> : <Trans>Data {age} s old</Trans>}</span>
    </span>
  )
}
