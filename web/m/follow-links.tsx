import type { MouseEvent, ReactNode } from 'react'
import { useLocation } from 'wouter'
import { base } from './places.ts'

/** Follows the plain links of the kit inside the page instead of loading it again. */
export function FollowLinks({ children }: { children: ReactNode }) {
  const [, go] = useLocation()
  function follow(event: MouseEvent) {
    if (event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const link = event.target instanceof Element ? event.target.closest('a[href]') : null
    const href = link?.getAttribute('href') ?? ''
    if (!href.startsWith(base) || link?.hasAttribute('target')) return
    event.preventDefault()
    go(href.slice(base.length) || '/')
    scrollTo(0, 0)
  }
  // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are what is pressed, by key or by hand
  // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click too
  return <div onClick={follow}>{children}</div>
}
