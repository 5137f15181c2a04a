import { type ReactNode, useId } from 'react'

/** A titled part of a page; `aside` sits at the right of the title. */
export function Panel(props: {
  title: ReactNode
  aside?: ReactNode
  children: ReactNode
  className?: string
}) {
  const id = useId()
  return (
    <section className={`panel ${props.className ?? ''}`} aria-labelledby={id}>
      <header className="panel-head">
        <h2 id={id}>{props.title}</h2>
        {props.aside ? <div className="panel-aside">{props.aside}</div> : null}
      </header>
      {props.children}
    </section>
  )
}

/** The head of a page: its one `h1`, a line of context, and what belongs to the whole page. */
export function PageHead(props: { title: ReactNode; line?: ReactNode; aside?: ReactNode }) {
  return (
    <div className="page-head">
      <div>
        <h1>{props.title}</h1>
        {props.line ? <p className="page-line">{props.line}</p> : null}
      </div>
      {props.aside ? <div className="page-aside">{props.aside}</div> : null}
    </div>
  )
}
