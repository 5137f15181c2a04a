import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Router, useLocation } from 'wouter'
import { FollowLinks } from './follow-links.tsx'
import { later } from './later.tsx'
import { base, hrefs, pathOf } from './places.ts'
import { publicPage } from './public/parts.ts'
import { isInNow, useIsIn } from './session.ts'
import { useCityClock } from './use-city-clock.ts'

// Nobody needs both at first: who is in does not wait for the door, nor a newcomer for the code.
const door = later(async () => (await import('./entrance/entrance.tsx')).Entrance)
const inside = later(async () => (await import('./inside.tsx')).Inside)

/** Fetches what this reader sees first, while the language is on its way too. */
export function fetchFirst(): Promise<unknown> {
  // The public page has words of its own, which wait for the language.
  if (location.pathname === hrefs.public) return Promise.resolve()
  return (isInNow() ? inside : door).fetchIt()
}

/** Everybody may see the public page, whoever is in and whoever is not. */
function Shown() {
  const [path] = useLocation()
  const isIn = useIsIn()
  if (path === pathOf('public')) return <publicPage.Later />
  return isIn ? <inside.Later /> : <door.Later />
}

/** The resident's shell: a door, and behind it one's own code, results and family. */
export function App() {
  useCityClock()
  return (
    <I18nProvider i18n={i18n}>
      <Router base={base}>
        <FollowLinks>
          <Shown />
        </FollowLinks>
      </Router>
    </I18nProvider>
  )
}
