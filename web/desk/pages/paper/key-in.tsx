import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { Differences } from './differences.tsx'
import { focusOn, lineField } from './line-row.tsx'
import type { SheetKeyedIn } from './questions.ts'
import { SheetLines } from './sheet-lines.tsx'
import { SiteChoice } from './site-choice.tsx'
import { useSheet } from './use-sheet.ts'

function Done({ answer: { tube, state } }: { answer: SheetKeyedIn }) {
  return (
    <p className="paper-done" role="status">
      {state === 'agreed' ? (
        <StatusTag tone="ok">
          <Trans>both agree, sealed</Trans>
        </StatusTag>
      ) : (
        <StatusTag tone="wait">
          <Trans>kept</Trans>
        </StatusTag>
      )}{' '}
      <Link className="code" to={`/tubes/${tube}`}>
        {tube}
      </Link>{' '}
      {state === 'agreed' ? null : (
        <Trans>Now somebody else keys the same sheet in, without seeing yours.</Trans>
      )}
    </p>
  )
}

/** Keys a sheet in with the keyboard alone: tube, people line by line, swabs, time. */
export function KeyIn() {
  const { t } = useLingui()
  const sheet = useSheet()
  const { tube, fault, send } = sheet
  const tubeField = useRef<HTMLInputElement>(null)
  // A new tube leads to its first line; after it the field of the code waits for the next.
  useEffect(() => {
    if (tube === null) tubeField.current?.focus()
    else focusOn(lineField(0, 'who'))
  }, [tube])
  const begin = (event: FormEvent) => {
    event.preventDefault()
    if (sheet.begin()) focusOn(lineField(0, 'who'))
  }
  const answer = send.data
  const differs = answer?.state === 'differs' && answer.tube === tube
  return (
    <>
      <Panel title={t`Key in a sheet`} className="paper-key-in">
        <form className="paper-fields" onSubmit={begin}>
          <SiteChoice
            id="key-in-site"
            site={sheet.site}
            sites={sheet.sites}
            onSite={(site) => {
              sheet.forget()
              sheet.setSite(site)
              tubeField.current?.focus()
            }}
          />
          <label htmlFor="key-in-tube">
            <Trans>Tube, scanned from the sheet</Trans>
            <input
              ref={tubeField}
              id="key-in-tube"
              className="paper-field code"
              autoComplete="off"
              spellCheck={false}
              aria-invalid={fault !== null}
              aria-describedby={fault === null ? undefined : 'key-in-tube-fault'}
              value={sheet.typed}
              onChange={(event) => sheet.setTyped(event.target.value)}
            />
          </label>
          <Button htmlType="submit" disabled={sheet.typed.trim() === '' || sheet.site === ''}>
            <Trans>Begin</Trans>
          </Button>
          {fault === null ? null : (
            <p id="key-in-tube-fault" className="late" role="alert">
              {fault === 'not-a-code' ? (
                <Trans>This is no tube code: one character was misread. Scan it again.</Trans>
              ) : (
                <Trans>This tube was not issued to the site that is chosen.</Trans>
              )}
            </p>
          )}
        </form>
        {sheet.lots.isError ? <ErrorState cause={sheet.lots.error} /> : null}
        {answer && !differs && tube === null ? <Done answer={answer} /> : null}
        {tube === null ? (
          <p className="faint">
            <Trans>
              Enter leads from field to field; an empty line ends the people. A line is six last
              characters and the name, a whole card number, or a scanned code.
            </Trans>
          </p>
        ) : (
          <SheetLines
            sheet={sheet}
            differing={differs ? answer.differences.map(({ line }) => line) : []}
          />
        )}
        {send.isError ? <ErrorState cause={send.error} /> : null}
      </Panel>
      {differs ? <Differences {...answer} /> : null}
    </>
  )
}
