import type { ReactNode } from 'react'
import { Problem } from '../../../api/problem.ts'

/** The faults of a refusal that lie at one field, or, without a pointer, those that lie at none of the fields named. */
export function faultsAt(cause: unknown, pointer: string): string[] {
  if (!(cause instanceof Problem)) return []
  return cause.items.flatMap((item) =>
    (item.pointer ?? '') === pointer && item.message ? [item.message] : [],
  )
}

/** A labelled field with what the door has against it. `id` is that of the control inside. */
export function Field(props: {
  id: string
  label: ReactNode
  cause: unknown
  pointer: string
  hint?: ReactNode
  children: ReactNode
}) {
  const faults = faultsAt(props.cause, props.pointer)
  return (
    <div className="field order-field">
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      {props.hint ? <p className="faint">{props.hint}</p> : null}
      <div role="status">
        {faults.map((fault) => (
          <p key={fault} className="late" data-pointer={props.pointer}>
            ■ {fault}
          </p>
        ))}
      </div>
    </div>
  )
}
