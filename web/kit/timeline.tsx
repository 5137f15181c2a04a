import './page.css'
import './timeline.css'
import type { ReactNode } from 'react'
import { shapeOf, type Tone } from './tag.tsx'

export type TimelineItem = {
  key: string
  title: ReactNode
  note?: ReactNode
  at?: ReactNode
  tone?: Tone
}

/** What happened, in order. */
export function Timeline({ items, label }: { items: readonly TimelineItem[]; label?: string }) {
  return (
    <ol className="k-timeline" aria-label={label}>
      {items.map(({ key, title, note, at, tone = 'idle' }) => (
        <li key={key}>
          <i className={`k-tone-${tone}`} aria-hidden="true">
            {shapeOf[tone]}
          </i>
          <span className="k-row-text">
            <span className="k-row-title">{title}</span>
            {note ? <span className="k-row-note">{note}</span> : null}
          </span>
          {at ? <span className="k-row-aside">{at}</span> : null}
        </li>
      ))}
    </ol>
  )
}
