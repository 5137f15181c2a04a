import { boxCode, plateCode, tubeCode } from '../labels/labels.ts'

const codeOf = new Map([
  ['tube', tubeCode],
  ['box', boxCode],
  ['plate', plateCode],
  // These name the tube first and then what of it.
  ['claim', tubeCode],
  ['task', tubeCode],
  ['finding', tubeCode],
])

/** The subject of a loop with the code that is printed on the thing instead of its number: `tube:4101000000123N`. */
export function printedSubject(subject: string): string {
  const [kind = '', id = '', ...rest] = subject.split(':')
  return [kind, codeOf.get(kind)?.(id) ?? id, ...rest].join(':')
}
