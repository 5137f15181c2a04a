import { useEffect } from 'react'
import { chooseTheme } from '../../shell/preferences.ts'
import { isNight } from './night.ts'
import { useTick } from './use-tick.ts'

const minuteMs = 60_000

/** Dark in the city's night, unless somebody has chosen a theme on this phone; by day as the phone has it. */
export function useNight() {
  const dark = isNight(useTick(minuteMs))
  useEffect(() => {
    if (localStorage.getItem('bihuan.theme') !== null) return
    const byPhone = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light'
    chooseTheme(dark ? 'dark' : byPhone, false)
  }, [dark])
}
