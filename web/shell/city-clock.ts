import { useEffect, useState } from 'react'
import type { DemoClock } from '../api/wire.ts'

let anchor: { city: number; real: number; speed: number } | null = null

/** Takes the demo city's clock over; between its words we count on at its speed. */
export function setCityClock(clock: DemoClock) {
  anchor = { city: Date.parse(clock.now), real: performance.now(), speed: clock.speed }
}

/** The city's moment, epoch milliseconds; in a real city that is the device's own clock. */
export function cityNow(): number {
  if (!anchor) return Date.now()
  return anchor.city + (performance.now() - anchor.real) * anchor.speed
}

/** The city's moment, drawn again every `everyMs` of real time. */
export function useCityNow(everyMs = 1_000): number {
  const [now, setNow] = useState(cityNow)
  useEffect(() => {
    const timer = setInterval(() => setNow(cityNow()), everyMs)
    return () => clearInterval(timer)
  }, [everyMs])
  return now
}
