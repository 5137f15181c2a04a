import './page.css'
import type { ReactNode } from 'react'

/** The frame of a page, with its one heading of the first level. */
export function Page(props: {
  title: ReactNode
  back?: { href: string; word: string }
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <main className="k-page">
      <header>
        {props.back ? (
          <a className="k-back" href={props.back.href} aria-label={props.back.word}>
            ‹
          </a>
        ) : null}
        <h1>{props.title}</h1>
        {props.aside ? <div className="k-page-aside">{props.aside}</div> : null}
      </header>
      {props.children}
    </main>
  )
}
