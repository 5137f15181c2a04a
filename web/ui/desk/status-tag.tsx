import type { ReactNode } from 'react'

export type Tone = 'ok' | 'wait' | 'late' | 'info' | 'idle'

// A shape for each, so that the state is seen without colour (ux.md §1.3).
export const shapes: Record<Tone, string> = { ok: '●', wait: '▲', late: '■', info: '◆', idle: '◇' }

/** A state as word, shape and colour; antd's own Tag colours stay below 4.5:1. */
export function StatusTag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`tag tag-${tone}`}>
      <span aria-hidden="true">{shapes[tone]}</span>
      {children}
    </span>
  )
}
