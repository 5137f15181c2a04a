import { sourceStates } from '@bihuan/contract/chains.ts'
import { groupColour } from '@bihuan/core/chains/drawing.ts'
import type { MessageDescriptor } from '@lingui/core'
import { msg } from '@lingui/core/macro'
import type { ChainPicture } from './questions.ts'
import type { Colouring } from './use-filter.ts'
import { categoryWords, foundWords, sourceWords } from './words.ts'

/** A group of cases with its colour, and what it is called: a name of the city's own, or a word. */
export type Group = { colour: string; name: string | MessageDescriptor; cases: number }

const named = 7
const certaintySteps = [
  msg`90 % and more`,
  msg`50 to 89 %`,
  msg`10 to 49 %`,
  msg`below 10 %`,
  msg`not computed`,
]
const certaintyStep = (hundredths: number): number =>
  hundredths < 0 ? 4 : hundredths >= 90 ? 0 : hundredths >= 50 ? 1 : hundredths >= 10 ? 2 : 3

/** To which group each case belongs; groups beyond seven share the last colour, and the legend says so. */
export function groupOf({ cases }: ChainPicture, colouring: Colouring): readonly number[] {
  if (colouring === 'district') return cases.district
  if (colouring === 'source') return cases.source
  if (colouring === 'found') return cases.foundHow
  if (colouring === 'category') return cases.category
  if (colouring === 'generation') return cases.generation
  return cases.certainty.map(certaintyStep)
}

function nameOf(picture: ChainPicture, colouring: Colouring, group: number) {
  const words =
    colouring === 'source'
      ? sourceStates.map((state) => sourceWords[state])
      : { found: foundWords, category: categoryWords, certainty: certaintySteps }[
          colouring as 'found'
        ]
  if (colouring === 'district') return picture.districts[group]?.name ?? ''
  return words?.[group] ?? String(group)
}

/** The legend: groups in their order, those beyond seven as one. */
export function legendOf(picture: ChainPicture, colouring: Colouring): Group[] {
  const counts = new Map<number, number>()
  for (const group of groupOf(picture, colouring)) {
    const shown = Math.min(group, named)
    counts.set(shown, (counts.get(shown) ?? 0) + 1)
  }
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([group, cases]) => ({
      colour: groupColour(group),
      name: group >= named ? msg`others` : nameOf(picture, colouring, group),
      cases,
    }))
}
