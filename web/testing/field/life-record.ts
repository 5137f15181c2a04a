import type { EventsAct, StoredAct } from '../../f/engine/records.ts'
import type { Outcome } from '../../f/engine/types.ts'

/** What a sampler heard, as `kind tube person`. */
export type Confirmed = string

/** What an outcome has confirmed; words that only explain confirm nothing. */
export function confirmedOf(outcome: Outcome, openTube: string | null): Confirmed[] {
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

/** The same word for what a disk has kept. */
export function wordOf(act: StoredAct): Confirmed {
  if (act.kind === 'command') return `command ${act.words}`
  const [event] = act.events
  if (!event) return 'nothing'
  if (event.kind === 'move') return `move ${event.from}`
  return 'person' in event
    ? `${event.kind} ${event.tube} ${event.person}`
    : `${event.kind} ${event.tube}`
}

/** How often each word was said. */
export function tally(words: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

/** The ids of the events and the commands among acts. */
export function idsOf(acts: Iterable<unknown>): { events: string[]; commands: string[] } {
  const list = [...acts] as StoredAct[]
  const events = list.filter((act): act is EventsAct => act.kind === 'events')
  return {
    events: events.flatMap((act) => act.events.map(({ id }) => id)).sort(),
    commands: list.flatMap((act) => (act.kind === 'command' ? [act.id] : [])).sort(),
  }
}
