import './page.css'
import type { ReactNode } from 'react'

/** Rows under each other; each leads somewhere, does something, or only tells. */
export function List({ label, children }: { label?: string; children: ReactNode }) {
  return (
    <ul className="k-list" aria-label={label}>
      {children}
    </ul>
  )
}

/** One row: the title in ink, a note below, something short at the end. */
export function ListRow(props: {
  title: ReactNode
  note?: ReactNode
  aside?: ReactNode
  href?: string
  onClick?(): void
}) {
  const inner = (
    <>
      <span className="k-row-text">
        <span className="k-row-title">{props.title}</span>
        {props.note ? <span className="k-row-note">{props.note}</span> : null}
      </span>
      {props.aside ? <span className="k-row-aside">{props.aside}</span> : null}
    </>
  )
  return (
    <li>
      {props.href ? (
        <a className="k-row" href={props.href}>
          {inner}
        </a>
      ) : props.onClick ? (
        <button type="button" className="k-row" onClick={props.onClick}>
          {inner}
        </button>
      ) : (
        <div className="k-row">{inner}</div>
      )}
    </li>
  )
}
