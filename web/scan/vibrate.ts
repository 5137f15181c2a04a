import type { Tune } from './tone.ts'

// Milliseconds on, off, on. Through a glove one short and two short are told apart; a long one is no code of ours.
const patterns: Record<Tune, number[]> = {
  ok: [40],
  again: [60, 80, 60],
  full: [60, 60, 60, 60, 60],
  wrong: [400],
}

/** Shakes the phone as the tune sounds; false where it cannot (Safari on iOS never does). */
export function vibrate(tune: Tune): boolean {
  return typeof navigator.vibrate === 'function' && navigator.vibrate(patterns[tune])
}
