import { wordsOf } from '@bihuan/sim/simulate/phone/heard.ts'
import type { EventsAct, StoredAct } from '../../f/engine/records.ts'

/** The word for what a disk has kept: an act of a life holds one event. */
export const wordOf = (act: StoredAct): string => wordsOf(act)[0] ?? 'nothing'

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
