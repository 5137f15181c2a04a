import { useSyncExternalStore } from 'react'
import type { Purpose } from '../api/wire.ts'
import type { ThemeName } from '../ui/tokens.ts'

/** A value that pages share and React follows. */
function shared<Value>(first: Value) {
  let value = first
  const followers = new Set<() => void>()
  const get = () => value
  const follow = (told: () => void) => {
    followers.add(told)
    return () => followers.delete(told)
  }
  return {
    get,
    set(next: Value) {
      value = next
      for (const told of followers) told()
    },
    use: () => useSyncExternalStore(follow, get),
  }
}

const themeKey = 'bihuan.theme'

function firstTheme(): ThemeName {
  const chosen = localStorage.getItem(themeKey)
  if (chosen === 'light' || chosen === 'dark') return chosen
  return matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
}

const themeNow = shared<ThemeName>(firstTheme())
const purposeNow = shared<Purpose | null>(null)

/** The theme on the page: the reader's choice, else the system's. */
export const useTheme = themeNow.use
/** The purpose that was stated last, offered again at the next record; forgotten with the tab. */
export const usePurpose = purposeNow.use

/** Switches light and dark, and remembers it on this device. */
export function chooseTheme(theme: ThemeName, remember = true) {
  document.documentElement.dataset.theme = theme
  if (remember) localStorage.setItem(themeKey, theme)
  themeNow.set(theme)
}

/** Keeps the purpose that the reader states. */
export const choosePurpose = purposeNow.set

/** Puts the first theme on the root element, before anything is drawn. */
export const startTheme = () => chooseTheme(themeNow.get(), false)
