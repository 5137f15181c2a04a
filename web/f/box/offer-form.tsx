import { Trans, useLingui } from '@lingui/react/macro'
import { type ReactNode, useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { CountBeside } from './count-beside.tsx'
import { celsiusOf, countOf } from './typed.ts'

/**
 * The giver signs: how many tubes were counted, how warm the box is. The count is typed, never filled in by us: a number
 * that we propose is one that nobody has counted.
 */
export function OfferForm(props: {
  system: number | null
  /** Who receives, chosen above the count. */
  children: ReactNode
  /** Null while nobody is chosen. */
  to: string | null
  word: string
  onSign(count: number, celsius: number | null): void
}) {
  const { t } = useLingui()
  const [countText, setCountText] = useState('')
  const [celsiusText, setCelsiusText] = useState('')
  const count = countOf(countText)
  const celsius = celsiusOf(celsiusText)
  const isReady = props.to !== null && count !== null && celsius !== 'wrong'
  return (
    <form
      className="fh-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady) props.onSign(count, celsius)
      }}
    >
      {props.children}
      <TextField
        label={t`Tubes counted`}
        inputMode="numeric"
        value={countText}
        onChange={(event) => setCountText(event.target.value)}
        fault={countText !== '' && count === null ? t`A whole number, at most 400` : undefined}
      />
      <CountBeside counted={count} system={props.system} />
      <TextField
        label={t`Temperature in the box, ℃`}
        inputMode="decimal"
        value={celsiusText}
        onChange={(event) => setCelsiusText(event.target.value)}
        fault={celsius === 'wrong' ? t`Degrees Celsius, such as 4.1` : undefined}
      />
      <Button type="submit" tone="main" size="big" disabled={!isReady}>
        {props.word}
      </Button>
      {isReady ? null : (
        <p className="fh-note">
          {props.to === null ? (
            <Trans>Choose who receives the box.</Trans>
          ) : (
            <Trans>Count the tubes first.</Trans>
          )}
        </p>
      )}
    </form>
  )
}
