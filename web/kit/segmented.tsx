import './field.css'
import { type ReactNode, useId } from 'react'

/** A choice among two to four, all of them in sight. */
export function Segmented<Value extends string>(props: {
  label: string
  value: Value
  options: readonly { value: NoInfer<Value>; word: ReactNode }[]
  onChange(value: NoInfer<Value>): void
}) {
  const name = useId()
  return (
    <fieldset className="k-segmented">
      <legend>{props.label}</legend>
      {props.options.map(({ value, word }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{word}</span>
        </label>
      ))}
    </fieldset>
  )
}
