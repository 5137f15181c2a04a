import type { Assay, AssayGrade, AssayTarget } from './assay.ts'

export type AssayFault = {
  path: string
  because:
    | 'missing'
    | 'not-a-text'
    | 'not-a-number'
    | 'not-one-of'
    | 'not-a-list'
    | 'order'
    | 'twice'
    | 'unknown-field'
}

export type ParsedAssay = { ok: true; assay: Assay } | { ok: false; faults: readonly AssayFault[] }

const grades: readonly AssayGrade[] = ['leaflet', 'standard', 'unverified', 'invented-example']

/** More cycles than any run has: a Ct beyond is a mistake of unit. */
const ctLimit = 60

const fields = [
  'id',
  'version',
  'kit',
  'kitName',
  'targets',
  'internalControl',
  'reactiveWhen',
  'negativeControl',
  'positiveControl',
  'source',
  'grade',
]

/** Reads an assay from a plain object (a parsed YAML file), naming every fault with its path. */
export function parseAssay(value: unknown): ParsedAssay {
  const faults: AssayFault[] = []
  const top = record(value)
  if (top === null) return { ok: false, faults: [{ path: '', because: 'missing' }] }
  for (const name of Object.keys(top)) {
    if (!fields.includes(name)) faults.push({ path: name, because: 'unknown-field' })
  }

  const text = (from: Record<string, unknown>, key: string, at: string): string => {
    const found = from[key]
    if (typeof found === 'string' && found.trim() !== '') return found
    faults.push({ path: at + key, because: found === undefined ? 'missing' : 'not-a-text' })
    return ''
  }
  const ct = (from: Record<string, unknown>, key: string, at: string): number => {
    const found = from[key]
    if (typeof found === 'number' && found > 0 && found <= ctLimit) return found
    faults.push({ path: at + key, because: found === undefined ? 'missing' : 'not-a-number' })
    return Number.NaN
  }
  const oneOf = <Word extends string>(
    from: Record<string, unknown>,
    key: string,
    words: readonly Word[],
    at: string,
  ): Word | undefined => {
    const found = words.find((word) => word === from[key])
    if (found === undefined)
      faults.push({ path: at + key, because: from[key] === undefined ? 'missing' : 'not-one-of' })
    return found
  }
  const part = (key: string): Record<string, unknown> => {
    const found = record(top[key])
    if (found === null) faults.push({ path: key, because: 'missing' })
    return found ?? {}
  }
  const ordered = (low: number, high: number, path: string): void => {
    if (low > high) faults.push({ path, because: 'order' })
  }

  const targets: AssayTarget[] = []
  const list = top.targets
  if (!Array.isArray(list) || list.length === 0)
    faults.push({ path: 'targets', because: 'not-a-list' })
  else {
    list.forEach((item: unknown, index) => {
      const at = `targets.${index}.`
      const from = record(item) ?? {}
      const target = {
        name: text(from, 'name', at),
        dye: text(from, 'dye', at),
        cutoffCt: ct(from, 'cutoffCt', at),
        lodCtMax: ct(from, 'lodCtMax', at),
      }
      ordered(target.cutoffCt, target.lodCtMax, `${at}lodCtMax`)
      targets.push(target)
    })
  }

  const control = part('internalControl')
  const internalControl = {
    name: text(control, 'name', 'internalControl.'),
    dye: text(control, 'dye', 'internalControl.'),
    ctMax: ct(control, 'ctMax', 'internalControl.'),
  }
  const names = [...targets, internalControl].map(({ name }) => name)
  if (new Set(names).size !== names.length) faults.push({ path: 'targets', because: 'twice' })

  const positive = part('positiveControl')
  const positiveControl = {
    ctMin: ct(positive, 'ctMin', 'positiveControl.'),
    ctMax: ct(positive, 'ctMax', 'positiveControl.'),
  }
  ordered(positiveControl.ctMin, positiveControl.ctMax, 'positiveControl.ctMax')

  const water = oneOf(
    part('negativeControl'),
    'internalControl',
    ['absent', 'present'],
    'negativeControl.',
  )
  const reactiveWhen = oneOf(top, 'reactiveWhen', ['all-targets', 'any-target'], '')
  const grade = oneOf(top, 'grade', grades, '')
  const version = top.version
  if (!(typeof version === 'number' && Number.isInteger(version) && version >= 1)) {
    faults.push({ path: 'version', because: version === undefined ? 'missing' : 'not-a-number' })
  }
  const words = {
    id: text(top, 'id', ''),
    kit: text(top, 'kit', ''),
    kitName: text(top, 'kitName', ''),
    source: text(top, 'source', ''),
  }

  if (
    faults.length > 0 ||
    water === undefined ||
    reactiveWhen === undefined ||
    grade === undefined ||
    typeof version !== 'number'
  ) {
    return { ok: false, faults }
  }
  return {
    ok: true,
    assay: {
      ...words,
      version,
      targets,
      internalControl,
      reactiveWhen,
      negativeControl: { internalControl: water },
      positiveControl,
      grade,
    },
  }
}

function record(value: unknown): Record<string, unknown> | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : null
}
