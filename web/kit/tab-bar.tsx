import './page.css'
import type { ReactNode } from 'react'

/** The few pages of a shell at the bottom edge, where the thumb is. */
export function TabBar(props: {
  label: string
  items: readonly { href: string; word: ReactNode; current: boolean; badge?: ReactNode }[]
}) {
  return (
    <nav className="k-tabs" aria-label={props.label}>
      {props.items.map(({ href, word, current, badge }) => (
        <a key={href} href={href} aria-current={current ? 'page' : undefined}>
          {word}
          {badge ? <b>{badge}</b> : null}
        </a>
      ))}
    </nav>
  )
}
