import { Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { Problem } from '../../api/problem.ts'
import { questions } from '../../api/questions.ts'
import { useFormats } from '../../i18n/format.ts'
import { addressOf, iconOf } from '../../shell/address.ts'
import { Icon } from '../../ui/desk/icon.tsx'
import { JumpCommands } from './jump-commands.tsx'
import { holdJump, openJump } from './jump-state.ts'
import { isTyping } from './keys.ts'
import { commandsFound, type PaletteCommand, usePalette } from './use-palette.ts'

function useJumpKeys() {
  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      const palette = event.key.toLowerCase() === 'k' && (event.metaKey || event.ctrlKey)
      const slash = event.key === '/' && !event.metaKey && !event.ctrlKey && !isTyping(event.target)
      if (!palette && !slash) return
      event.preventDefault()
      openJump()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
}

/** ⌘K or `/`: a code or a person's number leads straight to the tube, box, plate or record; words find what can be done. */
export function Jump() {
  const { t } = useLingui()
  const format = useFormats()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [text, setText] = useState('')
  const [isOpen, setOpen] = useState(false)
  const [picked, setPicked] = useState(0)
  const asked = text.trim()
  const answer = useQuery(questions.find(asked))
  const found = answer.data
  const commands = commandsFound(usePalette(isOpen), asked)
  const chosen = commands[Math.min(picked, commands.length - 1)]
  useJumpKeys()
  useEffect(() => {
    holdJump(dialog.current, () => setOpen(true))
    return () => holdJump(null)
  }, [])

  const words = {
    tube: t`follow the tube`,
    box: t`show the box`,
    plate: t`show the plate`,
    person: t`record, asks for a purpose first`,
  }
  const act = (command: PaletteCommand) => {
    dialog.current?.close()
    command.run()
  }
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step === undefined || commands.length === 0) return
    event.preventDefault()
    setPicked((commands.length + Math.min(picked, commands.length - 1) + step) % commands.length)
  }
  const go = (event?: FormEvent) => {
    event?.preventDefault()
    if (!found && chosen) return act(chosen)
    const address = found ? addressOf({ kind: found.kind, code: found.id }) : null
    if (address === null) return
    dialog.current?.close()
    void navigate(address)
  }
  const unknown = answer.error instanceof Problem && answer.error.status === 404
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: a click beside the dialog closes it; the Escape key does so by itself
    <dialog
      ref={dialog}
      className="jump"
      aria-label={t`Jump to`}
      onClose={() => {
        setText('')
        setOpen(false)
      }}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <form className="jump-field" onSubmit={go}>
        <Icon name="search" />
        <input
          value={text}
          aria-label={t`Code or number`}
          placeholder={t`A code, a person's 15 digits, or what you want to do`}
          role="combobox"
          aria-expanded={commands.length > 0}
          aria-controls="jump-commands"
          aria-activedescendant={chosen && !found ? `jump-${commands.indexOf(chosen)}` : undefined}
          onKeyDown={move}
          autoComplete="off"
          spellCheck={false}
          onChange={(event) => {
            setText(event.target.value)
            setPicked(0)
          }}
        />
        <kbd>esc</kbd>
      </form>
      <div className="jump-list" aria-live="polite">
        {found ? (
          <button type="button" className="jump-found" onClick={() => go()}>
            <Icon name={iconOf({ kind: found.kind, code: found.id })} />
            <code>{found.id}</code>
            <span className="faint">{words[found.kind]}</span>
            <kbd>↵</kbd>
          </button>
        ) : null}
        {found ? null : <JumpCommands commands={commands} chosen={chosen} onAct={act} />}
        {unknown && commands.length === 0 ? (
          <p className="jump-none">
            <Trans>
              Nothing has this code. Scan it again or compare it character by character; names find
              nobody.
            </Trans>
          </p>
        ) : null}
        {answer.isError && !unknown && answer.error instanceof Problem ? (
          <p className="jump-none">{format.text(answer.error.text)}</p>
        ) : null}
      </div>
    </dialog>
  )
}
