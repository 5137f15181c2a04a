import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Problem } from './problem.ts'

const itemsMax = 20 // enough to mend a form or see the pattern in a file, small enough to read

const compiled = new WeakMap<TSchema, ReturnType<typeof Compile>>()

/** The input as its type, or the refusal `input.malformed` that points at each fault. */
export function checkInput<Schema extends TSchema>(schema: Schema, input: unknown): Static<Schema> {
  let checker = compiled.get(schema)
  if (!checker) {
    checker = Compile(schema)
    compiled.set(schema, checker)
  }
  if (checker.Check(input)) return input as Static<Schema>
  const items = checker
    .Errors(input)
    .slice(0, itemsMax)
    .map(({ instancePath, message, keyword }) => ({
      pointer: instancePath === '' ? '/' : instancePath,
      code: keyword,
      zh: `此项不符合要求：${message}`,
      en: message,
    }))
  throw new Problem('input.malformed', {}, items)
}
