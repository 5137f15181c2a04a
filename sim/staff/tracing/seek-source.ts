import type { Instant } from '@bihuan/core/time/instant.ts'
import type { AnswerOf } from '../../client/paths.ts'
import { Refused } from '../../client/refused.ts'
import type { TracedCase, Tracing } from './book.ts'

/** Whom a posterior must give at least so much before somebody decides by it. */
export const surely = 0.7

type Candidate = AnswerOf<'chain.case'>['candidates'][number]

// Somebody whom nobody found is nobody outside of the city either: that stays open.
const sourceOf = ({ source, number }: Candidate) =>
  source === 'case' && number !== null
    ? { kind: 'case' as const, number }
    : source === 'outside'
      ? { kind: 'outside' as const }
      : null

/**
 * The investigator looks who is likeliest to have infected the case, and decides it where that is sure enough. Who was infected by the case
 * cannot have infected it: that one is left aside, and the next must be as sure among those that remain.
 */
export async function seekSource(
  { world: { client, tally } }: Tracing,
  { as, number }: TracedCase,
  at: Instant,
): Promise<void> {
  const { candidates, source: state } = await client.ask(as, at, 'chain.case', { number })
  if (state === 'decided' || state === 'imported') return
  let remaining = 1
  for (const one of candidates) {
    const source = sourceOf(one)
    const isSure = one.posterior > 0 && one.posterior >= surely * remaining
    if (source === null || !isSure || one.faults.length > 0) return
    try {
      const reason = '按发病间隔、共同暴露和同住关系判定'
      await client.act(as, at, 'chain.decide', { number, source, reason })
      tally.add('sources decided')
      return
    } catch (error) {
      if (!(error instanceof Refused) || error.code !== 'chain.circle') throw error
      tally.add('sources that would be a circle')
      remaining -= one.posterior
    }
  }
}
