import type { ReactNode } from 'react'

/** Nothing here, and what that means or what to do next. */
export function EmptyState(props: { title: string; children?: ReactNode; action?: ReactNode }) {
  return (
    <div className="empty">
      <svg width="44" height="44" viewBox="0 0 32 32" fill="none" aria-hidden="true">
        <path
          d="M23.6 19.4A8.3 8.3 0 1 1 24 13.8"
          stroke="currentColor"
          strokeWidth="2"
          strokeLinecap="round"
        />
        <circle cx="24.1" cy="17" r="1.8" fill="currentColor" />
      </svg>
      <p className="empty-title">{props.title}</p>
      {props.children ? <p className="soft">{props.children}</p> : null}
      {props.action}
    </div>
  )
}
