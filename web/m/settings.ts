import { useSyncExternalStore } from 'react'
import type { ThemeName } from '../ui/tokens.ts'

// The theme's key is that of every shell; elder mode is the resident's own.
const themeKey = 'bihuan.theme'
const elderKey = 'bihuan.elder'

export type ThemeChoice = ThemeName | 'system'

const followers = new Set<() => void>()
const follow = (told: () => void) => {
  followers.add(told)
  return () => followers.delete(told)
}
const remember = (key: string, value: string | null) => {
  if (value === null) localStorage.removeItem(key)
  else localStorage.setItem(key, value)
  show()
}

const theme = (): ThemeChoice => {
  const chosen = localStorage.getItem(themeKey)
  return chosen === 'light' || chosen === 'dark' ? chosen : 'system'
}
const isElder = () => localStorage.getItem(elderKey) !== null

function show() {
  const { dataset } = document.documentElement
  const chosen = theme()
  if (chosen === 'system') delete dataset.theme
  else dataset.theme = chosen
  if (isElder()) dataset.elder = ''
  else delete dataset.elder
  for (const told of followers) told()
}

/** Puts theme and elder mode on the page, before anything is drawn. */
export const startSettings = show
/** Light, dark, or as the phone has it. */
export const useThemeChoice = () => useSyncExternalStore(follow, theme)
export const chooseTheme = (choice: ThemeChoice) =>
  remember(themeKey, choice === 'system' ? null : choice)
/** Large text, large targets, fewer words. */
export const useElder = () => useSyncExternalStore(follow, isElder)
export const chooseElder = (on: boolean) => remember(elderKey, on ? '1' : null)
