import { Trans } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { contact } from '../../api/client.ts'
import { useLive } from '../../shell/live.tsx'

// Twice what the pages ask at by themselves, so that one lost answer is not yet called old.
const silentMs = 20_000

/** Honest about the age of what is on the page: live, or how long ago the server last said anything. */
export function LiveBadge() {
  const state = useLive()
  const [now, setNow] = useState(() => performance.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1_000)
    return () => clearInterval(timer)
  }, [])
  const ageMs = contact.heardAt === 0 ? null : Math.max(0, now - contact.heardAt)
  const age = ageMs === null ? null : Math.round(ageMs / 1_000)
  if (state === 'live' && ageMs !== null && ageMs <= silentMs) {
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
      <span>
        {age === null || state === 'connecting' ? (
          <Trans>Connecting</Trans>
        ) : (
          <Trans>Data {age} s old</Trans>
        )}
      </span>
    </span>
  )
}
