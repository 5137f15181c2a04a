import { daysOfGamma, discretise } from '@bihuan/core/epi/serial-interval.ts'
import type { Answer } from './answering.ts'
import { Refusal } from './refusal.ts'

/** A serial interval by whole days, one share a line, as `epi rt --si` reads it. */
export async function discretised({
  mean,
  sd,
  days,
}: {
  mean: number
  sd: number
  days?: number
}): Promise<Answer> {
  if (!(mean > 1 && sd > 0))
    throw new Refusal(
      'epi.interval-impossible',
      '均数须大于 1 天，标准差须大于 0',
      'A serial interval needs a mean above 1 day and a deviation above 0',
    )
  const shares = discretise(mean, sd, days ?? daysOfGamma(mean, sd))
  return {
    json: {
      mean,
      sd,
      rule: 'Cori et al. 2013, web appendix 11: a gamma law moved by one day',
      sum: shares.reduce((sum, share) => sum + share, 0),
      shares,
    },
    text: shares.join('\n'),
  }
}
