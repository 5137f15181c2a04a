import type { TubeStep } from '@bihuan/contract/sampling.ts'
import { type Instant, isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'

/** A step before it is written for the wire: `dueAt` is the limit that it had, null where none is set. */
export type Step = {
  step: string
  at: Instant
  who: string | null
  where: string | null
  dueAt: Instant | null
  detail: Record<string, unknown>
}

export type Limits = ReadonlyMap<string, number>

/** When a step that became owed at `since` was due under the notice; null without a limit, or when it is not owed yet. */
export function dueFrom(limits: Limits, limit: string, since: Instant | null): Instant | null {
  const minutes = limits.get(limit)
  return minutes === undefined || since === null ? null : since + minutes * minuteMs
}

/** What happens within one moment is told in this order. */
const order = [
  'issued',
  'opened',
  'member',
  'undone',
  'sealed',
  'claim',
  'claim-settled',
  'void',
  'moved',
  'boxed',
  'offered',
  'accepted',
  'unknown-origin',
  'received',
  'difference-settled',
  'origin-settled',
  'plated',
  'read',
  'rejected',
  'released',
  'amended',
  'lost',
  'recalled',
  'preliminary',
  'confirmed',
  'not-confirmed',
  'resampled',
]

/** The steps in the order in which they happened, with the late ones marked; the limit itself is still in time. */
export function inOrder(steps: readonly Step[]): Static<typeof TubeStep>[] {
  return [...steps]
    .sort((a, b) => a.at - b.at || order.indexOf(a.step) - order.indexOf(b.step))
    .map(({ at, dueAt, ...rest }) => ({
      ...rest,
      at: isoOf(at),
      dueAt: dueAt === null ? null : isoOf(dueAt),
      late: dueAt !== null && at > dueAt,
    }))
}
