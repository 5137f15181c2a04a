import { useEffect, useState } from 'react'

const everyMs = 20_000

const wantsStill = () => matchMedia('(prefers-reduced-motion: reduce)').matches

/** Which of `count` views is shown; the next after 20 s unless it is held. Held from the start where motion is unwelcome. */
export function useRotation(count: number) {
  const [shown, setShown] = useState(0)
  const [held, setHeld] = useState(wantsStill)
  useEffect(() => {
    if (held) return
    const timer = setTimeout(() => setShown((shown + 1) % count), everyMs)
    return () => clearTimeout(timer)
  }, [held, count, shown])
  return { shown, show: setShown, held, hold: setHeld }
}
