/** Han characters, the rare ones beyond 16 bits included. */
const han = /^\p{Script=Han}+$/u

const stars = (count: number) => '*'.repeat(Math.max(count, 0))

/**
 * A document number for a list: as long as it is, the first 3 and last 4 characters of 15 or more, otherwise the
 * first and the last 2, nothing of fewer than 6. Enough to tell neighbours in a queue apart, too little to copy.
 */
export function maskDocument(number: string): string {
  const length = number.length
  if (length < 6) return stars(length)
  const [head, tail] = length >= 15 ? [3, 4] : [1, 2]
  return number.slice(0, head) + stars(length - head - tail) + number.slice(length - tail)
}

function maskPart(part: string): string {
  const characters = [...part]
  const first = characters[0] ?? ''
  const last = characters.at(-1) ?? ''
  if (characters.length < 2) return stars(characters.length)
  return han.test(part.replaceAll('*', '')) && characters.length > 2
    ? first + stars(characters.length - 2) + last
    : first + stars(characters.length - 1)
}

/**
 * A name for a list: 张三丰 is 张*丰, 李四 is 李*, 阿依古丽·买买提 and John Smith keep the first character of each part.
 * Applied twice it changes nothing. Default everywhere; the whole name costs a purpose and leaves a trace.
 */
export function maskName(name: string): string {
  const text = name.trim().normalize('NFC')
  if (!/[\s·•‧.]/u.test(text)) return maskPart(text)
  return text.replace(/[^\s·•‧.]+/gu, (part) => {
    const characters = [...part]
    return (characters[0] ?? '') + stars(characters.length - 1)
  })
}
