import { Trans, useLingui } from '@lingui/react/macro'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useIsDemo } from '../use-city-clock.ts'
import { DemoMessages } from './demo-messages.tsx'
import { oneTimeCodeOf } from './one-time-code.ts'

/** One field for a code of 6 digits or 8 characters. */
export function CodeForm(props: {
  send: ReactNode
  busy: boolean
  fault: unknown
  onCode(code: string): void
  onBack(): void
  children?: ReactNode
}) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const [isTried, setTried] = useState(false)
  const isDemo = useIsDemo()
  const code = oneTimeCodeOf(text)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (code !== null) props.onCode(code)
  }
  return (
    <form className="m-form" onSubmit={submit} noValidate>
      <TextField
        label={t`One-time code`}
        hint={t`6 digits or 8 characters, good for 10 minutes`}
        className="m-code-field"
        value={text}
        autoComplete="one-time-code"
        autoCapitalize="characters"
        maxLength={16}
        onChange={(event) => setText(event.target.value)}
        fault={isTried && code === null ? t`A code has 6 digits or 8 characters.` : undefined}
      />
      {props.children}
      {props.fault ? <ErrorState cause={props.fault} /> : null}
      <Button type="submit" tone="main" disabled={props.busy}>
        {props.busy ? t`One moment` : props.send}
      </Button>
      <Button onClick={props.onBack}>
        <Trans>Back, ask for another code</Trans>
      </Button>
      {isDemo ? <DemoMessages /> : null}
    </form>
  )
}
