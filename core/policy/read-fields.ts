import { type Place, report, within } from './fault.ts'
import { placeholders, type Words } from './words.ts'

/** An object of a file, its fields by name. */
export type RawFields = Readonly<Record<string, unknown>>

export const shown = (value: unknown): string => JSON.stringify(value) ?? 'nothing'

/** Whether a value is an object with fields. */
export function isFields(value: unknown): value is RawFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** An object whose fields are known: one that is not known is a fault, for a misspelt one would silently say nothing. */
export function readFields(
  place: Place,
  value: unknown,
  needed: readonly string[],
  optional: readonly string[] = [],
): RawFields {
  if (!isFields(value)) {
    report(
      place,
      value === undefined ? 'missing' : 'type',
      `应为含字段的对象：${[...needed, ...optional].join('、')}。`,
      `Give an object with the fields ${[...needed, ...optional].join(', ')}.`,
    )
    return {}
  }
  const known = [...needed, ...optional]
  for (const name of Object.keys(value)) {
    if (!known.includes(name)) unknownField(within(place, name), known)
  }
  for (const name of needed) if (!(name in value)) missing(within(place, name))
  return value
}

export function unknownField(place: Place, known: readonly string[]): void {
  report(
    place,
    'unknown-field',
    `没有这个字段；请改为以下之一或删去：${known.join('、')}。`,
    `There is no such field; use one of ${known.join(', ')}, or remove it.`,
  )
}

export function missing(place: Place): void {
  report(place, 'missing', '缺少此项，请补上。', 'This is missing; add it.')
}

/** Text that says something; empty text where there is a fault. */
export function readText(place: Place, value: unknown): string {
  if (typeof value === 'string' && value.trim() !== '') return value.trim()
  if (value !== undefined) {
    report(
      place,
      'type',
      `应为文字，现为 ${shown(value)}；请写文字，必要时加引号。`,
      `Give text, quoted if needed, instead of ${shown(value)}.`,
    )
  }
  return ''
}

/** The same in both languages; only the placeholders that the product fills. */
export function readWords(place: Place, value: unknown): Words {
  const fields = readFields(place, value, ['zh', 'en'])
  const one = (name: 'zh' | 'en'): string => {
    const text = readText(within(place, name), fields[name])
    for (const [, held = ''] of text.matchAll(/\{([^}]*)\}/g)) {
      if (placeholders.some((known) => known === held)) continue
      report(
        within(place, name),
        'value',
        `没有 {${held}} 这个占位；可用：${placeholders.map((known) => `{${known}}`).join('、')}。`,
        `There is no {${held}}; use ${placeholders.map((known) => `{${known}}`).join(', ')}.`,
      )
    }
    return text
  }
  return { zh: one('zh'), en: one('en') }
}

/** A list of items, each read by `item`. */
export function readList<T>(
  place: Place,
  value: unknown,
  item: (place: Place, value: unknown) => T,
): T[] {
  if (value === undefined) return []
  if (!Array.isArray(value)) {
    report(
      place,
      'type',
      '应为列表，每项一行，以“- ”开头。',
      'Give a list, one item a line, each beginning with "- ".',
    )
    return []
  }
  return value.map((one, n) => item(within(place, n), one))
}

/** One of a closed list; the first where there is a fault. */
export function readOne<const W extends string>(
  place: Place,
  value: unknown,
  list: readonly [W, ...W[]],
): W {
  const found = list.find((word) => word === value)
  // What is missing has been said by whoever read the fields.
  if (found === undefined && value !== undefined)
    report(
      place,
      'value',
      `不能为 ${shown(value)}；请用以下之一：${list.join('、')}。`,
      `Use one of ${list.join(', ')} instead of ${shown(value)}.`,
    )
  return found ?? list[0]
}
