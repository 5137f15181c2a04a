import { type Place, report, within } from './fault.ts'
import type { Words } from './notice.ts'

/**
 * Readers of one value each. A reader that finds a fault reports it and returns a stand-in of the right type: a notice
 * with a fault is thrown away whole, so that no stand-in is ever seen, and all faults are found in one pass.
 */
export type Fields = Record<string, unknown>

export const shown = (value: unknown) => JSON.stringify(value) ?? 'nothing'

/** An object with these fields; an unknown field is a fault, for a misspelt one would silently say nothing. */
export function readFields(
  place: Place,
  value: unknown,
  required: string[],
  optional: string[] = [],
): Fields {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    if (value === undefined) missing(place)
    else
      report(
        place,
        'type',
        `应为含字段的对象：${required.join('、')}。`,
        `Give an object with the fields ${required.join(', ')}.`,
      )
    return {}
  }
  const allowed = [...required, ...optional]
  for (const name of Object.keys(value).filter((name) => !allowed.includes(name))) {
    report(
      within(place, name),
      'unknown-field',
      `没有“${name}”这个字段；请改为以下之一或删去：${allowed.join('、')}。`,
      `There is no field "${name}"; use one of ${allowed.join(', ')}, or remove it.`,
    )
  }
  for (const name of required.filter((name) => !(name in value))) missing(within(place, name))
  return Object.fromEntries(Object.entries(value))
}

function missing(place: Place): void {
  report(place, 'missing', '缺少此项，请补上。', 'This is missing; add it.')
}

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

export function readWords(place: Place, value: unknown): Words {
  const fields = value === undefined ? {} : readFields(place, value, ['zh', 'en'])
  return {
    zh: readText(within(place, 'zh'), fields.zh),
    en: readText(within(place, 'en'), fields.en),
  }
}

/** A whole number from `least` to `most`. */
export function readWhole(place: Place, value: unknown, least: number, most: number): number {
  if (value === undefined) return least
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    report(
      place,
      'type',
      `应为整数，现为 ${shown(value)}。`,
      `Give a whole number instead of ${shown(value)}.`,
    )
    return least
  }
  if (value < least || value > most) {
    report(
      place,
      'range',
      `应在 ${least} 至 ${most} 之间，现为 ${value}。`,
      `Give a number from ${least} to ${most} instead of ${value}.`,
    )
    return least
  }
  return value
}

/** One of a closed list. */
export function readOne<const L extends readonly [string | number, ...(string | number)[]]>(
  place: Place,
  value: unknown,
  list: L,
): L[number] {
  const items: readonly L[number][] = list
  const found = items.find((item) => item === value)
  if (found === undefined && value !== undefined) {
    report(
      place,
      'value',
      `不能为 ${shown(value)}；请用以下之一：${list.join('、')}。`,
      `Use one of ${list.join(', ')} instead of ${shown(value)}.`,
    )
  }
  return found ?? list[0]
}

/** A list, each item read by `item`; `least` items at least. */
export function readList<T>(
  place: Place,
  value: unknown,
  item: (place: Place, value: unknown) => T,
  least = 0,
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
  if (value.length < least) {
    report(place, 'range', `至少要有 ${least} 项，请补上。`, `Give at least ${least} item(s).`)
  }
  return value.map((entry, i) => item(within(place, i), entry))
}
