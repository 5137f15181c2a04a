export type Tune = 'ok' | 'again' | 'full' | 'wrong'

// Hertz and seconds: one high note, two low ones, three rising ones, one long low one. Told apart without looking
// (ux.md §1.2, sampler).
const tunes: Record<Tune, readonly { hertz: number; from: number; seconds: number }[]> = {
  ok: [{ hertz: 1_760, from: 0, seconds: 0.07 }],
  again: [
    { hertz: 440, from: 0, seconds: 0.1 },
    { hertz: 440, from: 0.16, seconds: 0.1 },
  ],
  full: [
    { hertz: 880, from: 0, seconds: 0.09 },
    { hertz: 1_175, from: 0.12, seconds: 0.09 },
    { hertz: 1_568, from: 0.24, seconds: 0.16 },
  ],
  wrong: [{ hertz: 220, from: 0, seconds: 0.45 }],
}

let context: AudioContext | null = null

/** Plays what a scan sounds like; silent where the browser has no sound. */
export function playTune(tune: Tune): void {
  if (typeof AudioContext === 'undefined') return
  context ??= new AudioContext()
  // A phone wakes its sound only at a touch; a gun's key counts as one in Chromium.
  if (context.state === 'suspended') void context.resume()
  const { currentTime, destination } = context
  for (const { hertz, from, seconds } of tunes[tune]) {
    const note = context.createOscillator()
    const gain = context.createGain()
    gain.gain.value = 0.12
    note.frequency.value = hertz
    note.connect(gain).connect(destination)
    note.start(currentTime + from)
    note.stop(currentTime + from + seconds)
  }
}

/** Whether sound would be heard now; before the first touch of a shift it would not. */
export const isSoundAwake = () => context?.state === 'running'
