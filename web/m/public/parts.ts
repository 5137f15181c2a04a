import { later } from '../later.tsx'
import { speakPublic } from './speak-public.ts'

/** The page for everybody, without a session. */
export const publicPage = later(async () => {
  await speakPublic()
  return (await import('./public-page.tsx')).PublicPage
})

/** The check of one's own order, for the page that shows the order. */
export const checkOwnOrder = later<{ person: string; order: string }>(async () => {
  await speakPublic()
  return (await import('./check-own-order.tsx')).CheckOwnOrder
}, 1)
