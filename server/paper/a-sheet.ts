import type { KeyInSheet } from '@bihuan/contract/paper.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import { aCity } from '../testing/a-city.ts'
import { aRound } from '../testing/a-round.ts'
import { keyInSheet } from './key-in-sheet.ts'

export type Sheet = Static<typeof KeyInSheet>

/** A round with a site that worked on paper, and people of it who key sheets in an hour after the beginning. */
export async function aPaperSite(people = 200) {
  const city = await aCity()
  const round = await aRound(city, { people })
  const now = city.start + 60 * minuteMs
  const sampler = (n: number) => city.actor('sampler', '410105001', `paper-${n}`)
  return {
    city,
    round,
    now,
    sampler,
    at: (minutes: number, seconds = 0) => isoOf(city.start + minutes * minuteMs + seconds * 1_000),
    /** The sheet of the n-th tube of ten of site 1, with these people on its first lines. */
    sheet: (n: number, members: readonly string[], more: Partial<Sheet> = {}): Sheet => ({
      round: round.round,
      site: '1',
      tube: round.tube(1, n),
      sealedAt: isoOf(city.start + 20 * minuteMs),
      count: members.length,
      members: members.map((person, at) => ({ line: at + 1, person })),
      ...more,
    }),
    key: (by: number, sheet: Sheet, id?: string) =>
      city.run(keyInSheet, sampler(by), sheet, now, id),
  }
}
