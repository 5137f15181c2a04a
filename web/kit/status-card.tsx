import './page.css'
import type { ReactNode } from 'react'
import { shapeOf, type Tone } from './tag.tsx'

/** The state of one thing, large: shape, word and colour. */
export function StatusCard(props: { tone: Tone; title: ReactNode; children?: ReactNode }) {
  return (
    <div className={`k-status k-tone-${props.tone}`}>
      <p className="k-status-title">
        <i aria-hidden="true">{shapeOf[props.tone]}</i>
        <span>{props.title}</span>
      </p>
      {props.children}
    </div>
  )
}

/** Something to know before going on, with at most one thing to do about it. */
export function Notice(props: {
  tone: Tone
  title: ReactNode
  children?: ReactNode
  action?: ReactNode
}) {
  return (
    <div className={`k-notice k-tone-${props.tone}`} role="status">
      <p>
        <i aria-hidden="true">{shapeOf[props.tone]}</i>
        <strong>{props.title}</strong>
      </p>
      {props.children}
      {props.action}
    </div>
  )
}
