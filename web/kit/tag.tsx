import type { ReactNode } from 'react'

export type Tone = 'ok' | 'wait' | 'late' | 'info' | 'idle'

/** A shape for each tone, so that a state is seen without colour (ux.md §1.3). */
export const shapeOf: Record<Tone, string> = {
  ok: '●',
  wait: '▲',
  late: '■',
  info: '◆',
  idle: '◇',
}

/** A state as shape, word and colour. */
export function Tag({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className={`k-tag k-tag-${tone}`}>
      <i aria-hidden="true">{shapeOf[tone]}</i>
      <span>{children}</span>
    </span>
  )
}
