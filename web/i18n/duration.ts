const minuteMs = 60_000

/** Hours and minutes of a span of milliseconds as `2:05`; under one hour `0:42`. Negative spans lose their sign: the word says "late". */
export function clockSpan(ms: number): string {
  const minutes = Math.floor(Math.abs(ms) / minuteMs)
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`
}
