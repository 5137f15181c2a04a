import { retentionIds } from '@bihuan/core/retention/kinds.ts'
import { expect, test } from 'vitest'
import { tablesOf } from '../catalogue/catalogue.ts'
import { erasers } from './erasers.ts'

// The salt of an entry goes when its order does (erase-kind.ts), and a resident with the account (register.ts).
const otherwise = new Set(['orders log_entries', 'register residents'])

test('every table that holds a kind of data has a step that erases it', () => {
  const missing = retentionIds.flatMap((kind) => {
    const erased = new Set(erasers[kind].map(({ table }) => table))
    return tablesOf(kind)
      .filter((table) => !erased.has(table) && !otherwise.has(`${kind} ${table}`))
      .map((table) => `${kind} ${table}`)
  })
  expect(missing).toEqual([])
})
