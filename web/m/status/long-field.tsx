import '../../kit/field.css'
import { type ReactNode, useId } from 'react'

/** Some lines of free text with the label above. */
export function LongField(props: {
  label: ReactNode
  hint?: ReactNode
  value: string
  maxLength: number
  onChange(value: string): void
}) {
  const id = useId()
  const { label, hint, value, maxLength, onChange } = props
  return (
    <div className="k-field">
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="k-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <textarea
        id={id}
        className="m-long"
        rows={4}
        value={value}
        maxLength={maxLength}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  )
}
