import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { useSend } from '../orders/use-send.ts'
import type { DayVerdict } from './questions.ts'
import './day.css'

/** Whether a file of a closed day is genuine, and the one that this city holds. */
export function VerifyPage() {
  const { t } = useLingui()
  const format = useFormats()
  const [found, setFound] = useState<DayVerdict | null>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  useTitle(t`Check a closed day`)
  const send = useSend<{ file: unknown }, DayVerdict>(() => '/days/verify', setFound)
  async function take(file: File | undefined) {
    setFound(null)
    setUnreadable(false)
    if (!file) return
    try {
      send.mutate({ file: JSON.parse(await file.text()) })
    } catch {
      setUnreadable(true)
    }
  }
  return (
    <div className="days narrow">
      <PageHead
        title={t`Check a closed day`}
        line={<Trans>The file that was saved with the close of a day, from this city.</Trans>}
      />
      <Panel title={t`The file`}>
        <label>
          <span className="for-ear">
            <Trans>File of a closed day</Trans>
          </span>
          <input
            type="file"
            accept="application/json,.json"
            onChange={(event) => void take(event.target.files?.[0])}
          />
        </label>
        {isUnreadable ? (
          <p className="late" role="alert">
            <Trans>This is no file of that kind.</Trans>
          </p>
        ) : null}
        {send.isError ? <ErrorState cause={send.error} /> : null}
        {found ? (
          <div role="status">
            <p>
              {found.ok ? (
                <StatusTag tone="ok">
                  <Trans>genuine</Trans>
                </StatusTag>
              ) : (
                <StatusTag tone="late">
                  <Trans>not genuine: {found.faults.join(', ')}</Trans>
                </StatusTag>
              )}
            </p>
            {found.ok && found.signedAt ? (
              <>
                <p>
                  {found.district} · {found.day} · <Trans>signed</Trans>{' '}
                  {format.dayAndTime(found.signedAt)} ·{' '}
                  {found.signedBy.map(({ officer, unit }) => `${officer} (${unit})`).join(', ')} ·{' '}
                  <Trans>{format.number(found.carried)} carried over</Trans>
                </p>
                <p className="code day-digest">{found.digest}</p>
                <p>
                  {found.isTheOneHere === null ? (
                    <Trans>This city holds no close of that day.</Trans>
                  ) : found.isTheOneHere ? (
                    <Trans>It is the close that this city holds.</Trans>
                  ) : (
                    <span className="late">
                      <Trans>
                        This city holds another close of that day: ask who made this one.
                      </Trans>
                    </span>
                  )}
                </p>
              </>
            ) : null}
          </div>
        ) : null}
      </Panel>
    </div>
  )
}
