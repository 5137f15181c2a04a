import type { Instant } from '@bihuan/core/time/instant.ts'
import type { TracedCase, Tracing } from './book.ts'

/** Whom a posterior must give at least so much before somebody decides by it. */
export const surely = 0.7

/** The investigator looks who is likeliest to have infected the case, and decides it where that is sure enough. */
export async function seekSource(
  { world: { client, tally } }: Tracing,
  { as, number }: TracedCase,
  at: Instant,
): Promise<void> {
  const { candidates, source } = await client.ask(as, at, 'chain.case', { number })
  const [best] = candidates
  if (!best || best.posterior < surely || source === 'decided' || best.faults.length > 0) return
  await client.act(as, at, 'chain.decide', {
    number,
    source:
      best.source === 'case' && best.number !== null
        ? { kind: 'case', number: best.number }
        : { kind: 'outside' },
    reason: '按发病间隔、共同暴露和同住关系判定',
  })
  tally.add('sources decided')
}
