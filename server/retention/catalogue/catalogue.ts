import type { RetentionId } from '@bihuan/core/retention/kinds.ts'
import { ofCases } from './of-cases.ts'
import { ofIsolation } from './of-isolation.ts'
import { ofOrders } from './of-orders.ts'
import { ofPeople } from './of-people.ts'
import { ofRounds } from './of-rounds.ts'
import { ofTheCity } from './of-the-city.ts'
import type { Stored } from './stored.ts'

/** Every table and column of a city's schema: which clock it has, or that it says nothing of anybody. */
export const stored: Stored = {
  ...ofPeople,
  ...ofRounds,
  ...ofOrders,
  ...ofCases,
  ...ofIsolation,
  ...ofTheCity,
}

const columnsOf = (text: string | undefined) => (text ?? '').split(' ').filter((one) => one !== '')

/** `table.column` of everything in the catalogue, each with its kind, or `none`. */
export function catalogued(): Map<string, RetentionId | 'none'> {
  const found = new Map<string, RetentionId | 'none'>()
  for (const [table, parts] of Object.entries(stored)) {
    for (const [kind, columns] of Object.entries(parts)) {
      for (const column of columnsOf(columns)) {
        if (found.has(`${table}.${column}`)) throw new Error(`${table}.${column} stands twice`)
        found.set(`${table}.${column}`, kind as RetentionId | 'none')
      }
    }
  }
  return found
}

/** The tables that hold something of a kind. */
export const tablesOf = (kind: RetentionId): string[] =>
  Object.keys(stored).filter((table) => stored[table]?.[kind] !== undefined)
