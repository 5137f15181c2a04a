import { Trans } from '@lingui/react/macro'
import { Button } from 'antd'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import type { Writes } from './use-case-writes.ts'

/** Whether all that was typed is on the server; where not, that this browser holds it. */
export function SavedLine({ writes, isDraftSaved }: { writes: Writes; isDraftSaved: boolean }) {
  const format = useFormats()
  const now = useCityNow(5_000)
  const waiting = writes.open.filter(({ refused }) => refused === null).length
  const refused = writes.open.length - waiting
  if (!writes.isKept && waiting > 0)
    return (
      <b className="late" role="status">
        <Trans>Not saved, and this browser has no room: do not close the page</Trans>
      </b>
    )
  if (!writes.reaches)
    return (
      <b className="late" role="status" data-saved="no">
        <Trans>
          No server: {format.number(waiting)} kept in this browser, sent as soon as it is back
        </Trans>{' '}
        <Button size="small" onClick={writes.again}>
          <Trans>Try now</Trans>
        </Button>
      </b>
    )
  if (refused > 0)
    return (
      <b className="late" role="status" data-saved="refused">
        <Trans>{format.number(refused)} refused: see below the notes</Trans>
      </b>
    )
  return (
    <span role="status" data-saved={waiting === 0 && isDraftSaved ? 'yes' : 'soon'}>
      {waiting > 0 || !isDraftSaved ? (
        <Trans>saving…</Trans>
      ) : writes.savedAt > 0 ? (
        <Trans>saved {format.time(now - Math.max(0, Date.now() - writes.savedAt))}</Trans>
      ) : (
        <Trans>everything is saved</Trans>
      )}
    </span>
  )
}
