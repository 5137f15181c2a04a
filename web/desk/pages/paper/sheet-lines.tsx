import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import type { FormEvent, KeyboardEvent } from 'react'
import { focusOn, LineRow, lineField } from './line-row.tsx'
import { clockOf } from './sealed-at.ts'
import type { SheetState } from './use-sheet.ts'

/** Enter leads on to the next field instead of sending a sheet that is half done. */
const leadsTo = (id: string) => (event: KeyboardEvent) => {
  if (event.key !== 'Enter') return
  event.preventDefault()
  focusOn(id)
}

/** The people of a sheet by line, the swabs as counted, and when and whether it can be sent. */
export function SheetLines({
  sheet,
  differing,
}: {
  sheet: SheetState
  differing: readonly (number | null)[]
}) {
  const { t } = useLingui()
  const { lines, kept, members, swabs } = sheet
  const counted = Number(swabs)
  const isOff = swabs !== '' && counted !== kept.length
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const open = kept.find(({ person }) => person === null)
    if (open) return focusOn(lineField(open.line - 1, 'who'))
    if (swabs === '') return focusOn('sheet-swabs')
    if (clockOf(sheet.time) === null) return focusOn('sheet-time')
    sheet.submit(({ state }) => state === 'differs' && focusOn(lineField(0, 'who')))
  }
  return (
    <form className="paper-sheet-form" onSubmit={submit}>
      <p className="paper-line paper-line-head" aria-hidden="true">
        <span />
        <span>
          <Trans>Last six, whole number or code</Trans>
        </span>
        <span>
          <Trans>Full name</Trans>
        </span>
      </p>
      <ol className="paper-lines" aria-label={t`People on the sheet`}>
        {lines.lines.map((line, at) => (
          <LineRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a line of paper is its place
            key={at}
            at={at}
            line={line}
            isLast={at === lines.lines.length - 1}
            differs={differing.includes(at + 1)}
            onEdit={(change) => lines.edit(at, change)}
            onLeave={() => void lines.settle(at)}
            onEnd={() => focusOn('sheet-swabs')}
          />
        ))}
      </ol>
      <div className="paper-fields">
        <label htmlFor="sheet-swabs">
          <Trans>Swabs counted</Trans>
          <input
            id="sheet-swabs"
            className="paper-field paper-short"
            inputMode="numeric"
            autoComplete="off"
            aria-invalid={isOff}
            value={swabs}
            onChange={(event) => sheet.setSwabs(event.target.value.replace(/\D/g, ''))}
            onKeyDown={leadsTo('sheet-time')}
          />
        </label>
        <label htmlFor="sheet-day">
          <Trans>Day</Trans>
          <input
            id="sheet-day"
            type="date"
            className="paper-field"
            value={sheet.day}
            onChange={(event) => sheet.setDay(event.target.value)}
          />
        </label>
        <label htmlFor="sheet-time">
          <Trans>Sealed at, hh:mm</Trans>
          <input
            id="sheet-time"
            className="paper-field paper-short"
            inputMode="numeric"
            autoComplete="off"
            placeholder="14:35"
            aria-invalid={sheet.isTimeWrong}
            value={sheet.time}
            onChange={(event) => sheet.setTime(event.target.value)}
          />
        </label>
        <Button type="primary" htmlType="submit" loading={sheet.send.isPending}>
          <Trans>Send</Trans>
        </Button>
        <Button onClick={sheet.forget}>
          <Trans>Put aside</Trans>
        </Button>
      </div>
      <p className={isOff ? 'late' : 'faint'} role={isOff ? 'alert' : undefined}>
        {isOff ? (
          <Trans>
            The sheet counts {counted} swabs, but {kept.length} lines are keyed. Compare with the
            sheet before sending.
          </Trans>
        ) : (
          <Trans>
            {members.length} of {kept.length} lines found
          </Trans>
        )}
      </p>
    </form>
  )
}
