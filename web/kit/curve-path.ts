export type Box = { width: number; height: number }

/** The points of a series as an SVG path that fills the box; the first value is left, `top` is the upper edge. Needs top > 0. */
export function pathOf(values: readonly number[], top: number, { width, height }: Box): string {
  const step = values.length > 1 ? width / (values.length - 1) : 0
  return values
    .map((value, at) => {
      const x = Math.round(at * step * 100) / 100
      const y = Math.round((height - (height * value) / top) * 100) / 100
      return `${at === 0 ? 'M' : 'L'}${x} ${y}`
    })
    .join('')
}

/** The next larger round number, 1, 2 or 5 with zeros, as the upper edge of a scale; 1 for nothing. */
export function roundTop(most: number): number {
  if (most <= 1) return 1
  const unit = 10 ** Math.floor(Math.log10(most))
  return unit * ([1, 2, 5, 10].find((factor) => most <= factor * unit) ?? 10)
}
