import type { SheetKeyedIn } from '@bihuan/contract/paper.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

/** One keying of a sheet: the moment of sealing, swabs as counted, people by line. */
export type Entry = {
  sealedAt: Instant
  swabs: number
  members: readonly { line: number; person: string }[]
}
export type Difference = Static<typeof SheetKeyedIn>['differences'][number]

/** A sheet has no seconds: the whole minute that a moment lies in, epoch ms. */
export const wholeMinute = (at: Instant): Instant => Math.floor(at / minuteMs) * minuteMs

/** Where two keyings of one sheet say something else, by line first; empty when they agree, to the minute. */
export function differencesOf(mine: Entry, other: Entry): Difference[] {
  const differences: Difference[] = []
  const lines = (entry: Entry) => new Map(entry.members.map(({ line, person }) => [line, person]))
  const [mineBy, otherBy] = [lines(mine), lines(other)]
  const all = [...new Set([...mineBy.keys(), ...otherBy.keys()])].sort((a, b) => a - b)
  for (const line of all) {
    const [a, b] = [mineBy.get(line) ?? null, otherBy.get(line) ?? null]
    if (a !== b) differences.push({ line, what: 'person', mine: a, other: b })
  }
  if (mine.swabs !== other.swabs) {
    const [a, b] = [String(mine.swabs), String(other.swabs)]
    differences.push({ line: null, what: 'count', mine: a, other: b })
  }
  const [a, b] = [wholeMinute(mine.sealedAt), wholeMinute(other.sealedAt)]
  if (a !== b) differences.push({ line: null, what: 'sealed-at', mine: isoOf(a), other: isoOf(b) })
  return differences
}
