import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

type Chunk = { file: string; imports?: string[]; css?: string[] }
type Manifest = Record<string, Chunk>

const dist = new URL('../dist/', import.meta.url)
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

/** Gzip bytes of the first load of /desk: page, shell, first page, and the larger catalogue. */
export function deskFirstLoadBytes(): number {
  const manifest = JSON.parse(
    readFileSync(new URL('.vite/manifest.json', dist), 'utf8'),
  ) as Manifest
  const files = closure(manifest, [
    'desk/index.html',
    'desk/pages/home/home.tsx',
    'locales/zh-CN.po',
  ])
  files.add('desk/index.html')
  return [...files].reduce((sum, file) => sum + gzipped(file), 0)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  console.log(`/desk first load ${(deskFirstLoadBytes() / 1000).toFixed(1)} KB gzip (budget 480)`)
}
