/** The code that a camera saw last, and when it last saw it, milliseconds on any clock that only goes forward. */
export type Seen = { code: string; at: number }

// A card held before the camera is read twenty times a second, but it is one scan (ux.md §5.1).
const sameCodeMs = 2_000

/** Takes a code that the camera sees at a moment: the same one is new again only after it was out of sight for 2 s. */
export function seeCode(
  last: Seen | null,
  code: string,
  at: number,
): { isNew: boolean; seen: Seen } {
  const isNew = last === null || last.code !== code || at - last.at >= sameCodeMs
  return { isNew, seen: { code, at } }
}
