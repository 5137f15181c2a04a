import { Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useDropFile } from '../../../ui/desk/use-drop-file.ts'
import { SealedOutcome } from './sealed-outcome.tsx'
import { useSealed } from './use-sealed.ts'

/** The file of a phone that never reached the network, chosen, dropped or pasted; what became of each act in it. */
export function SealedDesk() {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const sealed = useSealed()
  const { hash } = useLocation()
  const field = useRef<HTMLInputElement>(null)
  // The address of the command `Open a sealed file`.
  useEffect(() => {
    if (hash === '#sealed-file') field.current?.focus()
  }, [hash])
  const take = async (file: File) => {
    sealed.mutate({ name: file.name, text: await file.text() })
  }
  const { isOver, over, onChange } = useDropFile(take)
  const paste = (event: FormEvent) => {
    event.preventDefault()
    if (text.trim() !== '')
      sealed.mutate({ name: t`The text`, text: text.trim() }, { onSuccess: () => setText('') })
  }
  return (
    <Panel title={t`Open a sealed file`} className="sealed-desk">
      <p className="soft">
        <Trans>
          Of a phone that reached no network: it saves its work as a file, on its page Unsent. The
          file may come by stick, cable or message; only this server opens it, and what comes twice
          counts once.
        </Trans>
      </p>
      <div className="sealed-ways">
        <label
          className={isOver ? 'sealed-drop sealed-over' : 'sealed-drop'}
          htmlFor="sealed-file"
          {...over}
        >
          <input
            ref={field}
            id="sealed-file"
            type="file"
            accept="application/json,.json,.txt"
            onChange={onChange}
          />
          <b>
            <Trans>Drop the file here, or choose it</Trans>
          </b>
          <span className="faint">
            <Trans>bihuan-….json, as the phone named it</Trans>
          </span>
        </label>
        <form onSubmit={paste}>
          <label htmlFor="sealed-text">
            <Trans>Or paste its text</Trans>
          </label>
          <textarea
            id="sealed-text"
            rows={3}
            spellCheck={false}
            autoComplete="off"
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
          <Button htmlType="submit" disabled={text.trim() === ''} loading={sealed.isPending}>
            <Trans>Open this text</Trans>
          </Button>
        </form>
      </div>
      <div role="status">
        {sealed.isPending ? <Trans>Opening {sealed.variables.name}…</Trans> : null}
        {sealed.data ? <SealedOutcome opened={sealed.data} /> : null}
      </div>
    </Panel>
  )
}
