import './field.css'
import { useLingui } from '@lingui/react/macro'
import { useId } from 'react'
import { Button } from './button.tsx'

/** A small count with a key on each side. */
export function Stepper(props: {
  label: string
  value: number
  min: number
  max: number
  onChange(value: number): void
}) {
  const { t } = useLingui()
  const id = useId()
  const { label, value, min, max } = props
  const step = (by: number) => props.onChange(Math.max(min, Math.min(max, value + by)))
  return (
    <fieldset className="k-stepper" aria-labelledby={id}>
      <span id={id}>{label}</span>
      <Button onClick={() => step(-1)} disabled={value <= min} aria-label={t`${label}: one less`}>
        −
      </Button>
      <output aria-live="polite">{value}</output>
      <Button onClick={() => step(1)} disabled={value >= max} aria-label={t`${label}: one more`}>
        +
      </Button>
    </fieldset>
  )
}
