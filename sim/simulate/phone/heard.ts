import type { StoredAct } from '../../../web/f/engine/records.ts'
import type { Outcome } from '../../../web/f/engine/types.ts'

/** What an outcome has confirmed by sound, as `kind tube person`; words that only explain confirm nothing. */
export function heardIn(outcome: Outcome, openTube: string | null): string[] {
  switch (outcome.kind) {
    case 'taken':
      return [`sample ${outcome.tube} ${outcome.person}`]
    case 'undone':
      return [`undo ${openTube} ${outcome.person}`]
    case 'sealed':
      return [`seal ${outcome.tube}`]
    case 'voided':
      return [`void ${outcome.tube}`]
    case 'moved':
      return [`move ${outcome.from}`]
    case 'kept':
      return [`command ${outcome.words}`]
    default:
      return []
  }
}

/** The same words for what a disk has kept. */
export function wordsOf(act: StoredAct): string[] {
  if (act.kind === 'command') return [`command ${act.words}`]
  return act.events.map((event) => {
    if (event.kind === 'move') return `move ${event.from}`
    return 'person' in event
      ? `${event.kind} ${event.tube} ${event.person}`
      : `${event.kind} ${event.tube}`
  })
}
