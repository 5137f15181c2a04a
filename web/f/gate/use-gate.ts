import type { Instant } from '@bihuan/core/time/instant.ts'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { type Gate, type GateView, openGate } from './gate.ts'

// An order reaches the gates a minute after its signature.
const refreshEveryMs = 30_000

const closed: GateView = {
  isOpen: false,
  dataAt: null,
  rootPrint: null,
  refused: null,
  isOnline: true,
  clock: 'lost',
  speed: 1,
  hours: [],
}

let gate: Gate | null = null
let opening: Promise<Gate> | null = null
let view = closed
const followers = new Set<() => void>()

function changed(): void {
  view = gate?.view() ?? closed
  for (const told of followers) told()
}

/** The gate of this page, opened by the first who asks. */
export function theGate(): Promise<Gate> {
  opening ??= openGate(changed).then((opened) => {
    gate = opened
    changed()
    return opened
  })
  return opening
}

const follow = (told: () => void) => {
  followers.add(told)
  return () => followers.delete(told)
}

/** What the gate knows, drawn again when it changes. */
export const useGateView = (): GateView => useSyncExternalStore(follow, () => view)

/** The city's moment as the gate knows it, drawn again every `everyMs`; null before the gate is open. */
export function useGateNow(everyMs: number): Instant | null {
  // What the city says moves the clock as well.
  const known = useGateView()
  const [now, setNow] = useState<Instant | null>(null)
  useEffect(() => {
    if (!known.isOpen) return
    const look = () => setNow(gate?.now() ?? null)
    look()
    const timer = setInterval(look, everyMs)
    return () => clearInterval(timer)
  }, [known, everyMs])
  return now
}

/** Keeps the gate's data fresh while the page is open, and sends the counts of whole hours where a guard is signed in. */
export function useGateKeeping(mayCount: boolean): void {
  useEffect(() => {
    let isOver = false
    const turn = async () => {
      const opened = await theGate()
      if (isOver) return
      await opened.refresh()
      await opened.keepTime()
      if (mayCount && opened.view().isOnline) await opened.sendCounts()
    }
    void turn()
    const timer = setInterval(() => void turn(), refreshEveryMs)
    const seen = () => document.hidden || void turn()
    addEventListener('online', seen)
    document.addEventListener('visibilitychange', seen)
    return () => {
      isOver = true
      clearInterval(timer)
      removeEventListener('online', seen)
      document.removeEventListener('visibilitychange', seen)
    }
  }, [mayCount])
}
