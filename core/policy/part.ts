import type { Grade } from './parameter.ts'
import type { Words } from './words.ts'

/** A part of a policy as one module says it: only what it says, each value with its ground. */
export type Part = Value | Branch | List | Said | Removed
export type Value = {
  readonly is: 'value'
  readonly v: unknown
  readonly src: readonly string[]
  readonly grade: Grade
  readonly note: string | null
  readonly allowed: readonly unknown[] | null
  readonly module: string
}
export type Branch = { readonly is: 'branch'; readonly parts: ReadonlyMap<string, Part> }
export type List = { readonly is: 'list'; readonly items: readonly Part[] }
export type Said = { readonly is: 'said'; readonly words: Words }
/** `$remove: true`: what an earlier module said is gone. */
export type Removed = { readonly is: 'removed' }
