import type { RawLibrary } from '@bihuan/core/policy/adoption-source.ts'
import { type PolicyCase, parseCases } from '@bihuan/core/policy/case.ts'
import { checkPack } from '@bihuan/core/policy/check-pack.ts'
import type { PolicyFault } from '@bihuan/core/policy/fault.ts'
import { type Library, parseLibrary, type RawFile } from '@bihuan/core/policy/library.ts'
import { isFields } from '@bihuan/core/policy/read-fields.ts'
import { lineOf } from '../../policies/lines.ts'
import { readYaml } from '../../policies/load.ts'
import { shippedCases, shippedLibrary, shippedRaw } from './shipped.ts'

/** A file of rules that the city wrote itself, and where it stands beside those that ship. */
export type LocalFile = { readonly file: string; readonly text: string }

/** Everything that there is to read: the shipped packs with the city's own beside them. */
export type LocalRules = {
  readonly raw: RawLibrary
  readonly library: Library
  readonly cases: readonly PolicyCase[]
}

export type FaultAtLine = PolicyFault & { readonly line: number | null }

/**
 * The shipped rules with the files of a city laid beside them, or everything that is wrong with those, each fault at its line. A file of the
 * city never replaces one that ships: it has another name and another id.
 */
export function localRules(
  files: readonly LocalFile[],
  pack: string,
): { ok: true; rules: LocalRules } | { ok: false; faults: readonly FaultAtLine[] } {
  const at = (faults: readonly PolicyFault[]) => ({
    ok: false as const,
    faults: atLines(faults, files),
  })
  if (files.length === 0) {
    const rules = { raw: shippedRaw(), library: shippedLibrary(), cases: shippedCases() }
    return { ok: true, rules }
  }
  const read = files.map(({ file, text }) => readYaml('', file, text))
  const broken = read.flatMap(({ faults }) => faults)
  if (broken.length > 0) return at(broken)
  const shipped = shippedRaw()
  const sources = withSources(shipped.sources, read)
  const raw: RawLibrary = {
    sources: sources.file,
    modules: [...shipped.modules, ...read.filter(({ file }) => file.startsWith('modules/'))],
    packs: [...shipped.packs, ...read.filter(isPackFile)],
  }
  const parsed = parseLibrary(raw)
  const ofCases = read
    .filter(({ file }) => file.endsWith('.cases.yaml'))
    .map(({ file, value }) => parseCases(value, file))
  const faults = [
    ...sources.faults,
    ...(parsed.ok ? [] : parsed.faults),
    ...ofCases.flatMap((one) => (one.ok ? [] : one.faults)),
  ]
  if (!parsed.ok || faults.length > 0) return at(faults)
  const { library } = parsed
  const whole = checkPack(library, pack)
  if (whole.length > 0) return at(whole)
  const own = ofCases.flatMap((one) => (one.ok ? one.cases : []))
  return { ok: true, rules: { raw, library, cases: [...shippedCases(), ...own] } }
}

const isPackFile = ({ file }: RawFile): boolean =>
  file.startsWith('packs/') && !file.endsWith('.cases.yaml')

/** The list of sources with those of the city; a mark that is taken stays what it is. */
function withSources(
  shipped: RawFile,
  read: readonly RawFile[],
): { file: RawFile; faults: PolicyFault[] } {
  const own = read.find(({ file }) => file === 'sources.yaml')
  if (own === undefined || !isFields(shipped.value)) return { file: shipped, faults: [] }
  if (!isFields(own.value)) return { file: own, faults: [] }
  const known = shipped.value
  const faults = Object.keys(own.value)
    .filter((mark) => Object.hasOwn(known, mark))
    .map(
      (mark): PolicyFault => ({
        file: own.file,
        path: mark,
        code: 'duplicate',
        zh: `来源代号 ${mark} 已有；请改用别的代号。`,
        en: `The mark ${mark} is taken by another source; choose another.`,
      }),
    )
  return { file: { file: own.file, value: { ...own.value, ...known } }, faults }
}

/**
 * Faults at the lines of the files in which they lie. A fault of a whole pack names a place of the merged policy: it is looked for where a file
 * of the city says that place.
 */
function atLines(faults: readonly PolicyFault[], files: readonly LocalFile[]): FaultAtLine[] {
  return faults.map((fault) => {
    const own = files.find(({ file }) => file === fault.file)
    if (own) return { ...fault, line: lineOf(own.text, fault.path)?.line ?? null }
    const path = fault.path.startsWith('says') ? fault.path : `says.${fault.path}`
    for (const { file, text } of files.filter((one) => one.file.startsWith('modules/'))) {
      const found = lineOf(text, path)
      if (found?.isWhole) return { ...fault, file, line: found.line }
    }
    return { ...fault, line: null }
  })
}
