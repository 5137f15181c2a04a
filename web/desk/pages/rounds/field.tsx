import type { ReactNode } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { faultsAt, useDraft } from './use-draft.ts'

/** The id of the words at a field's faults, for `aria-describedby`. */
export const faultId = (path: string) => `fault-${path.replace(/[^a-z0-9]+/gi, '-')}`

/** What is wrong at this place of the notice and what to do, or nothing. */
export function Faults({ path, deep = false }: { path: string; deep?: boolean }) {
  const format = useFormats()
  const { faults } = useDraft()
  const here = faultsAt(faults, path, deep)
  return (
    <div id={faultId(path)} className="field-faults" role="status">
      {here.map((fault) => (
        <p key={fault.path} className="late" data-path={fault.path}>
          ■ {format.text(fault)}
        </p>
      ))}
    </div>
  )
}

/** A labelled field of the notice with its faults under it. `id` is that of the control inside. */
export function Field(props: {
  id: string
  label: ReactNode
  path: string
  deep?: boolean
  children: ReactNode
}) {
  return (
    <div className="field">
      <label htmlFor={props.id}>{props.label}</label>
      {props.children}
      <Faults path={props.path} deep={props.deep ?? false} />
    </div>
  )
}
