import { type Place, report, within } from './fault.ts'
import { guardrails } from './guardrails.ts'
import type { Part } from './part.ts'
import { isFields, readFields, readList, readText, readWords, unknownField } from './read-fields.ts'
import { type Fields, fileName, isWord, type Leaf, type Shape } from './shape.ts'
import { readGrounds, type Sources } from './source.ts'

/** What reading a part needs besides the value: whose part it is, and which sources there are. */
export type Reader = { readonly module: string; readonly sources: Sources }

const guarded = new Set(['guardrails', ...Object.keys(guardrails).map(fileName)])

/** Reads what a module says about one part of the shape. Null where there is a fault, which has been reported. */
export function readPart(shape: Shape, raw: unknown, place: Place, reader: Reader): Part | null {
  if (isFields(raw) && '$remove' in raw) return readRemoval(place, raw)
  switch (shape.is) {
    case 'maybe':
      return readPart(shape.of, raw, place, reader)
    case 'text':
      return { is: 'said', words: readWords(place, raw) }
    case 'leaf':
      return readValue(shape, raw, place, reader)
    case 'group':
      return readGroup(shape.fields, raw, place, reader)
    case 'table':
      return readTable(shape.of, raw, place, reader)
    case 'rows': {
      const items = readList(place, raw, (at, one) => readPart(shape.of, one, at, reader))
      return { is: 'list', items: items.filter((one) => one !== null) }
    }
  }
}

function readRemoval(place: Place, raw: Readonly<Record<string, unknown>>): Part {
  if (raw.$remove !== true || Object.keys(raw).length > 1)
    report(
      place,
      'remove',
      '删去一项请只写 { $remove: true }。',
      'To take something away write { $remove: true } and nothing else.',
    )
  return { is: 'removed' }
}

function readValue(leaf: Leaf<unknown>, raw: unknown, place: Place, reader: Reader): Part | null {
  if (!isFields(raw) || !('v' in raw)) {
    report(
      place,
      'type',
      '每个参数都要写成 { v: 值, src: [来源], grade: 等级 }。',
      'Write every parameter as { v: value, src: [sources], grade: grade }.',
    )
    return null
  }
  const fields = readFields(place, raw, ['v', 'src', 'grade'], ['note', 'allowed'])
  const { src, grade } = readGrounds(place, fields.src, fields.grade, reader.sources)
  const note = fields.note === undefined ? null : readText(within(place, 'note'), fields.note)
  const one = (at: Place, value: unknown): unknown => {
    const read = leaf.read(value)
    if (read.ok) return read.v
    report(at, 'value', read.zh, read.en)
    return undefined
  }
  const v = one(within(place, 'v'), fields.v)
  const allowed =
    fields.allowed === undefined ? null : readList(within(place, 'allowed'), fields.allowed, one)
  return { is: 'value', v, src, grade, note, allowed, module: reader.module }
}

function readGroup(fields: Fields, raw: unknown, place: Place, reader: Reader): Part | null {
  if (!isFields(raw)) {
    notFields(place)
    return null
  }
  const known = new Map(Object.entries(fields).map(([name, shape]) => [fileName(name), shape]))
  const parts = new Map<string, Part>()
  for (const [name, value] of Object.entries(raw)) {
    const at = within(place, name)
    const shape = known.get(name)
    if (shape === undefined) {
      if (guarded.has(name)) guardrailNamed(at)
      else unknownField(at, [...known.keys()])
      continue
    }
    const part = readPart(shape, value, at, reader)
    if (part !== null) parts.set(name, part)
  }
  return { is: 'branch', parts }
}

function readTable(of: Shape, raw: unknown, place: Place, reader: Reader): Part | null {
  if (!isFields(raw)) {
    notFields(place)
    return null
  }
  const parts = new Map<string, Part>()
  for (const [name, value] of Object.entries(raw)) {
    const at = within(place, name)
    if (!isWord(name))
      report(
        at,
        'value',
        '名称只能用小写字母、数字和下划线，以字母开头。',
        'A name is small letters, digits and underscores, beginning with a letter.',
      )
    const part = readPart(of, value, at, reader)
    if (part !== null) parts.set(name, part)
  }
  return { is: 'branch', parts }
}

function notFields(place: Place): void {
  report(place, 'type', '应为含字段的对象。', 'Give an object with fields.')
}

function guardrailNamed(place: Place): void {
  report(
    place,
    'guardrail',
    '这是平台的护栏，任何规则包都不能更改；请删去。',
    'This is a guardrail of the platform, which no pack can change; remove it.',
  )
}
