import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from 'vitest'
import { isKept, noteKept, OtherCity, refuseForeign } from './kept-city.ts'

let folders: string[] = []
afterEach(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  folders = []
})
function aFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'bench-kept-'))
  folders.push(folder)
  return folder
}

test('a kept city is found again by the order that made it, and by no other', () => {
  const folder = aFolder()
  expect(isKept(folder, { people: 5_000, seed: 1 })).toBe(false)
  noteKept(folder, { people: 5_000, seed: 1 })
  expect(isKept(folder, { people: 5_000, seed: 1 })).toBe(true)
  expect(() => isKept(folder, { people: 6_000, seed: 1 })).toThrow(OtherCity)
  expect(() => isKept(folder, { people: 5_000, seed: 2 })).toThrow(/--seed 1/)
})

test("a database that no bench settled may be somebody's city, so it is refused", () => {
  const folder = aFolder()
  refuseForeign(folder)
  mkdirSync(join(folder, 'pgdata'))
  expect(() => refuseForeign(folder)).toThrow(OtherCity)
  noteKept(folder, { people: 5_000, seed: 1 })
  refuseForeign(folder)
})
