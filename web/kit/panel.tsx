import { type ReactNode, useId } from 'react'

/** A raised part of a page under a heading of the second level. */
export function Panel(props: {
  title: ReactNode
  aside?: ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={`k-panel ${props.className ?? ''}`} aria-labelledby={id}>
      <header>
        <h2 id={id}>{props.title}</h2>
        {props.aside ? <div className="k-panel-aside">{props.aside}</div> : null}
      </header>
      {props.children}
    </section>
  )
}
