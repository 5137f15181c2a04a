import { useRef, useState } from 'react'
import { write } from '../../../api/client.ts'
import { whoOf } from './who-words.ts'

export type LineFault = 'code' | 'short' | 'nobody' | 'several' | 'name-missing' | 'unreachable'
export type Line = {
  who: string
  name: string
  person: string | null
  fault: LineFault | null
  /** What the server said of the line; it goes away with the next key. */
  said: string | null
}

const empty: Line = { who: '', name: '', person: null, fault: null, said: null }
type Found = { person: string | null; several?: boolean }
type Sheet = { round: string; site: string }

async function foundBy({ round, site }: Sheet, line: Line): Promise<Partial<Line>> {
  const who = whoOf(line.who)
  if (who.kind === 'nothing') return { person: null, fault: null }
  if (who.kind === 'fault') return { fault: who.because }
  if (who.kind === 'code') return { person: who.person, name: who.name, fault: null }
  if (who.kind === 'tail' && line.name.trim() === '') return { fault: 'name-missing' }
  // Commands and not questions: names and numbers stand in the body, never in an address that a log would keep.
  const { person, several } =
    who.kind === 'tail'
      ? await write<Found>('/paper-sheets/find', {
          round,
          site,
          name: line.name.trim(),
          tail: who.tail,
        })
      : await write<Found>('/people/find', {
          kind: 'resident-id',
          country: 'CHN',
          number: who.number,
          purpose: 'sampling',
        })
  if (person !== null) return { person, fault: null }
  return { fault: several ? 'several' : 'nobody' }
}

const isSame = (a: Line | undefined, b: Line) => a?.who === b.who && a.name === b.name

/** The lines of the sheet that is being keyed in, and who they turn out to be; each is looked up when it is left. */
export function useLines(sheet: Sheet) {
  const [lines, setLines] = useState<readonly Line[]>([])
  const newest = useRef(lines)
  newest.current = lines
  const put = (at: number, change: Partial<Line>) =>
    setLines((all) => all.map((line, n) => (n === at ? { ...line, ...change } : line)))
  return {
    lines,
    /** Empties the sheet and gives it so many lines. */
    clear: (count: number) => setLines(Array.from({ length: count }, () => empty)),
    edit: (at: number, change: Pick<Partial<Line>, 'who' | 'name'>) =>
      put(at, { ...change, person: null, fault: null, said: null }),
    tell: (at: number, said: string) => put(at, { said }),
    /** Looks up who the line is, unless that is known; an answer for words that were changed meanwhile is dropped. */
    async settle(at: number) {
      const line = newest.current[at]
      if (!line || line.person !== null) return
      const change = await foundBy(sheet, line).catch(
        (): Partial<Line> => ({ fault: 'unreachable' }),
      )
      if (isSame(newest.current[at], line)) put(at, change)
    },
  }
}
