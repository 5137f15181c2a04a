import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { questions } from '../../api/questions.ts'
import { cityNow } from '../../shell/city-clock.ts'
import { useMe } from '../../shell/use-me.ts'

/**
 * The city's moment when the page was opened, which then stands still; null until it is known. A form that begins from
 * the date must wait for it: in a demo city the device's own clock is years away.
 */
export function useFirstMoment(): number | null {
  const { me, isDemo } = useMe()
  const clock = useQuery({ ...questions.demoClock(), enabled: isDemo }).data
  const [moment, setMoment] = useState<number | null>(null)
  if (moment !== null || !me) return moment
  if (isDemo && !clock) return null
  const known = clock ? Date.parse(clock.now) : cityNow()
  setMoment(known)
  return known
}
