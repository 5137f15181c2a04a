import type { PolicyFault } from './fault.ts'
import { type Library, parseLibrary, type RawFile } from './library.ts'
import { sortedText } from './policy-text.ts'
import { isFields } from './read-fields.ts'

/** A library as it was read from files, before anything was checked. */
export type RawLibrary = {
  readonly sources: RawFile
  readonly modules: readonly RawFile[]
  readonly packs: readonly RawFile[]
}

/**
 * What a pack rests on as one text: the pack, the packs that it follows, its modules with those that they extend, and the sources
 * that these name. Its digest is what officers sign, so a file that is edited afterwards is another text and changes nothing.
 * Null where there is no such pack.
 */
export function sourceText(raw: RawLibrary, pack: string): string | null {
  const packs = chainOf(raw.packs, pack, 'follows')
  const [own] = packs
  if (own === undefined) return null
  const modules = new Map<string, RawFile>()
  for (const id of textsOf(own.value, 'modules'))
    for (const one of chainOf(raw.modules, id, 'extends')) modules.set(one.file, one)
  const marks = new Set([...modules.values(), ...packs].flatMap(({ value }) => marksOf(value)))
  const sources = isFields(raw.sources.value)
    ? Object.fromEntries(Object.entries(raw.sources.value).filter(([mark]) => marks.has(mark)))
    : raw.sources.value
  const byFile = (a: RawFile, b: RawFile) => (a.file < b.file ? -1 : 1)
  return sortedText({
    sources: { file: raw.sources.file, value: sources },
    modules: [...modules.values()].sort(byFile).map(plain),
    packs: [...packs].sort(byFile).map(plain),
  })
}

/** The library that such a text holds; a text that is none is told like a faulty file. */
export function readSourceText(
  text: string,
): { ok: true; library: Library } | { ok: false; faults: readonly PolicyFault[] } {
  const raw = rawOf(text)
  return raw === null ? { ok: false, faults: [notASource] } : parseLibrary(raw)
}

/** The files that such a text holds, or null. */
export function rawOf(text: string): RawLibrary | null {
  try {
    const value: unknown = JSON.parse(text)
    return isRawLibrary(value) ? value : null
  } catch {
    return null // not JSON
  }
}

const notASource: PolicyFault = {
  file: 'source',
  path: '',
  code: 'type',
  zh: '这不是一份规则原文。',
  en: 'This is no source text of rules.',
}

const plain = ({ file, value }: RawFile): RawFile => ({ file, value })

const isRawFile = (value: unknown): value is RawFile =>
  isFields(value) && typeof value.file === 'string' && 'value' in value

const isRawLibrary = (value: unknown): value is RawLibrary =>
  isFields(value) &&
  isRawFile(value.sources) &&
  Array.isArray(value.modules) &&
  value.modules.every(isRawFile) &&
  Array.isArray(value.packs) &&
  value.packs.every(isRawFile)

/** A file and those that it leads to by a field that names one other. A circle ends where it closes: reading tells the fault. */
function chainOf(files: readonly RawFile[], first: string, field: string): RawFile[] {
  const chain: RawFile[] = []
  for (let id: string | undefined = first; id !== undefined; ) {
    const wanted: string = id
    const found = files.find(({ value }) => isFields(value) && value.id === wanted)
    if (found === undefined || chain.includes(found)) break
    chain.push(found)
    const next: unknown = isFields(found.value) ? found.value[field] : undefined
    id = typeof next === 'string' ? next : undefined
  }
  return chain
}

function textsOf(value: unknown, field: string): string[] {
  const list = isFields(value) ? value[field] : undefined
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []
}

/** Every mark that stands in a `src` anywhere inside. */
function marksOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(marksOf)
  if (!isFields(value)) return []
  return [...textsOf(value, 'src'), ...Object.values(value).flatMap(marksOf)]
}
