import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { Router } from 'wouter'
import { FollowLinks } from './follow-links.tsx'
import { later } from './later.tsx'
import { base } from './places.ts'
import { isInNow, useIsIn } from './session.ts'
import { useCityClock } from './use-city-clock.ts'

// Nobody needs both at first: who is in does not wait for the door, nor a newcomer for the code.
const door = later(async () => (await import('./entrance/entrance.tsx')).Entrance)
const inside = later(async () => (await import('./inside.tsx')).Inside)

/** Fetches what this reader sees first, while the language is on its way too. */
export const fetchFirst = (): Promise<unknown> => (isInNow() ? inside : door).fetchIt()

/** The resident's shell: a door, and behind it one's own code, results and family. */
export function App() {
  const isIn = useIsIn()
  useCityClock()
  return (
    <I18nProvider i18n={i18n}>
      <Router base={base}>
        <FollowLinks>{isIn ? <inside.Later /> : <door.Later />}</FollowLinks>
      </Router>
    </I18nProvider>
  )
}
