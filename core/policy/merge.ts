import { type Place, report, within } from './fault.ts'
import type { Branch, Part } from './part.ts'
import { shown } from './read-fields.ts'

/**
 * Lays a later module over what the earlier ones said. Fields are merged one by one, lists are replaced whole, and
 * `$remove` takes away what must have been there. A value may only change into what the earlier one allows.
 */
export function mergePart(under: Part | undefined, over: Part, place: Place): Part | undefined {
  if (over.is === 'removed') {
    if (under === undefined)
      report(
        place,
        'remove',
        '要删去的内容在前面的模块中并不存在；请改正名称或删去此行。',
        'What is to be taken away was never there: correct the name, or remove this line.',
      )
    return undefined
  }
  if (over.is === 'branch') return mergeBranch(under?.is === 'branch' ? under : null, over, place)
  if (over.is === 'value' && under?.is === 'value' && under.allowed !== null) {
    const { allowed } = under
    if (!allowed.some((one) => shown(one) === shown(over.v)))
      report(
        place,
        'allowed',
        `${under.module} 只允许 ${allowed.map(shown).join('、')}，不能改为 ${shown(over.v)}。`,
        `${under.module} allows only ${allowed.map(shown).join(', ')}, not ${shown(over.v)}.`,
      )
    return over.allowed === null ? { ...over, allowed } : over
  }
  return over
}

function mergeBranch(under: Branch | null, over: Branch, place: Place): Branch {
  const parts = new Map(under?.parts ?? [])
  for (const [name, part] of over.parts) {
    const merged = mergePart(parts.get(name), part, within(place, name))
    if (merged === undefined) parts.delete(name)
    else parts.set(name, merged)
  }
  return { is: 'branch', parts }
}

/** Nothing said yet. */
export const emptyPart: Branch = { is: 'branch', parts: new Map() }
