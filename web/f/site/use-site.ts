import { useMemo, useSyncExternalStore } from 'react'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { useTick } from '../shell/use-tick.ts'
import { followSite, type SiteState, siteState } from './site-store.ts'
import { type Book, type SiteView, viewOf } from './site-view.ts'

/** The book on this tablet and how it came; drawn again when it changes. */
export const useSite = (): SiteState => useSyncExternalStore(followSite, siteState)

/** What every page of the site is given. */
export type AtSiteProps = { book: Book; view: SiteView; now: number }

/** The site as it stands now: the book and what was done over it. */
export function useSiteView(book: Book): { view: SiteView; now: number } {
  const { done } = useSite()
  // Anew every few seconds, and at once when the device has learned the time.
  useTick(5_000)
  useField()
  const now = fieldEngine().now()
  const minute = Math.floor(now / 60_000)
  // biome-ignore lint/correctness/useExhaustiveDependencies: nothing of the site changes within a minute
  const view = useMemo(() => viewOf(book, done, now), [book, done, minute])
  return { view, now }
}
