import type { CallWord } from '@bihuan/core/lab/call.ts'

/** What a well's call means for its tube when the plate is released. */
export type TubeFate =
  | { kind: 'result'; call: 'negative' | 'reactive' | 'invalid' }
  | { kind: 'repeat' }
  | { kind: 'second-kit'; state: 'confirmed' | 'not-confirmed' }

/**
 * A first call that says neither yes nor no asks for another well on another plate; the second time it is the tube's
 * result, «invalid», and its people are sampled again. A second kit answers for a finding, never for the tube, and one
 * that says neither is tried again: the finding stays open until some kit has spoken.
 */
export function fateOf(
  call: CallWord,
  { testedBefore, secondKit }: { testedBefore: boolean; secondKit: boolean },
): TubeFate {
  const open = call === 'repeat' || call === 'invalid'
  if (secondKit)
    return open
      ? { kind: 'repeat' }
      : { kind: 'second-kit', state: call === 'reactive' ? 'confirmed' : 'not-confirmed' }
  if (!open) return { kind: 'result', call }
  return testedBefore ? { kind: 'result', call: 'invalid' } : { kind: 'repeat' }
}
