import type { ItemField, ItemPerson, ItemTransport } from '@bihuan/core/investigation/item.ts'
import type { I18n } from '@lingui/core'
import type { Formats } from '../../../i18n/format.ts'
import { activityWords, certaintyWords, kindWords, maskWords, transportWords } from './words.ts'

/** A ride in words: train G1234, carriage and seat. */
export function rideText({ kind, number, carriage, row, seat }: ItemTransport, i18n: I18n): string {
  const place = [
    carriage === null ? null : `${carriage}车`,
    row || seat ? `${row ?? ''}${seat ?? ''}` : null,
  ]
  return [i18n._(transportWords[kind]), number, ...place].filter((one) => one !== null).join(' ')
}

/** Who was there: names with relation and phone. */
export const peopleText = (people: readonly ItemPerson[]): string =>
  people
    .map(({ name, relation, phone }) => [relation, name, phone].filter(Boolean).join(' '))
    .join('、')

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

/** The value of a field as a person reads it; empty where there is none. */
export function fieldText(field: ItemField, value: unknown, i18n: I18n, format: Formats): string {
  if (value === null || value === undefined) return ''
  const word = (words: Readonly<Record<string, Parameters<I18n['_']>[0]>>) => {
    const found = words[String(value)]
    return found === undefined ? String(value) : i18n._(found as never)
  }
  switch (field) {
    case 'from':
    case 'until':
      return format.dayAndTime(String(value))
    case 'kind':
      return word(kindWords as never)
    case 'certainty':
      return word(certaintyWords as never)
    case 'activity':
      return word(activityWords as never)
    case 'mask':
      return word(maskWords as never)
    case 'people':
      return Array.isArray(value) ? peopleText(value as ItemPerson[]) : ''
    case 'transport':
      return isObject(value) ? rideText(value as ItemTransport, i18n) : ''
    case 'venue':
      return isObject(value) && 'name' in value ? String(value.name) : String(value)
    default:
      return String(value)
  }
}
