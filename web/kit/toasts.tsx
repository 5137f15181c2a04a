import './toasts.css'
import { useLingui } from '@lingui/react/macro'
import { useSyncExternalStore } from 'react'
import { Button } from './button.tsx'
import { shapeOf } from './tag.tsx'
import { closeToast, followToasts, shownToasts } from './toast-list.ts'

/** Where `toast()` speaks; once in a shell. */
export function Toasts() {
  const { t } = useLingui()
  const shown = useSyncExternalStore(followToasts, shownToasts)
  return (
    <ol className="k-toasts" aria-live="polite" aria-label={t`Messages`}>
      {shown.map(({ key, text, tone, action }) => (
        <li key={key} className={`k-tone-${tone}`}>
          <i aria-hidden="true">{shapeOf[tone]}</i>
          <span>{text}</span>
          {action ? (
            <Button
              onClick={() => {
                closeToast(key)
                action.run()
              }}
            >
              {action.word}
            </Button>
          ) : null}
        </li>
      ))}
    </ol>
  )
}
