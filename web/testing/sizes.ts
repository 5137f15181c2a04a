import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

const dist = process.env.WEB_DIST
  ? pathToFileURL(`${process.env.WEB_DIST}/`)
  : new URL('../dist/', import.meta.url)
const gzipped = (file: string) => gzipSync(readFileSync(new URL(file, dist)), { level: 9 }).length

/** The files that a page needs before it stands: the closure of static imports and their styles. */
function closure(manifest: Manifest, entries: string[]): Set<string> {
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = manifest[name]
    if (!chunk) throw new Error(`the build has no ${name}`)
    if (files.has(chunk.file)) return
    files.add(chunk.file)
    for (const style of chunk.css ?? []) files.add(style)
    for (const other of chunk.imports ?? []) visit(other)
  }
  for (const entry of entries) visit(entry)
  return files
}

/** Gzip bytes of the first load of a shell: its page and what stands at once, the larger catalogue among it. */
function firstLoadBytes(page: string, ...parts: string[]): number {
  const manifest = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
  ) as Manifest
  const files = closure(manifest, [page, ...parts])
  files.add(page)
  return [...files].reduce((sum, file) => sum + gzipped(file), 0)
}

/** What a shell may weigh at first load, KB of gzip (issue 3; ux.md §2.9). */
const budgets = { m: 100, f: 120, screen: 120, desk: 480 } as const
export type Shell = keyof typeof budgets

// The first page of each shell, for /m the larger of its two, and the larger of its catalogues. The wall's map and curve are counted too.
const firstParts: Record<Shell, string[]> = {
  m: ['m/locales/zh-CN.po', 'm/inside.tsx'],
  f: ['f/locales/zh-CN.po'],
  screen: ['screen/locales/zh-CN.po'],
  desk: ['desk/pages/home/home.tsx', 'locales/zh-CN.po'],
}

/** Each shell of the build with its first load, gzip bytes, and its budget in KB. */
export const shellSizes = () =>
  (Object.keys(budgets) as Shell[]).map((shell) => ({
    shell,
    bytes: firstLoadBytes(`${shell}/index.html`, ...firstParts[shell]),
    budget: budgets[shell],
  }))
