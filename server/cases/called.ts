import { maskName } from '@bihuan/core/identity/mask.ts'

/** What is known of a case whom the register does not know: a line of a list, somebody of another city. Sealed in the database. */
export type Called = {
  code?: string
  name?: string
  sex?: string
  age?: number
  phone?: string
  words?: string
}

/** How somebody outside of the register stands in a list: by the code of their list, or by a masked name. */
export function calledMasked(called: Called | null): string {
  if (called?.code) return called.code
  return called?.name ? maskName(called.name) : '?'
}
