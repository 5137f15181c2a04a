import './field.css'
import { type ReactNode, useId } from 'react'

/** A choice among more than four; the phone's own list. */
export function SelectField<Value extends string>(props: {
  label: ReactNode
  options: readonly { value: NoInfer<Value>; word: string }[]
  value: Value
  onChange(value: NoInfer<Value>): void
  hint?: ReactNode
  fault?: ReactNode
  disabled?: boolean
}) {
  const id = useId()
  const { hint, fault, options } = props
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  const take = (text: string) => {
    const chosen = options.find(({ value }) => value === text)
    if (chosen) props.onChange(chosen.value)
  }
  return (
    <div className="k-field">
      <label htmlFor={id}>{props.label}</label>
      {hint ? (
        <p className="k-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <select
        id={id}
        value={props.value}
        disabled={props.disabled}
        aria-invalid={fault ? true : undefined}
        aria-describedby={about || undefined}
        onChange={(event) => take(event.target.value)}
      >
        {options.map(({ value, word }) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
      {fault ? (
        <p className="k-field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  )
}
