import { i18n } from '@lingui/core'
import { useCallback, useEffect, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { measureScan } from '../sample/timing.ts'
import { tell } from '../sound/tell.ts'
import type { GateSign } from './counts.ts'
import { signLooks } from './gate-words.ts'
import { theGate } from './use-gate.ts'
import type { Verdict } from './verdict.ts'
import type { Shown } from './verdict-panel.tsx'

// Long enough to read and to speak about it; then no name stands on a screen in the street.
const shownMs = 12_000

/** Takes scans one after the other: decided, sounded, drawn, and only then counted. */
export function useVerdicts() {
  const [shown, setShown] = useState<Shown | null>(null)
  const turn = useRef(0)
  const before = useRef<Promise<unknown>>(Promise.resolve())

  const show = useCallback((sign: GateSign, verdict: Verdict | null) => {
    const look = signLooks[sign]
    turn.current += 1
    tell(look.tune, i18n._(look.word))
    flushSync(() => setShown({ sign, verdict, turn: turn.current }))
  }, [])

  const scan = useCallback(
    (text: string, from: number) => {
      before.current = before.current
        .then(async () => {
          const gate = await theGate()
          const verdict = await gate.decide(text, from)
          if (!verdict) return
          show(verdict.sign, verdict)
          measureScan(from, verdict.sign)
          await gate.count(verdict.sign)
        })
        .catch(() => undefined)
    },
    [show],
  )

  // Waits for nothing, not even for the store of the phone.
  const medical = useCallback(() => {
    show('medical', null)
    void theGate().then((gate) => gate.count('medical'))
  }, [show])

  useEffect(() => {
    if (!shown) return
    const timer = setTimeout(() => setShown(null), shownMs)
    return () => clearTimeout(timer)
  }, [shown])

  return { shown, scan, medical }
}
