import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RawLibrary } from '@bihuan/core/policy/adoption-source.ts'
import { type PolicyCase, parseCases } from '@bihuan/core/policy/case.ts'
import type { PolicyFault } from '@bihuan/core/policy/fault.ts'
import { type Library, parseLibrary, type RawFile } from '@bihuan/core/policy/library.ts'
import type { Words } from '@bihuan/core/policy/words.ts'
import { parseDocument } from 'yaml'

/** Where the packs of this program stand. */
export const policyFolder = import.meta.dirname

/** A YAML file as plain data. A file that is no YAML is told with its line, as a fault like any other. */
export function readYaml(
  path: string,
  file: string,
  text = readFileSync(path, 'utf8'),
): RawFile & { faults: readonly PolicyFault[] } {
  // Doubled keys are faults of the reader: the second would silently win.
  const document = parseDocument(text, { uniqueKeys: true })
  // One broken line makes the reader stumble over all that follow: the first is the one to mend.
  const faults = document.errors.slice(0, 1).map(({ message, linePos }): PolicyFault => {
    const line = linePos?.[0].line ?? 1
    return {
      file,
      path: `line ${line}`,
      code: 'type',
      zh: `第 ${line} 行不是有效的 YAML：${message.split('\n')[0]}`,
      en: `Line ${line} is not valid YAML: ${message.split('\n')[0]}`,
    }
  })
  return { file, value: faults.length > 0 ? undefined : document.toJS(), faults }
}

/** The files of a folder as plain data, before anything in them is checked; a file that is no YAML is a fault. */
export function loadRaw(
  folder = policyFolder,
): { ok: true; raw: RawLibrary } | { ok: false; faults: readonly PolicyFault[] } {
  const yamls = (name: string) =>
    readdirSync(join(folder, name))
      .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
      .sort()
      .map((file) => readYaml(join(folder, name, file), `${name}/${file}`))
  const sources = readYaml(join(folder, 'sources.yaml'), 'sources.yaml')
  const modules = yamls('modules')
  const packs = yamls('packs')
  const broken = [sources, ...modules, ...packs].flatMap(({ faults }) => faults)
  return broken.length > 0
    ? { ok: false, faults: broken }
    : { ok: true, raw: { sources, modules, packs } }
}

/** All modules and packs of a folder, or everything that is wrong with them. */
export function loadLibrary(
  folder = policyFolder,
): { ok: true; library: Library } | { ok: false; faults: readonly PolicyFault[] } {
  const read = loadRaw(folder)
  return read.ok ? parseLibrary(read.raw) : read
}

/** The cases of all packs of a folder, or everything that is wrong with their files. */
export function loadCases(
  folder = policyFolder,
): { ok: true; cases: readonly PolicyCase[] } | { ok: false; faults: readonly PolicyFault[] } {
  const read = readdirSync(join(folder, 'packs'))
    .filter((file) => file.endsWith('.cases.yaml'))
    .sort()
    .map((file) => {
      const { value, faults } = readYaml(join(folder, 'packs', file), `packs/${file}`)
      if (faults.length > 0) return { ok: false as const, faults }
      return parseCases(value, `packs/${file}`)
    })
  const faults = read.flatMap((one) => (one.ok ? [] : one.faults))
  if (faults.length > 0) return { ok: false, faults }
  return { ok: true, cases: read.flatMap((one) => (one.ok ? one.cases : [])) }
}

/** What the names of a folder's packs are called, for the pages. */
export function loadWords(folder = policyFolder): Readonly<Record<string, Words>> {
  const { value } = readYaml(join(folder, 'words.yaml'), 'words.yaml')
  return value as Readonly<Record<string, Words>>
}
