import type { Instant } from '../time/instant.ts'
import { type PolicyFault, report, startOf, within } from './fault.ts'
import { type PolicyModule, parseModule } from './module.ts'
import { type Pack, parsePack } from './pack.ts'
import { parseSources, type Sources } from './source.ts'

/** All modules and packs that are known, read and checked one by one. */
export type Library = {
  readonly sources: Sources
  readonly modules: ReadonlyMap<string, PolicyModule>
  readonly packs: ReadonlyMap<string, Pack>
}

/** A file as plain data: its name and what a YAML reader made of it. */
export type RawFile = { readonly file: string; readonly value: unknown }

/** Reads a whole library. All faults of all files are told at once. */
export function parseLibrary(raw: {
  sources: RawFile
  modules: readonly RawFile[]
  packs: readonly RawFile[]
}): { ok: true; library: Library } | { ok: false; faults: readonly PolicyFault[] } {
  const listed = parseSources(raw.sources.value, raw.sources.file)
  if (!listed.ok) return listed
  const { sources } = listed
  const faults: PolicyFault[] = []
  const modules = new Map<string, PolicyModule>()
  const packs = new Map<string, Pack>()
  const keep = <T extends { id: string }>(known: Map<string, T>, one: T, file: string): void => {
    if (known.has(one.id)) faults.push(...twice(file, one.id))
    known.set(one.id, one)
  }
  for (const { file, value } of raw.modules) {
    const read = parseModule(value, file, sources)
    if (read.ok) keep(modules, read.module, file)
    else faults.push(...read.faults)
  }
  for (const { file, value } of raw.packs) {
    const read = parsePack(value, file, sources)
    if (read.ok) keep(packs, read.pack, file)
    else faults.push(...read.faults)
  }
  for (const pack of packs.values()) faults.push(...followFaults(pack, packs))
  return faults.length === 0
    ? { ok: true, library: { sources, modules, packs } }
    : { ok: false, faults }
}

/** The pack that is followed exists and ends at the very moment at which this one begins: no gap, and never two at once. */
function followFaults(pack: Pack, packs: ReadonlyMap<string, Pack>): readonly PolicyFault[] {
  if (pack.follows === null) return []
  const place = within(startOf(pack.id), 'follows')
  const old = packs.get(pack.follows)
  if (old === undefined)
    report(
      place,
      'reference',
      `没有规则包 ${pack.follows}；请改正。`,
      `There is no pack ${pack.follows}; correct the name.`,
    )
  else if (old.period.until !== pack.period.from)
    report(
      place,
      'time',
      `${old.id} 须恰在本包施行时结束；请改正其 effective_to 或本包的 effective_from。`,
      `${old.id} must end at the moment at which this pack begins: correct its effective_to or this effective_from.`,
    )
  return place.faults
}

function twice(file: string, id: string): readonly PolicyFault[] {
  const place = within(startOf(file), 'id')
  report(
    place,
    'duplicate',
    `编号 ${id} 已被另一文件使用；请改用别的编号。`,
    `The identifier ${id} is taken by another file; choose another.`,
  )
  return place.faults
}

/** Packs of one line, the newest first: each takes over from the next. */
export function lineOf(library: Library, newest: string): readonly Pack[] {
  const line: Pack[] = []
  for (let id: string | null = newest; id !== null; ) {
    const pack = library.packs.get(id)
    if (pack === undefined || line.includes(pack)) break
    line.push(pack)
    id = pack.follows
  }
  return line
}

/** The pack of a line that is in force at an instant; null before the first and after the last has ended. */
export function packAt(library: Library, newest: string, at: Instant): Pack | null {
  return (
    lineOf(library, newest).find(
      ({ period }) => period.from <= at && (period.until === null || at < period.until),
    ) ?? null
  )
}
