import type { Instant } from '../time/instant.ts'

/**
 * How sure a value is: a government text or wire, b newspaper close to the text, c reprint, DER arithmetic from sourced
 * values, BG what everybody says and nobody here read, DESIGN our own choice.
 */
export const grades = ['a', 'b', 'DER', 'c', 'BG', 'DESIGN'] as const
export type Grade = (typeof grades)[number]

/** Whether somebody must confirm a value of this grade before it binds anyone. */
export function isUnverified(grade: Grade): boolean {
  return grade === 'c' || grade === 'BG' || grade === 'DESIGN'
}

/** An operator's word that an unverified value holds here: who, when, why. `v` is the value that was confirmed, in JSON. */
export type Confirmation = {
  readonly path: string
  readonly v: string
  readonly by: string
  readonly at: Instant
  readonly note: string
}

/** One value of a policy with where it comes from. Whoever restricts a person on it asks `binds` first. */
export type Parameter<T> = {
  readonly v: T
  readonly src: readonly string[]
  readonly grade: Grade
  /** Where it stands in the policy, such as `tracks.close_contact.stages[0].days`. */
  readonly path: string
  /** The module that set it. */
  readonly module: string
  readonly note: string | null
  /** The values that a later module may put in its place; null where any. */
  readonly allowed: readonly unknown[] | null
  readonly confirmed: Confirmation | null
  /** Verified, or confirmed by an operator. What does not bind is shown and restricts nobody. */
  readonly binds: boolean
}

/** A value of any type, for lists of what an answer rests on. */
export type AnyParameter = Parameter<unknown>

/** Those among the values that bind nobody yet. */
export function unconfirmed(parameters: readonly (AnyParameter | null)[]): readonly AnyParameter[] {
  return parameters.filter((one) => one !== null).filter((one) => !one.binds)
}
