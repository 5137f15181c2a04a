import type { Purpose } from '@bihuan/contract/access.ts'
import type { TSchema } from 'typebox'

/** A command of the staff: its path, what is sent and what is answered. */
export const act = <Input extends TSchema, Outcome extends TSchema>(
  path: string,
  input: Input,
  outcome: Outcome,
) => ({ path, input, outcome })

/** A question of the staff. What they ask about people they ask for an order unless told; questions that name nobody do not look at it. */
export const question = <Params extends TSchema, Outcome extends TSchema>(
  path: string,
  params: Params,
  outcome: Outcome,
  purpose: Purpose = 'orders',
) => ({ path, params, outcome, purpose })
