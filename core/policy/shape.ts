import type { Parameter } from './parameter.ts'
import type { Words } from './words.ts'

/**
 * The shape of a policy is written once, as data: from it come the type of a resolved policy, the reader of a module with
 * its faults, the merging of modules and the list of parameters that a person reads.
 */
export interface Leaf<T> {
  readonly is: 'leaf'
  readonly read: Reading<T>
  readonly unit: string
}
export interface Group<F> {
  readonly is: 'group'
  readonly fields: F
}
export interface Table<S> {
  readonly is: 'table'
  readonly of: S
}
export interface Rows<S> {
  readonly is: 'rows'
  readonly of: S
}
export interface Text {
  readonly is: 'text'
}
/** May be absent from a whole policy; everything else must be said by some module. */
export interface Maybe<S> {
  readonly is: 'maybe'
  readonly of: S
}
// Interfaces, because a shape holds shapes: an alias would refer to itself.
export interface Fields {
  readonly [name: string]: Shape
}
export type Shape = Leaf<unknown> | Group<Fields> | Table<Shape> | Rows<Shape> | Text | Maybe<Shape>

/** Reads one value, or says in both languages what to write. */
export type Reading<T> = (
  value: unknown,
) => { ok: true; v: T } | { ok: false; zh: string; en: string }

/** What a shape is once all modules are merged. */
export type Resolved<S> =
  S extends Leaf<infer T>
    ? Parameter<T>
    : S extends Maybe<infer O>
      ? Resolved<O> | null
      : S extends Group<infer F>
        ? { readonly [K in keyof F]: Resolved<F[K]> }
        : S extends Table<infer O>
          ? { readonly [name: string]: Resolved<O> }
          : S extends Rows<infer O>
            ? readonly Resolved<O>[]
            : S extends Text
              ? Words
              : never

export const group = <const F extends Fields>(fields: F): Group<F> => ({ is: 'group', fields })
export const table = <S extends Shape>(of: S): Table<S> => ({ is: 'table', of })
export const rows = <S extends Shape>(of: S): Rows<S> => ({ is: 'rows', of })
export const maybe = <S extends Shape>(of: S): Maybe<S> => ({ is: 'maybe', of })
export const text: Text = { is: 'text' }

/** A field's name in a file: `testDays` stands as `test_days`. */
export const fileName = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Whether a name can be a key of a table or a word of a list. */
export const isWord = (name: string): boolean => /^[a-z][a-z0-9_]{0,59}$/.test(name)
