import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { questions } from '../../api/questions.ts'
import type { Found, Subject } from '../../api/types.ts'
import { useFormats } from '../../i18n/format.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { addressOf, iconOf } from './address.ts'
import { holdJump, openJump } from './jump-state.ts'

const typing = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

function useJumpKeys() {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const palette = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
      const slash = event.key === '/' && !event.metaKey && !event.ctrlKey && !typing(event.target)
      if (!palette && !slash) return
      event.preventDefault()
      openJump()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** ⌘K or `/`: a code or a person's number leads straight to the tube, box, plate or record. */
export function Jump() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [picked, setPicked] = useState(0)
  const asked = useDeferredValue(text.trim())
  const answer = useQuery(questions.find(asked))
  const found: Found[] = asked.length >= 2 ? (answer.data?.data ?? []) : []
  useJumpKeys()
  useEffect(() => {
    holdJump(dialog.current)
    return () => holdJump(null)
  }, [])

  const go = (subject: Subject) => {
    dialog.current?.close()
    void navigate(addressOf(subject))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    if (step !== 0 && found.length > 0) {
      event.preventDefault()
      setPicked((at) => (at + step + found.length) % found.length)
    }
    const chosen = found[picked]
    if (event.key === 'Enter' && chosen) go(chosen.subject)
  }

  return (
    <dialog
      ref={dialog}
      className="jump"
      aria-label={t`Jump to`}
      onClose={() => setText('')}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
      onKeyDown={onKeyDown}
    >
      <div className="jump-field">
        <Icon name="search" />
        <input
          value={text}
          placeholder={t`Tube, box, plate, or the whole identity number`}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls="jump-list"
          aria-activedescendant={found[picked] ? `jump-${picked}` : undefined}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value)
            setPicked(0)
          }}
        />
        <kbd>esc</kbd>
      </div>
      <div id="jump-list" role="listbox" aria-label={t`Found`} className="jump-list">
        {found.map((row, at) => (
          <div
            key={`${row.subject.kind}:${row.subject.code}`}
            id={`jump-${at}`}
            role="option"
            tabIndex={-1}
            aria-selected={at === picked}
            onPointerMove={() => setPicked(at)}
            onClick={() => go(row.subject)}
            onKeyDown={onKeyDown}
          >
            <Icon name={iconOf(row.subject)} />
            <code>{row.label}</code>
            <span className="faint">{format.text(row.hint)}</span>
          </div>
        ))}
        {asked.length >= 2 && answer.isSuccess && found.length === 0 ? (
          <p className="jump-none">
            <Trans>Nothing has this code. Names alone find nobody.</Trans>
          </p>
        ) : null}
      </div>
    </dialog>
  )
}
