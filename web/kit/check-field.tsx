import './field.css'
import type { ReactNode } from 'react'

/** Yes or no, with its whole line as the target. */
export function CheckField(props: {
  label: ReactNode
  checked: boolean
  onChange(checked: boolean): void
  disabled?: boolean
}) {
  return (
    <label className="k-check">
      <input
        type="checkbox"
        checked={props.checked}
        disabled={props.disabled}
        onChange={(event) => props.onChange(event.target.checked)}
      />
      <span>{props.label}</span>
    </label>
  )
}
