import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type KeyboardEvent, memo, useRef, useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { peopleText, rideText } from './field-text.ts'
import type { ItemActs } from './item-acts.ts'
import { ItemEdit } from './item-edit.tsx'
import { ItemStory } from './item-story.tsx'
import type { CaseFile } from './questions.ts'
import type { ShownItem } from './shown-items.ts'
import { activityWords, certaintyWords, kindWords, maskWords } from './words.ts'

type Line = { item: ShownItem; acts: ItemActs; mayWrite: boolean; file: CaseFile }

// A timeline of two weeks is drawn again with every key and every look: only what changed is.
const isSame = (one: Line, other: Line) =>
  one.item.id === other.item.id &&
  one.item.version === other.item.version &&
  !one.item.isOpen &&
  !other.item.isOpen &&
  one.acts === other.acts &&
  one.mayWrite === other.mayWrite

/** One item: what it says, how sure it is, and what can be done about it by a letter or a press. */
export const ItemLine = memo(ItemOfLine, isSame)

function ItemOfLine({ item, acts, mayWrite, file }: Line) {
  const { t, i18n } = useLingui()
  const format = useFormats()
  const [shows, setShows] = useState<'line' | 'edit' | 'story'>('line')
  const line = useRef<HTMLLIElement>(null)
  const isGone = item.state === 'removed'
  const onKey = (event: KeyboardEvent) => {
    if (event.target !== line.current || !mayWrite || event.ctrlKey || event.metaKey) return
    if (event.key === 'c' && item.state === 'candidate') acts.move(item, 'confirmed')
    else if (event.key === 'x') acts.move(item, isGone ? 'candidate' : 'removed')
    else if (event.key === 'e' || event.key === 'Enter') setShows('edit')
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const parts = [
    item.venue?.name,
    item.venue?.name === item.place ? null : item.place,
    item.room,
    item.transport ? rideText(item.transport, i18n) : null,
    item.activity ? t(activityWords[item.activity]) : null,
    item.people.length > 0 ? t`with ${peopleText(item.people)}` : null,
    item.howMany === null ? null : t`${item.howMany} people`,
    item.mask ? t(maskWords[item.mask]) : null,
  ].filter((one) => one !== null && one !== undefined && one !== '')
  const close = () => {
    setShows('line')
    line.current?.focus()
  }
  return (
    <li
      ref={line}
      className={`case-item case-${item.state}`}
      data-item={item.id}
      data-open={item.isOpen}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a line is where the keys c, e and x work
      tabIndex={0}
      onKeyDown={onKey}
      aria-label={[item.from ? format.time(item.from) : '', ...parts, item.words].join(' ')}
    >
      <span className="case-time">
        {item.from ? format.time(item.from) : t`time?`}
        {item.until ? `–${format.time(item.until)}` : ''}
      </span>
      <span className="case-says">
        {parts.length > 0 ? parts.join(' · ') : t(kindWords[item.kind])}
        {item.words ? <em> {item.words}</em> : null}
      </span>
      <span className="case-marks">
        <span className={`case-sure case-${item.certainty}`}>
          {t(certaintyWords[item.certainty])}
        </span>
        {item.state === 'candidate' ? (
          <b className="case-open">
            <Trans>▲ to confirm</Trans>
          </b>
        ) : null}
        {isGone ? (
          <span className="faint">
            <Trans>removed</Trans>
          </span>
        ) : null}
        {item.isOpen ? (
          <span className="faint">
            <Trans>not saved yet</Trans>
          </span>
        ) : null}
      </span>
      {mayWrite ? (
        <span className="case-item-acts">
          {item.state === 'candidate' ? (
            <Button size="small" onClick={() => acts.move(item, 'confirmed')}>
              <Trans>Confirm</Trans>
            </Button>
          ) : null}
          {isGone ? (
            <Button size="small" onClick={() => acts.move(item, 'candidate')}>
              <Trans>Bring back</Trans>
            </Button>
          ) : (
            <>
              <Button size="small" type="text" onClick={() => setShows('edit')}>
                <Trans>Change</Trans>
              </Button>
              <Button size="small" type="text" onClick={() => acts.move(item, 'removed')}>
                <Trans>Remove</Trans>
              </Button>
            </>
          )}
          {item.version > 1 ? (
            <Button
              size="small"
              type="text"
              aria-expanded={shows === 'story'}
              onClick={() => setShows(shows === 'story' ? 'line' : 'story')}
            >
              <Trans>{format.number(item.version)} versions</Trans>
            </Button>
          ) : null}
        </span>
      ) : null}
      {shows === 'edit' ? <ItemEdit item={item} acts={acts} onClose={close} /> : null}
      {shows === 'story' ? <ItemStory caseId={file.case.id} item={item.id} /> : null}
    </li>
  )
}
