import { type ReactNode, useId } from 'react'

/** A word over a field, tied to it by its id; the child takes the id. */
export function Field(props: {
  word: ReactNode
  isWide?: boolean
  children: (id: string) => ReactNode
}) {
  const id = useId()
  return (
    <div className={props.isWide ? 'supply-field supply-wide' : 'supply-field'}>
      <label htmlFor={id}>{props.word}</label>
      {props.children(id)}
    </div>
  )
}
