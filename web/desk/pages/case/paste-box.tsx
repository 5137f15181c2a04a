import { type Bill, readBill } from '@bihuan/core/investigation/bill.ts'
import { printWhen } from '@bihuan/core/investigation/print-note.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { newKey } from '../../../api/client.ts'
import { useFormats } from '../../../i18n/format.ts'
import { cityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { wireFields } from './item-shapes.ts'
import { casePath } from './questions.ts'
import { leftOutWords } from './words.ts'

type Sent = { items: { item: string; fields: object }[]; source: string }

/** A pasted list of payments or trips: what is read of it is shown first, added in one act, and taken back in one. Amounts go nowhere. */
export function PasteBox({ caseId, onDone }: { caseId: string; onDone(): void }) {
  const { t } = useLingui()
  const format = useFormats()
  const [text, setText] = useState('')
  const [bill, setBill] = useState<Bill | null>(null)
  const [paste, setPaste] = useState<{ paste: string; items: number } | null>(null)
  const add = useSend<Sent, { paste: string; items: number }>(
    () => `${casePath(caseId)}/pastes`,
    (done) => {
      setPaste(done)
      setText('')
      setBill(null)
      onDone()
    },
  )
  const undo = useSend<{ paste: string }, { removed: number; kept: string[] }>(
    ({ paste: one }) => `${casePath(caseId)}/pastes/${one}/undo`,
    () => {
      setPaste(null)
      onDone()
    },
    () => ({}),
  )
  const send = (read: Bill) => {
    const items = read.items.map(({ fields }) => ({
      item: newKey(),
      fields: wireFields(fields),
    }))
    const rides = read.items.filter(({ fields }) => fields.kind === 'travel').length
    add.mutate({ items, source: rides * 2 > items.length ? 'trips' : 'bill' })
  }
  return (
    <Panel
      title={t`Paste a list of payments or trips`}
      aside={
        paste ? (
          <span>
            <Plural value={paste.items} one="# candidate added" other="# candidates added" />{' '}
            <Button
              size="small"
              loading={undo.isPending}
              onClick={() => undo.mutate({ paste: paste.paste })}
            >
              <Trans>Take the list back</Trans>
            </Button>
          </span>
        ) : null
      }
    >
      <Input.TextArea
        id="case-paste"
        rows={bill ? 3 : 2}
        value={text}
        aria-label={t`The list, as it was copied`}
        placeholder={t`WeChat, Alipay, bank messages, tickets, rides: paste it as it is. Amounts are dropped.`}
        onChange={(event) => {
          setText(event.target.value)
          setBill(event.target.value.trim() === '' ? null : readBill(event.target.value, cityNow()))
        }}
        onKeyDown={(event) => {
          if (event.key === 'Escape') event.currentTarget.blur()
        }}
      />
      {bill ? (
        <div className="case-bill">
          <p>
            <b>
              <Plural value={bill.items.length} one="# candidate" other="# candidates" />
            </b>
            {' · '}
            <Plural value={bill.leftOut.length} one="# left out" other="# left out" />
            {' · '}
            <span className={bill.notUnderstood.length > 0 ? 'late' : 'faint'}>
              <Plural
                value={bill.notUnderstood.length}
                one="# row not understood"
                other="# rows not understood"
              />
            </span>{' '}
            <Button
              type="primary"
              size="small"
              disabled={bill.items.length === 0}
              loading={add.isPending}
              onClick={() => send(bill)}
            >
              <Trans>Add as candidates</Trans>
            </Button>
          </p>
          <ul>
            {bill.notUnderstood.map(({ row, text: line }) => (
              <li key={row} className="late">
                <Trans>row {row}</Trans>: {line}
              </li>
            ))}
            {bill.items.slice(0, 200).map(({ row, fields }) => (
              <li key={row}>
                <span className="case-time">{printWhen(fields)}</span>{' '}
                {fields.place ?? fields.transport?.number}
              </li>
            ))}
            {bill.leftOut.map(({ row, text: line, why }) => (
              <li key={row} className="faint">
                <Trans>row {row}</Trans> · {t(leftOutWords[why])} · {line.slice(0, 60)}
              </li>
            ))}
          </ul>
          {bill.items.length > 200 ? (
            <p className="faint">
              <Trans>The first 200 of {format.number(bill.items.length)} are shown.</Trans>
            </p>
          ) : null}
        </div>
      ) : null}
      {add.isError ? <ErrorState cause={add.error} /> : null}
      {undo.isError ? <ErrorState cause={undo.error} /> : null}
    </Panel>
  )
}
