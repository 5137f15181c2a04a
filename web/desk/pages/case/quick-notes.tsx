import { type Ask, questionWords } from '@bihuan/core/investigation/ask-next.ts'
import { keyFactWords } from '@bihuan/core/investigation/key-facts.ts'
import { dayAfter } from '@bihuan/core/investigation/note-day.ts'
import { fieldsOfNote, parseNote } from '@bihuan/core/investigation/quick-note.ts'
import { type CityDate, cityDateOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input, type InputRef } from 'antd'
import { type KeyboardEvent, useMemo, useRef } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { cityNow } from '../../../shell/city-clock.ts'
import { Panel } from '../../../ui/desk/panel.tsx'
import type { ItemActs } from './item-acts.ts'
import type { KeptWrite } from './kept-writes.ts'
import { NotePreview } from './note-preview.tsx'
import type { CaseFile } from './questions.ts'
import type { ShownItem } from './shown-items.ts'
import type { Draft } from './use-draft.ts'

/** Typed lines that become items, what to ask next, and what the other is typing. */
export function QuickNotes({
  draft,
  acts,
  asks,
  items,
  day,
  setDay,
  missing,
  drafts,
  refused,
  onDrop,
}: {
  draft: Draft
  acts: ItemActs
  asks: readonly Ask[]
  items: readonly ShownItem[]
  day: CityDate | null
  setDay(day: CityDate | null): void
  missing: readonly string[]
  drafts: CaseFile['drafts']
  refused: readonly KeptWrite[]
  onDrop(key: string): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const field = useRef<InputRef>(null)
  const lines = draft.words.split('\n')
  const line = (lines.at(-1) ?? '').trim()
  const note = useMemo(
    () => (line === '' ? null : parseNote(line, { now: cityNow(), day })),
    [line, day],
  )
  const commit = () => {
    if (note === null) return
    acts.add(fieldsOfNote(note))
    draft.set(lines.slice(0, -1).join('\n'))
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    // While a Chinese input method composes, Enter chooses a character.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Enter') {
      event.preventDefault()
      commit()
    } else if (event.key === 'Escape') field.current?.blur()
    else if (event.altKey && (event.key === 'ArrowUp' || event.key === 'ArrowDown')) {
      event.preventDefault()
      const today = cityDateOf(cityNow())
      const next = day === null ? today : dayAfter(day, event.key === 'ArrowUp' ? -1 : 1)
      setDay(next > today ? null : next)
    }
  }
  const placeOf = (id: string | null) => {
    const item = items.find((one) => one.id === id)
    return item?.venue?.name ?? item?.place ?? null
  }
  return (
    <Panel title={t`Quick notes`} className="case-notes">
      <label htmlFor="case-note" className="soft">
        {day === null ? (
          <Trans>Day, time, place, what, with whom; Enter makes it an item</Trans>
        ) : (
          <Trans>Asking about {format.day(`${day}T12:00:00+08:00`)}; Enter makes it an item</Trans>
        )}
      </label>
      <Input
        id="case-note"
        ref={field}
        value={draft.words}
        onChange={(event) => draft.set(event.target.value)}
        onKeyDown={onKey}
        placeholder="7/28 18:30-20:00 万达3F 海底捞 吃饭 和张三 4人 没戴口罩"
        autoComplete="off"
        autoFocus
        size="large"
      />
      {note ? <NotePreview note={note} /> : null}
      {refused.map((one) => (
        <p key={one.key} className="case-refused" role="alert">
          <b className="late">{one.refused ? format.text(one.refused) : ''}</b>{' '}
          {one.shown?.place ?? one.shown?.words ?? ''}{' '}
          <Button size="small" onClick={() => onDrop(one.key)}>
            <Trans>Put away</Trans>
          </Button>
        </p>
      ))}
      {drafts.map(({ by, byName, words }) => (
        <p key={by} className="case-other" data-draft={by}>
          <b>{byName ?? by}</b>: {words}
        </p>
      ))}
      <div className="case-asks">
        <h3>
          <Trans>Ask next</Trans>
        </h3>
        <ul>
          {asks.map(({ key, item, gap }) => (
            <li key={`${key} ${item ?? gap?.from ?? ''}`}>
              {format.text(questionWords[key])}{' '}
              <span className="faint">
                {gap ? `${format.dayAndTime(gap.from)}–${format.time(gap.until)}` : placeOf(item)}
              </span>
            </li>
          ))}
        </ul>
        {missing.length > 0 ? (
          <p className="case-key-facts">
            <Trans>Key facts missing:</Trans>{' '}
            {missing
              .map((one) =>
                one in keyFactWords
                  ? format.text(keyFactWords[one as keyof typeof keyFactWords])
                  : one,
              )
              .join('、')}
          </p>
        ) : null}
      </div>
    </Panel>
  )
}
