import { useSyncExternalStore } from 'react'
import { signOut } from '../api/client.ts'
import { forgetAnswers, whenSignedOut } from './ask/answers.ts'
import { base } from './places.ts'
import { isLasting } from './storage/lasting.ts'

// The session itself is in a cookie that scripts cannot read. This only says whether to ask with it.
const place = 'bihuan.m.session'

let isIn = localStorage.getItem(place) !== null || !isLasting
const followers = new Set<() => void>()

function turn(next: boolean) {
  isIn = next
  if (next) localStorage.setItem(place, '1')
  else localStorage.removeItem(place)
  // Who comes in begins at the code, wherever the one before was.
  history.replaceState(null, '', `${base}/`)
  for (const told of followers) told()
}

/** The same at this moment, for what is no part of the page. */
export const isInNow = () => isIn
/** Whether this phone is signed in, as far as it knows. */
export const useIsIn = () =>
  useSyncExternalStore((told) => {
    followers.add(told)
    return () => followers.delete(told)
  }, isInNow)

/** Somebody came in: what the one before saw is forgotten first. */
export function enter(): void {
  forgetAnswers()
  turn(true)
}

/** Leaves this phone without a trace, even where the server cannot be told. */
export async function leave(): Promise<void> {
  forgetAnswers()
  turn(false)
  await signOut().catch(() => undefined)
}

whenSignedOut(() => {
  forgetAnswers()
  turn(false)
})
