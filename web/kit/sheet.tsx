import './sheet.css'
import { useLingui } from '@lingui/react/macro'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { Button } from './button.tsx'

/** Something over the page that is done or closed: the browser's own dialog keeps the focus inside and gives it back. */
export function Sheet(props: {
  title: ReactNode
  open: boolean
  onClose(): void
  children: ReactNode
}) {
  const { t } = useLingui()
  const id = useId()
  const dialog = useRef<HTMLDialogElement>(null)
  const { open } = props
  useEffect(() => {
    const node = dialog.current
    if (!node || node.open === open) return
    if (open) node.showModal()
    else node.close()
  }, [open])
  return (
    <dialog ref={dialog} className="k-sheet" aria-labelledby={id} onClose={props.onClose}>
      {open ? (
        <>
          <header>
            <h2 id={id}>{props.title}</h2>
            <Button onClick={props.onClose} aria-label={t`Close`}>
              ✕
            </Button>
          </header>
          {props.children}
        </>
      ) : null}
    </dialog>
  )
}
