/**
 * Code 128 (ISO/IEC 15417): bar widths 1 to 4 in modules. Set B takes printable ASCII, set C two digits in one symbol; labels
 * need no other. Drawn as SVG on our own page; a label printer draws its own bars from the ZPL.
 */

/** Widths of bar, space, bar, space, bar, space of the symbols 0 to 105; each sums to 11 modules. */
export const patterns: readonly string[] = (
  '212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 113222 ' +
  '123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212 322112 322211 212123 212321 ' +
  '232121 111323 131123 131321 112313 132113 132311 211313 231113 231311 112133 112331 132131 113123 113321 133121 ' +
  '313121 211331 231131 213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 111224 ' +
  '111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 ' +
  '111242 121142 121241 114212 124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 ' +
  '114311 411113 411311 113141 114131 311141 411131 211412 211214 211232'
).split(' ')

const stop = '2331112'
const toC = 99
const toB = 100
const startB = 104
const startC = 105

/** Modules of empty ground that a reader needs on each side. */
export const quietModules = 10

const digitsFrom = (text: string, at: number) => /^\d*/.exec(text.slice(at))?.[0].length ?? 0

/** Whether set C is worth it here: four digits pay for the change, or the text begins or ends with an even run (annex E). */
function isWorthC(text: string, at: number): boolean {
  const run = digitsFrom(text, at)
  return run >= 4 || (run === 2 && text.length === 2)
}

/**
 * The symbols of a text, start and check symbol included, stop left out. Throws a RangeError for an empty text and for anything
 * but printable ASCII, for which this has no symbol.
 */
export function symbolsOf(text: string): number[] {
  if (!/^[ -~]+$/.test(text)) throw new RangeError(`Code 128 set B has no symbol for: ${text}`)
  let isC = isWorthC(text, 0)
  const symbols = [isC ? startC : startB]
  let at = 0
  while (at < text.length) {
    const run = digitsFrom(text, at)
    // An odd run gives its first digit to set B, so that the rest is pairs.
    if (!isC && run >= 4 && run % 2 === 0) {
      symbols.push(toC)
      isC = true
    } else if (isC && run < 2) {
      symbols.push(toB)
      isC = false
    }
    if (isC) {
      symbols.push(Number(text.slice(at, at + 2)))
      at += 2
    } else {
      symbols.push(text.charCodeAt(at) - 32)
      at += 1
    }
  }
  return [...symbols, checkSymbol(symbols)]
}

/** The sum of the symbols, each times its place (the start counts once), modulo 103. */
function checkSymbol(symbols: readonly number[]): number {
  return symbols.reduce((sum, symbol, place) => sum + symbol * Math.max(1, place), 0) % 103
}

/** Widths in modules, bar first, bars and spaces in turn; quiet zones are not included. */
export function barWidths(text: string): number[] {
  const widths = symbolsOf(text).map((symbol) => patterns[symbol] ?? '')
  return [...widths.join(''), ...stop].map(Number)
}

/** The bars as an SVG path one module high, quiet zones included, and the width of the whole in modules. */
export function barPath(text: string): { path: string; modules: number } {
  let x = quietModules
  let path = ''
  barWidths(text).forEach((width, place) => {
    if (place % 2 === 0) path += `M${x} 0h${width}v1h-${width}z`
    x += width
  })
  return { path, modules: x + quietModules }
}
