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
    ['/  ⌘K', t`Jump to a code or a person's number`],
    ['J  K', t`Next and previous line of a list`],
    ['Enter', t`Open the line`],
    ['?', t`This sheet`],
    ['Esc', t`Close`],
  ]
  return (
    <dialog ref={dialog} className="jump keys" aria-label={t`Keys`}>
      <h2>
        <Trans>Keys</Trans>
      </h2>
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
    </dialog>
  )
}
