import { readFileSync } from 'node:fs'
import { fileURLToPath, pathToFileURL } from 'node:url'
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

/** Gzip bytes of the first load of /desk with its first page. */
export const deskFirstLoadBytes = () =>
  firstLoadBytes('desk/index.html', 'desk/pages/home/home.tsx', 'locales/zh-CN.po')

/** Gzip bytes of the first load of /screen, map and curve included. */
export const screenFirstLoadBytes = () =>
  firstLoadBytes('screen/index.html', 'screen/locales/zh-CN.po')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const told = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB gzip`
  console.log(`/desk first load ${told(deskFirstLoadBytes())} (budget 480)`)
  console.log(`/screen first load ${told(screenFirstLoadBytes())} (budget 120)`)
}
