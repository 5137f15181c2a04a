/** A rectangle in the pixels of a picture. */
export type Region = { x: number; y: number; width: number; height: number }

// Codes beside the box belong to the neighbour's tube.
const share = 0.7
// Wider than any code needs at an arm's length; a larger picture only costs time (ux.md §2.6).
const sideMax = 720

/** The square in the middle of a picture that is read, and the side of the picture it is drawn into, pixels. */
export function regionOf(width: number, height: number): Region & { side: number } {
  const edge = Math.floor(Math.min(width, height) * share)
  return {
    x: Math.floor((width - edge) / 2),
    y: Math.floor((height - edge) / 2),
    width: edge,
    height: edge,
    side: Math.min(edge, sideMax),
  }
}
