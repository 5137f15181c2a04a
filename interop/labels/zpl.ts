import { type Label, labelSize } from './label.ts'

// 203 dpi, the resolution of most label printers: 8 dots to the millimetre.
const dotsPerMm = 8
// Two dots a module: 0.25 mm, which guns read; the longest of our codes is then 36 mm and its quiet zones 5.
const dotsPerModule = 2

/** Text as a ZPL field: what the language would read as a command is written in hexadecimal under `^FH_`. */
function field(text: string): string {
  const plain = text.replace(/\p{Cc}/gu, ' ')
  return `^FH_^FD${plain.replace(/[\^~_]/g, (sign) => `_${sign.charCodeAt(0).toString(16).toUpperCase()}`)}^FS`
}

/**
 * One label in ZPL II (Zebra programming guide): Code 128 drawn by the printer (`^BC`, mode A chooses its sets), the code in
 * clear, then the lines. UTF-8 (`^CI28`); Chinese needs a printer with a Chinese font, the code never does.
 */
export function zplOf({ code, lines }: Label): string {
  const width = labelSize.width * dotsPerMm
  const height = labelSize.height * dotsPerMm
  const words = lines
    .slice(0, 2)
    .map((line, n) => `^FO24,${158 + n * 34}^A@N,28,28,E:SIMSUN.TTF${field(line)}`)
  return [
    '^XA^CI28',
    `^PW${width}^LL${height}^LH0,0`,
    `^FO40,20^BY${dotsPerModule},3,88^BCN,88,N,N,N,A${field(code)}`,
    `^FO24,118^A0N,34,28${field(code)}`,
    ...words,
    '^XZ',
  ].join('\n')
}

/** A print of many labels: one format after the other, as a printer takes it from a file or on port 9100. */
export const zplFile = (labels: readonly Label[]): string => `${labels.map(zplOf).join('\n')}\n`
