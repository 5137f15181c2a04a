import { Input } from 'antd'
import { useId } from 'react'

/** A labelled field of one line; days and moments are the browser's own fields, which take typing and keys. */
export function Field(props: {
  label: string
  value: string
  onChange: (value: string) => void
  type?: 'text' | 'date' | 'datetime-local'
  isFirst?: boolean
}) {
  const id = useId()
  const { label, value, onChange, type = 'text' } = props
  return (
    <div className="case-field">
      <label htmlFor={id}>{label}</label>
      {type === 'text' ? (
        <Input
          id={id}
          value={value}
          autoComplete="off"
          spellCheck={false}
          autoFocus={props.isFirst ?? false}
          onChange={({ target }) => onChange(target.value)}
        />
      ) : (
        <input
          id={id}
          type={type}
          className="case-moment"
          value={value}
          onChange={({ target }) => onChange(target.value)}
        />
      )}
    </div>
  )
}
