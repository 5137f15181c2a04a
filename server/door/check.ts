import type { Static, TSchema } from 'typebox'
import { Compile } from 'typebox/compile'
import { Problem } from './problem.ts'

const itemsMax = 20 // enough to mend a form or see the pattern in a file, small enough to read

type SchemaError = { keyword: string; message: string; params: object }

/** What is wrong with one item, in words; the validator's own sentence is for programmers. */
function wordsFor({ keyword, message, params }: SchemaError): { zh: string; en: string } {
  const given = params as Record<string, unknown>
  const names = [given.requiredProperties ?? given.additionalProperties ?? []].flat().join(', ')
  switch (keyword) {
    case 'required':
      return { zh: `缺少 ${names}`, en: `${names} is missing` }
    case 'additionalProperties':
      return { zh: `没有 ${names} 这一项，请去掉`, en: `there is no ${names}: leave it out` }
    case 'type':
      return { zh: `类型应为 ${given.type}`, en: `it must be of type ${given.type}` }
    case 'pattern':
      return { zh: `格式不符，应为 ${given.pattern}`, en: `it must look like ${given.pattern}` }
    default:
      return { zh: `不符合要求：${message}`, en: message }
  }
}

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
    .filter(({ keyword }) => keyword !== 'boolean') // says again what additionalProperties says
    .slice(0, itemsMax)
    .map(({ instancePath, ...error }) => ({
      pointer: instancePath === '' ? '/' : instancePath,
      code: error.keyword,
      ...wordsFor(error),
    }))
  throw new Problem('input.malformed', {}, items)
}
