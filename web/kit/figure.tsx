import './figure.css'
import type { ReactNode } from 'react'

/** One number with its word; it leads to the list that it counts. Stands in a `dl`. */
export function Figure(props: {
  word: ReactNode
  value: ReactNode
  href: string
  note?: ReactNode
  large?: boolean
}) {
  return (
    <div className={props.large ? 'k-figure k-figure-large' : 'k-figure'}>
      <dt>{props.word}</dt>
      <dd className="k-figure-value">
        <a href={props.href}>{props.value}</a>
      </dd>
      {props.note ? <dd className="k-figure-note">{props.note}</dd> : null}
    </div>
  )
}
