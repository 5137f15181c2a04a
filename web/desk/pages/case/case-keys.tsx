import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useEffect, useRef } from 'react'
import { KeyList } from '../../shell/key-sheet.tsx'
import { isTyping } from '../../shell/keys.ts'

/** `?` shows the keys of this page in place of those of the desk; single letters count only where nothing is typed. */
export function CaseKeys() {
  const { t } = useLingui()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === '?') {
        event.preventDefault()
        event.stopImmediatePropagation()
        if (!dialog.current?.open) dialog.current?.showModal()
      } else if (event.key === 'n') {
        event.preventDefault()
        document.getElementById('case-note')?.focus()
      } else if (event.key === 'p') {
        event.preventDefault()
        document.getElementById('case-paste')?.focus()
      } else if (event.key === 't') {
        event.preventDefault()
        document.querySelector<HTMLElement>('.case-item')?.focus()
      }
    }
    // Before the desk's own sheet hears it.
    addEventListener('keydown', onKey, true)
    return () => removeEventListener('keydown', onKey, true)
  }, [])
  const keys: [string, string][] = [
    ['N', t`To the quick notes`],
    ['Enter', t`In the notes: the line becomes an item`],
    ['Esc', t`Out of a field; close`],
    ['T', t`To the timeline`],
    ['J  K', t`Next and previous item`],
    ['C', t`Confirm the item`],
    ['E  Enter', t`Change the item`],
    ['X', t`Remove the item, and bring it back`],
    ['P', t`To the box for a pasted list`],
    ['Alt ↑  Alt ↓', t`In the notes: the day before, the day after`],
    ['?', t`This sheet`],
  ]
  return (
    <>
      <Button size="small" onClick={() => dialog.current?.showModal()}>
        <Trans>Keys</Trans> <kbd>?</kbd>
      </Button>
      <dialog ref={dialog} className="jump keys" aria-label={t`Keys of the case`}>
        <h2>
          <Trans>Keys of the case</Trans>
        </h2>
        <KeyList keys={keys} />
      </dialog>
    </>
  )
}
