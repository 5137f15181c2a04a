import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import type { Request } from '../door/command.ts'
import { Problem } from '../door/problem.ts'

/** Nothing of a case is noted before it happened. */
export function checkPast(at: Instant, { now }: Pick<Request, 'now'>): void {
  if (at > now) throw new Problem('case.in-the-future', { at: isoOf(at) })
}
