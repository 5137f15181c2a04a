import { parseLabel } from '@bihuan/core/labels/label.ts'

/**
 * A barcode gun is a keyboard: it types the code and Enter, a key every few milliseconds. We read which key was pressed
 * (`KeyboardEvent.code`), never which letter it made, because a Chinese input method turns letters into `Process`.
 */
export type Stroke = {
  /** `KeyboardEvent.code`: `Digit4`, `KeyP`, `Enter`. */
  code: string
  /** Milliseconds on any clock that only goes forward. */
  at: number
  /** Control, Alt or Meta is held, or the key repeats because it is held down. */
  isChord?: boolean
}

export type Wedge = { keys: readonly { letter: string; at: number }[] }

export type WedgeStep =
  /** Not ours: the page may have it. */
  | { kind: 'passed'; wedge: Wedge }
  /** Taken; `text` is what stands in the buffer. */
  | { kind: 'held'; wedge: Wedge; text: string }
  | { kind: 'scan'; wedge: Wedge; text: string; by: 'gun' | 'hand' }

// The slowest guns send a key every 30 ms (background knowledge); a person needs 80 and more.
const gunGapMsMax = 50
// A radio gun, or a busy phone, now and then holds its breath in the middle of a code.
const stallMsMax = 300
// Shorter bursts are somebody drumming on the keys; our shortest label has 13 characters.
const gunLengthMin = 6
// A code half typed and left is forgotten.
const idleMsMax = 30_000

/** Nothing read yet. */
export const emptyWedge: Wedge = { keys: [] }

const letterOf = (code: string): string | null =>
  /^(?:Key([A-Z])|(?:Digit|Numpad)(\d))$/.exec(code)?.slice(1).find(Boolean) ??
  (code === 'Minus' || code === 'NumpadSubtract' ? '-' : null) ??
  // Between a pass and its moving code.
  (code === 'Period' || code === 'NumpadDecimal' ? '.' : null)

const textOf = (keys: Wedge['keys']) => keys.map(({ letter }) => letter).join('')

const gapBefore = (keys: Wedge['keys'], at: number) => (keys[at]?.at ?? 0) - (keys[at - 1]?.at ?? 0)

/** Whether the keys before a place came as fast as a gun's: then a short gap there is a stall, not another beginning. */
function isStall(keys: Wedge['keys'], at: number): boolean {
  if (gapBefore(keys, at) > stallMsMax || at < 2) return false
  for (let before = at - 1; before > Math.max(0, at - gunLengthMin); before -= 1)
    if (gapBefore(keys, before) > gunGapMsMax) return false
  return true
}

/** Where the burst at the end begins: 0 when all keys came in one. */
function burstStart(keys: Wedge['keys']): number {
  for (let at = keys.length - 1; at > 0; at -= 1)
    if (gapBefore(keys, at) > gunGapMsMax && !isStall(keys, at)) return at
  return 0
}

/**
 * A printed code with its check character, the code of a person, or a pass with its moving code: a signature has at least 77 bytes
 * of base 32 with it.
 */
const isOurs = (text: string): boolean =>
  /^(?:R1[0-9A-V]{124,}|P1[0-9A-V]{132,}(?:\.[0-9A-V]{29})?)$/.test(text) ||
  (['tube', 'box', 'plate'] as const).some((kind) => parseLabel(kind, text).ok)

function medianGap(keys: Wedge['keys']): number {
  const gaps = keys.slice(1).map((_, before) => gapBefore(keys, before + 1))
  return gaps.toSorted((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? 0
}

/**
 * Where one of our own codes begins that ends the buffer and came at a gun's pace by the median of its gaps; null when none
 * does. A phone that stood still in the middle, however often, has then split nothing: the code is whole, it says so itself.
 * It begins the buffer or comes after a pause: behind another burst without an Enter it is no clean reading.
 */
function ownCodeStart(keys: Wedge['keys']): number | null {
  for (let at = 0; at < keys.length; at += 1) {
    if (at > 0 && gapBefore(keys, at) <= gunGapMsMax) continue
    const code = keys.slice(at)
    if (isOurs(textOf(code)) && medianGap(code) <= gunGapMsMax) return at
  }
  return null
}

/**
 * Takes one key. Enter or Tab ends a code: a burst at gun speed is a scan by gun, and what somebody had begun to type before
 * it is dropped; slower keys are a code typed by hand, ended by Enter only. Letters are upper case.
 */
export function takeStroke({ keys }: Wedge, { code, at, isChord }: Stroke): WedgeStep {
  const last = keys.at(-1)
  const fresh = last !== undefined && at - last.at > idleMsMax ? [] : keys
  const wedge = { keys: fresh }
  if (isChord) return { kind: 'passed', wedge }
  const letter = letterOf(code)
  if (letter !== null) {
    const next = { keys: [...fresh, { letter, at }] }
    return { kind: 'held', wedge: next, text: textOf(next.keys) }
  }
  if (fresh.length === 0) return { kind: 'passed', wedge }
  if (code === 'Backspace') {
    const next = { keys: fresh.slice(0, -1) }
    return { kind: 'held', wedge: next, text: textOf(next.keys) }
  }
  const isEnter = code === 'Enter' || code === 'NumpadEnter'
  if (!isEnter && code !== 'Tab') return { kind: 'passed', wedge }
  const own = ownCodeStart(fresh)
  if (own !== null)
    return { kind: 'scan', wedge: emptyWedge, text: textOf(fresh.slice(own)), by: 'gun' }
  const burst = fresh.slice(burstStart(fresh))
  if (burst.length >= gunLengthMin && at - (burst.at(-1)?.at ?? at) <= gunGapMsMax)
    return { kind: 'scan', wedge: emptyWedge, text: textOf(burst), by: 'gun' }
  if (!isEnter) return { kind: 'passed', wedge }
  return { kind: 'scan', wedge: emptyWedge, text: textOf(fresh), by: 'hand' }
}
