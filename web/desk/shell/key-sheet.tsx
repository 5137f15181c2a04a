import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useRef } from 'react'
import { isTyping } from './keys.ts'

/** `?` shows which keys there are. */
export function KeySheet() {
  const { t } = useLingui()
  const dialog = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== '?' || isTyping(event.target) || dialog.current?.open) return
      event.preventDefault()
      dialog.current?.showModal()
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [])
  const keys: [string, string][] = [
    ['/  ⌘K', t`Jump to a code, or do something by its name`],
    ['J  K', t`Next and previous line of a list`],
    ['Enter', t`Open the line`],
    ['↑  ↓', t`Choose in the list of commands`],
    ['F2', t`Plate: take the last scan back`],
    ['F4', t`Plate: skip a well`],
    ['F8', t`Plate: hear the last scan again`],
    ['Tab', t`First stop: past head and rail to the page`],
    ['?', t`This sheet`],
    ['Esc', t`Close; at the plate: drop what was typed, twice: empty it`],
  ]
  return (
    <dialog ref={dialog} className="jump keys" aria-label={t`Keys`}>
      <h2>
        <Trans>Keys</Trans>
      </h2>
      <KeyList keys={keys} />
    </dialog>
  )
}

/** Keys with what they do. */
export function KeyList({ keys }: { keys: readonly [key: string, word: string][] }) {
  return (
    <dl>
      {keys.map(([key, word]) => (
        <div key={key}>
          <dt>
            <kbd>{key}</kbd>
          </dt>
          <dd>{word}</dd>
        </div>
      ))}
    </dl>
  )
}
