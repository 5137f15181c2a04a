import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSource, type Source } from './source.ts'

/** A file of the repository by its path from the root. */
export type File = { path: string; text: string; source: Source | null }

const root = join(import.meta.dirname, '..', '..')
// What .gitignore names, and git itself: made here, never landed.
const made = new Set(['node_modules', 'dist', '.git', '.data', '.test'])
const isText =
  /\.(ts|tsx|mjs|js|css|html|sql|json|md|yaml|yml|po|svg|txt|sh)$|\/run$|^[A-Z]+$|\/\.gitignore$|^\./
const isCode = /\.(ts|tsx|mjs)$/

/** A file from a path and its text, as the rules want it. */
export function fileOf(path: string, text: string): File {
  return { path, text, source: isCode.test(path) ? readSource(text) : null }
}

function pathsUnder(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) return made.has(entry.name) ? [] : pathsUnder(path)
    return entry.isFile() && !/\.(log|tsbuildinfo)$/.test(entry.name) ? [path] : []
  })
}

/** Every file of the repository that a person writes. */
export function allFiles(): File[] {
  return pathsUnder('')
    .sort()
    .map((path) => fileOf(path, isText.test(path) ? readFileSync(join(root, path), 'utf8') : ''))
}
