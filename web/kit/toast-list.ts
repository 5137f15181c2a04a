import type { Tone } from './tag.tsx'

/** `action` takes back what was done; it is offered for ten seconds. */
export type Toast = { text: string; tone: Tone; action?: { word: string; run(): void } }
export type ShownToast = Toast & { key: number }

const shownMs = 6_000
const undoMs = 10_000

let shown: readonly ShownToast[] = []
let lastKey = 0
const followers = new Set<() => void>()

function show(next: readonly ShownToast[]) {
  shown = next
  for (const told of followers) told()
}

/** Takes one away before its time. */
export const closeToast = (key: number) => show(shown.filter((one) => one.key !== key))

/** Says something in passing; it goes by itself and never takes the focus. */
export function toast(said: Toast): void {
  lastKey += 1
  const key = lastKey
  show([...shown.slice(-2), { ...said, key }])
  setTimeout(() => closeToast(key), said.action ? undoMs : shownMs)
}

export const followToasts = (told: () => void) => {
  followers.add(told)
  return () => followers.delete(told)
}
export const shownToasts = () => shown
