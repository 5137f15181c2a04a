import type { LabelPlace } from '@bihuan/core/map/label-place.ts'

/** How much of a label fits into a shape: name, share and share sampled; without the last; or nothing. */
export type LabelFit = 'whole' | 'short' | 'none'

/** The sizes of the lines of a label in units of a map. */
export type LabelSizes = { name: number; share: number; note: number }

// The wall gives a map a room about as much wider than high; the type grows with what the map fills of it.
const roomShape = 1.2

/** The sizes for a map that wide and high, so that they are read like those on the tiles of the schematic. */
export function labelSizes(width: number, height: number): LabelSizes {
  const hundredth = Math.max(width, height * roomShape) / 100
  return { name: 1.9 * hundredth, share: 3 * hundredth, note: 1.7 * hundredth }
}

// A Chinese character is as wide as high; a letter or digit a little more than half.
const widthOf = (text: string, size: number) =>
  [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.58), 0) * size

/** Whether the lines of a label, which are centred, fit where a shape has most room. */
export function labelFit(
  { wide, high }: LabelPlace,
  { name, share, note }: { name: string; share: string; note: string },
  sizes: LabelSizes,
): LabelFit {
  const leading = 1.15
  const widthOfTwo = Math.max(widthOf(name, sizes.name), widthOf(share, sizes.share))
  const heightOfTwo = leading * (sizes.name + sizes.share)
  if (wide < widthOfTwo || high < heightOfTwo) return 'none'
  const isWhole = wide >= widthOf(note, sizes.note) && high >= heightOfTwo + leading * sizes.note
  return isWhole ? 'whole' : 'short'
}
