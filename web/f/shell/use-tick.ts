import type { Instant } from '@bihuan/core/time/instant.ts'
import { useEffect, useState } from 'react'
import { fieldEngine } from '../engine/field-engine.ts'

/** The city's moment as this phone knows it, anew every `everyMs`: for ages and clocks. */
export function useTick(everyMs: number): Instant {
  const engine = fieldEngine()
  const [now, setNow] = useState(() => engine.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(engine.now()), everyMs)
    return () => clearInterval(timer)
  }, [engine, everyMs])
  return now
}
