import type { RawLibrary } from '@bihuan/core/policy/adoption-source.ts'
import type { PolicyCase } from '@bihuan/core/policy/case.ts'
import { type Library, parseLibrary } from '@bihuan/core/policy/library.ts'
import { loadCases, loadRaw, loadWords } from '../../policies/load.ts'

let raw: RawLibrary | null = null
let library: Library | null = null
let words: ReturnType<typeof loadWords> | null = null
let cases: readonly PolicyCase[] | null = null

/** The files of the packs that ship with this program, read once. Throws an Error for one that is no YAML. */
export function shippedRaw(): RawLibrary {
  if (raw) return raw
  const read = loadRaw()
  if (!read.ok) throw new Error(read.faults.map(({ file, en }) => `${file} ${en}`).join('\n'))
  raw = read.raw
  return raw
}

/** The packs that ship with this program. Throws an Error where they have faults, which the tests of the program would have told. */
export function shippedLibrary(): Library {
  if (library) return library
  const parsed = parseLibrary(shippedRaw())
  if (!parsed.ok)
    throw new Error(parsed.faults.map(({ file, path, en }) => `${file} ${path} ${en}`).join('\n'))
  library = parsed.library
  return library
}

/** The cases that ship with the packs. */
export function shippedCases(): readonly PolicyCase[] {
  if (cases) return cases
  const read = loadCases()
  if (!read.ok) throw new Error(read.faults.map(({ file, en }) => `${file} ${en}`).join('\n'))
  cases = read.cases
  return cases
}

/** What the names in the packs are called. */
export function shippedWords(): ReturnType<typeof loadWords> {
  words ??= loadWords()
  return words
}
