import type { PersonAnswer } from '../../api/wire.ts'
import type { Tone } from '../../kit/tag.tsx'
import type { OwnHome } from '../wire.ts'

/** The answer to one's newest sample; `none` before the first, `awaiting-alone` between a reactive pool and one's own result. */
export type State = PersonAnswer | 'none' | 'awaiting-alone'

/** Red is only for what was found in one's own sample: a pool is never red, and never called positive. */
export const stateTones: Record<State, Tone> = {
  none: 'idle',
  'awaiting-result': 'info',
  negative: 'ok',
  'awaiting-individual-test': 'wait',
  'awaiting-alone': 'wait',
  'to-be-sampled-again': 'wait',
  'preliminary-positive': 'late',
  positive: 'late',
  'not-confirmed': 'ok',
}

/** The state of a person, told as word, shape and colour; whoever is held is not green. */
export function stateOf({ held, newest }: OwnHome): State {
  const state = newest?.answer ?? 'none'
  if (!held || stateTones[state] === 'late') return state
  const isAlone = newest?.answer === 'awaiting-result' && newest.poolSize === 1
  return isAlone ? 'awaiting-alone' : 'awaiting-individual-test'
}
