import './field.css'
import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type Props = Omit<InputHTMLAttributes<HTMLInputElement>, 'id'> & {
  label: ReactNode
  hint?: ReactNode
  /** What is wrong and what to do; read out as soon as it is there. */
  fault?: ReactNode
}

/** One line of text with its label above and its fault below. */
export function TextField({ label, hint, fault, className = '', ...rest }: Props) {
  const id = useId()
  const about = [hint ? `${id}-hint` : '', fault ? `${id}-fault` : ''].filter(Boolean).join(' ')
  return (
    <div className={`k-field ${className}`.trim()}>
      <label htmlFor={id}>{label}</label>
      {hint ? (
        <p className="k-field-hint" id={`${id}-hint`}>
          {hint}
        </p>
      ) : null}
      <input
        autoComplete="off"
        spellCheck={false}
        {...rest}
        id={id}
        aria-invalid={fault ? true : undefined}
        aria-describedby={about || undefined}
      />
      {fault ? (
        <p className="k-field-fault" id={`${id}-fault`} role="alert">
          {fault}
        </p>
      ) : null}
    </div>
  )
}
