/** What happened in a run: a hash of all of it, and its last lines to read. */
export type Trace = {
  note(at: number, who: string, what: string): void
  hash(): string
  last(count: number): string[]
}

const keptMax = 4_000

const clock = (at: number) => {
  const seconds = Math.floor(at / 1_000)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${two(Math.floor(seconds / 3_600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
}

/** Opens a trace; two runs with the same hash did the same things at the same virtual times. */
export function openTrace(): Trace {
  let [a, b] = [0x811c9dc5, 0x9e3779b9]
  const lines: string[] = []
  return {
    note(at, who, what) {
      const line = `${at} ${who} ${what}`
      for (let n = 0; n < line.length; n += 1) {
        const unit = line.charCodeAt(n)
        a = Math.imul(a ^ unit, 0x01000193)
        b = Math.imul(b ^ unit, 0x85ebca6b) ^ (b >>> 15)
      }
      lines.push(`${clock(at)} ${who}: ${what}`)
      if (lines.length > 2 * keptMax) lines.splice(0, keptMax)
    },
    hash: () => (a >>> 0).toString(16).padStart(8, '0') + (b >>> 0).toString(16).padStart(8, '0'),
    last: (count) => lines.slice(-count),
  }
}
