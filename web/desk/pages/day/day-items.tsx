import { Trans, useLingui } from '@lingui/react/macro'
import { Checkbox } from 'antd'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useFormats } from '../../../i18n/format.ts'
import { addressOf, subjectOf } from '../../../shell/address.ts'
import { loopWords } from '../../../shell/words.ts'
import { Countdown } from '../../../ui/desk/countdown.tsx'
import { type Columns, DataTable } from '../../../ui/desk/data-table.tsx'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { isTyping } from '../../shell/keys.ts'
import { useAccountWord } from '../../shell/use-account-word.ts'
import { useRowKeys } from '../loops/use-row-keys.ts'
import type { DayItem } from './questions.ts'
import { itemWords, reasonWords } from './words.ts'

const keyOf = ({ kind, subject }: DayItem) => `${kind} ${subject}`

/** X chooses the row that J and K picked, A all rows or none. */
function useChoosing(toggle: () => void, all: () => void): void {
  const held = useRef({ toggle, all })
  held.current = { toggle, all }
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.metaKey || event.ctrlKey || event.altKey) return
      if (event.key === 'x') held.current.toggle()
      if (event.key === 'a') held.current.all()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** What is printed leads to the page of the thing; a long id is cut, the signed list has it whole. */
function Subject({ item }: { item: DayItem }) {
  const [, code = item.printed] = item.printed.split(':')
  const address = addressOf(subjectOf(item.subject))
  const short = /^[0-9a-f]{8}-/.test(code) ? code.slice(0, 8) : code
  return address === null ? (
    <span className="code">{short}</span>
  ) : (
    <Link to={address} className="code">
      {short}
    </Link>
  )
}

/** The items of a day, to be chosen by mouse or keys; `onChosen` is null where nothing can be changed. */
export function DayItems(props: {
  items: readonly DayItem[]
  chosen: readonly string[]
  onChosen: ((keys: readonly string[]) => void) | null
  isPending: boolean
}) {
  const { t } = useLingui()
  const format = useFormats()
  const accountWord = useAccountWord()
  const { items, chosen, onChosen } = props
  const open = items.filter(({ state }) => state !== 'closed')
  const toggle = (item: DayItem | undefined) => {
    if (!item || !onChosen || item.state === 'closed') return
    const key = keyOf(item)
    onChosen(chosen.includes(key) ? chosen.filter((one) => one !== key) : [...chosen, key])
  }
  const all = () => onChosen?.(chosen.length === open.length ? [] : open.map(keyOf))
  const picked = useRowKeys(items.length, (at) => toggle(items[at]), '.day-list .ant-table-row')
  useChoosing(() => toggle(items[picked]), all)
  const columns: Columns<DayItem> = [
    ...(onChosen
      ? [
          {
            key: 'choose',
            title: (
              <Checkbox
                aria-label={t`Choose all`}
                checked={open.length > 0 && chosen.length === open.length}
                onChange={all}
              />
            ),
            width: 44,
            render: (_: unknown, item: DayItem) => (
              <Checkbox
                aria-label={t`Choose ${item.printed}`}
                checked={chosen.includes(keyOf(item))}
                disabled={item.state === 'closed'}
                onChange={() => toggle(item)}
              />
            ),
          },
        ]
      : []),
    {
      key: 'due',
      title: t`Due`,
      width: 130,
      render: (_, item) => <Countdown dueAt={item.state === 'closed' ? null : item.dueAt} />,
    },
    {
      key: 'kind',
      title: t`What is owed`,
      width: 170,
      render: (_, item) => t(loopWords[item.kind]),
    },
    {
      key: 'subject',
      title: t`Subject`,
      width: 190,
      render: (_, item) => <Subject item={item} />,
    },
    {
      key: 'owner',
      title: t`Owner`,
      width: 150,
      render: (_, item) => accountWord(item.owner, item.ownerName),
    },
    {
      key: 'area',
      title: t`Area`,
      width: 130,
      render: (_, item) => format.area(item.area, item.areaName),
    },
    {
      key: 'state',
      title: t`State`,
      render: (_, item) => (
        <>
          <StatusTag tone={itemWords[item.state].tone}>{t(itemWords[item.state].word)}</StatusTag>
          {item.carry && item.state === 'carried' ? (
            <span className="day-carry">
              {t(reasonWords[item.carry.reason])} ·{' '}
              {accountWord(item.carry.owner, item.carry.ownerName)} ·{' '}
              {format.dayAndTime(item.carry.dueAt)}
              {item.carry.words ? <em> {item.carry.words}</em> : null}
            </span>
          ) : null}
          {item.timesBefore > 0 ? (
            <span className="late day-carry">
              <Trans>carried over {format.number(item.timesBefore)} times before</Trans>
            </span>
          ) : null}
        </>
      ),
    },
  ]
  return (
    <div className="day-list">
      {onChosen ? (
        <p className="faint">
          <kbd>J</kbd> <kbd>K</kbd> <Trans>move</Trans> · <kbd>X</kbd> <Trans>choose</Trans> ·{' '}
          <kbd>A</kbd> <Trans>choose all</Trans>
        </p>
      ) : null}
      <DataTable<DayItem>
        caption={t`Items of the day`}
        rows={items}
        columns={columns}
        rowKey={keyOf}
        loading={props.isPending}
        minWidth={1_000}
        rowClassName={(item) => (item === items[picked] ? 'row-picked' : '')}
        empty={<EmptyState title={t`No item here`} />}
      />
    </div>
  )
}
