import { useEffect } from 'react'
import { navigate } from 'wouter/use-browser-location'

/** Plain links of the shell change the page without loading it anew: offline too, and with the tube still in the hand. */
export function useFollowLinks() {
  useEffect(() => {
    const follow = (event: MouseEvent) => {
      if (event.defaultPrevented || event.button !== 0) return
      if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
      const link = event.target instanceof Element ? event.target.closest('a[href]') : null
      if (!(link instanceof HTMLAnchorElement) || link.target || link.hasAttribute('download'))
        return
      if (link.origin !== location.origin || !link.pathname.startsWith('/f/')) return
      event.preventDefault()
      navigate(link.pathname + link.search + link.hash)
    }
    document.addEventListener('click', follow)
    return () => document.removeEventListener('click', follow)
  }, [])
}
