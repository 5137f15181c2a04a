import { type CityDate, cityInstant, hourMs, type Instant, minuteMs } from '../time/instant.ts'
import { type Clock, clockSaid } from './note-clock.ts'
import { dayAfter, daySaid } from './note-day.ts'

/** A stretch that a note names. `from` is null where only the day is known. */
export type When = {
  readonly day: CityDate | null
  readonly from: Instant | null
  readonly until: Instant | null
}

/** What is found where, with the pieces of it that say nothing definite. */
export type WhenSaid = When & { readonly rest: string; readonly doubtful: readonly string[] }

type Span = {
  readonly day: CityDate | null
  readonly from: Clock | null
  readonly until: Clock | null
}
type Found = Span & {
  readonly length: number
  readonly untilDay: CityDate | null
  readonly doubtful: readonly string[]
  readonly hasDay: boolean
  readonly hasClock: boolean
}

const separator = /^\s*(?:-|–|—|~|到|至)\s*/
const spaces = (text: string) => /^\s*/.exec(text)?.[0].length ?? 0

/** A day, a time, or both, that a text begins with. */
function whenAt(text: string, now: Instant, isHead: boolean): Found | null {
  const day = daySaid(text, now, isHead)
  let at = day?.length ?? 0
  const doubtful = day !== null && day.day === null ? [text.slice(0, at)] : []
  const gap = spaces(text.slice(at))
  const clock = clockSaid(text.slice(at + gap))
  if (day === null && clock === null) return null
  const found = { day: day?.day ?? null, hasDay: day !== null, hasClock: clock !== null }
  if (clock === null)
    return { ...found, length: at, from: null, until: null, untilDay: null, doubtful }
  const clockText = text.slice(at + gap, at + gap + clock.length)
  at += gap + clock.length
  if (clock.clock === null) doubtful.push(clockText)
  const between = separator.exec(text.slice(at))?.[0].length ?? 0
  const afterwards = text.slice(at + between)
  const untilDay = between > 0 ? daySaid(afterwards, now, false) : null
  const skipped =
    untilDay === null ? 0 : untilDay.length + spaces(afterwards.slice(untilDay.length))
  const end = between > 0 ? clockSaid(afterwards.slice(skipped), clock.part) : null
  if (end === null)
    return { ...found, length: at, from: clock.clock, until: null, untilDay: null, doubtful }
  const length = at + between + skipped + end.length
  // After ten in the evening comes one in the night.
  const late =
    end.clock === null && clock.part === 'evening'
      ? clockSaid(afterwards.slice(skipped), 'night')?.clock
      : end.clock
  const isEnd = late !== null && late !== undefined && (untilDay === null || untilDay.day !== null)
  if (!isEnd || clock.clock === null) doubtful.push(text.slice(at, length).trim())
  return {
    ...found,
    length,
    from: clock.clock,
    until: isEnd ? late : null,
    untilDay: untilDay?.day ?? null,
    doubtful,
  }
}

const instantAt = (day: CityDate, { hour, minute }: Clock): Instant =>
  cityInstant(day, '00:00') + hour * hourMs + minute * minuteMs

/** Where the end is not after the beginning it is of the next day, if that is not too far: nobody stays for more than 12 hours unsaid. */
const longestMs = 12 * hourMs

function spanOf(found: Found, day: CityDate, now: Instant): When | null {
  if (found.from === null) return { day, from: null, until: null }
  const from = instantAt(day, found.from)
  if (from > now) return null
  if (found.until === null) return { day: null, from, until: null }
  const said = instantAt(found.untilDay ?? day, found.until)
  const next =
    found.untilDay === null && said < from ? instantAt(dayAfter(day, 1), found.until) : said
  const isEnd = next >= from && next <= now && (found.untilDay !== null || next - from <= longestMs)
  return isEnd || said >= from ? (next <= now ? { day: null, from, until: next } : null) : null
}

const tokenStarts = (text: string): number[] =>
  [...text.matchAll(/(?:^|\s)(?=\S)/g)].map(({ index, 0: m }) => index + m.length)

function findFirst(
  text: string,
  now: Instant,
  isWanted: (found: Found) => boolean,
): { at: number; found: Found } | null {
  for (const at of tokenStarts(text)) {
    const found = whenAt(text.slice(at), now, at === 0)
    if (found !== null && isWanted(found)) return { at, found }
  }
  return null
}

const without = (text: string, at: number, length: number) =>
  `${text.slice(0, at)} ${text.slice(at + length)}`.trim()

/**
 * Day and time of a note, wherever they stand in it. A time without a day is of `day`, the one that the investigator is asking about;
 * without one it is doubtful. What lies after `now` is doubtful too. What is doubtful comes back as it was typed.
 */
export function whenSaid(text: string, now: Instant, day: CityDate | null): WhenSaid {
  const first = findFirst(text, now, () => true)
  if (first === null) return { day: null, from: null, until: null, rest: text, doubtful: [] }
  let { found } = first
  let rest = without(text, first.at, found.length)
  const said = [text.slice(first.at, first.at + found.length)]
  if (!found.hasDay || !found.hasClock) {
    const other = findFirst(rest, now, (one) =>
      found.hasDay ? one.hasClock && !one.hasDay : one.hasDay && !one.hasClock,
    )
    if (other !== null) {
      const { at, found: more } = other
      said.push(rest.slice(at, at + more.length))
      rest = without(rest, at, more.length)
      const [dated, timed] = found.hasDay ? [found, more] : [more, found]
      const doubtful = [...found.doubtful, ...more.doubtful]
      found = { ...timed, day: dated.day, hasDay: true, doubtful }
    }
  }
  const own = found.hasDay ? found.day : day
  const span = own === null ? null : spanOf(found, own, now)
  const nothing = { day: null, from: null, until: null }
  if (span === null) return { ...nothing, rest, doubtful: said.map((one) => one.trim()) }
  // A time that is open leaves at least its day, where one was said.
  if (found.hasClock && found.from === null && !found.hasDay)
    return { ...nothing, rest, doubtful: said }
  return { ...span, rest, doubtful: found.doubtful }
}
