import { canonicalWell, type Well, wellAt } from '@bihuan/core/lab/plate.ts'
import { ctValue } from './ct-value.ts'
import { decodeText } from './decode-text.ts'
import { type FileFault, fileFault } from './file-fault.ts'
import type { WellReading, WellRole } from './instrument-run.ts'
import type { RunOutcome } from './quantstudio-run.ts'
import { child, children, childText, type Element, parseXml } from './xml.ts'

/** Reads RDML 1.0 to 1.3 from the XML files of its zip (an instrument may put several in one). */
export function readRdml(documents: readonly { name: string; bytes: Uint8Array }[]): RunOutcome {
  const roots: Element[] = []
  for (const { name, bytes } of documents) {
    const decoded = decodeText(bytes)
    // What else a machine or an archiver packs in (settings, `__MACOSX`) is not ours to judge.
    if (!decoded.ok || !/<(?:\w+:)?rdml[\s>]/.test(decoded.text)) continue
    const root = parseXml(decoded.text)
    if (root === null) return { ok: false, faults: [fileFault('damaged', { value: name })] }
    if (root.name === 'rdml') roots.push(root)
  }
  if (roots.length === 0) return { ok: false, faults: [fileFault('not-an-instrument-file')] }
  const runs = roots.flatMap((root) =>
    children(root, 'experiment').flatMap((experiment) =>
      children(experiment, 'run').map((run) => ({ root, experiment, run })),
    ),
  )
  const withReacts = runs.filter(({ run }) => children(run, 'react').length > 0)
  const [only] = withReacts
  if (only === undefined) return { ok: false, faults: [fileFault('no-rows')] }
  if (withReacts.length > 1)
    return { ok: false, faults: [fileFault('several-runs', { value: String(withReacts.length) })] }

  const { root, experiment, run } = only
  const { readings, faults } = readReacts(root, run)
  if (faults.length > 0) return { ok: false, faults }
  if (readings.length === 0) return { ok: false, faults: [fileFault('no-rows')] }
  return {
    ok: true,
    run: {
      format: 'rdml',
      instrument: childText(run, 'instrument'),
      serial: null,
      runId: run.attributes.id ?? null,
      experimentType: experiment.attributes.id ?? null,
      runEndedAt: childText(run, 'runDate'),
      plateBarcode: null,
      complete: 'container',
      wellsWithoutResult: [],
      wells: readings,
    },
  }
}

function readReacts(root: Element, run: Element): { readings: WellReading[]; faults: FileFault[] } {
  const samples = new Map(
    children(root, 'sample').map((sample) => [sample.attributes.id ?? '', sample]),
  )
  const dyes = new Map(
    children(root, 'target').map((target) => [
      target.attributes.id ?? '',
      child(target, 'dyeId')?.attributes.id ?? childText(target, 'dyeId'),
    ]),
  )
  const columns = Number(childText(child(run, 'pcrFormat') ?? run, 'columns') ?? 12)
  const readings: WellReading[] = []
  const faults: FileFault[] = []
  const seen = new Set<string>()
  let melt = false
  for (const [index, react] of children(run, 'react').entries()) {
    const row = index + 1
    const id = react.attributes.id ?? ''
    const well = reactWell(id, columns)
    if (well === null) {
      faults.push(fileFault('well-unknown', { row, column: 'react id', value: id }))
      continue
    }
    const sample = samples.get(child(react, 'sample')?.attributes.id ?? '')
    for (const data of children(react, 'data')) {
      const target = child(data, 'tar')?.attributes.id ?? null
      const cq = childText(data, 'cq')
      if (cq === null && children(data, 'adp').length === 0 && children(data, 'mdp').length > 0) {
        melt = true
        continue
      }
      const identity = JSON.stringify([well, target])
      if (seen.has(identity))
        faults.push(fileFault('row-twice', { row, value: `${well} ${target}` }))
      seen.add(identity)
      // RDML writes -1 for «no Cq»; some exporters write 0.
      const ct = ctValue(cq === null || Number(cq) === -1 || Number(cq) === 0 ? '' : cq, {
        row,
        column: 'cq',
      })
      if (!ct.ok) {
        faults.push(ct.fault)
        continue
      }
      const flags: string[] = []
      if (cq === null) flags.push('ct-blank')
      if (childText(data, 'excl') !== null) flags.push('omitted')
      readings.push({
        well,
        sample: sampleName(sample, react),
        target,
        dye: dyes.get(target ?? '') ?? null,
        role: roleOf(sample, target),
        ct: ct.ct,
        call: null,
        flags,
      })
    }
  }
  if (readings.length === 0 && melt && faults.length === 0) faults.push(fileFault('melt-only'))
  return { readings, faults }
}

/** RDML numbers reactions by rows from 1; StepOne writes the well itself. */
function reactWell(id: string, columns: number): Well | null {
  if (!/^\d+$/.test(id)) return canonicalWell(id)
  const place = Number(id) - 1
  if (columns !== 12 && columns !== 24) return null
  return wellAt(columns === 12 ? 96 : 384, {
    row: Math.floor(place / columns),
    column: place % columns,
  })
}

/** Roche writes a GUID as the id of a sample and its name as the description. */
function sampleName(sample: Element | undefined, react: Element): string | null {
  const id = sample?.attributes.id ?? child(react, 'sample')?.attributes.id ?? null
  const isMachineMade = id !== null && /^[0-9a-f]{8}-[0-9a-f-]{27,}$/i.test(id)
  return (isMachineMade && sample !== undefined ? childText(sample, 'description') : null) ?? id
}

const roles: Record<string, WellRole> = {
  unkn: 'unknown',
  ntc: 'ntc',
  nac: 'control',
  nrt: 'control',
  ntp: 'control',
  std: 'standard',
  opt: 'unknown',
  pos: 'control',
}

function roleOf(sample: Element | undefined, target: string | null): WellRole | null {
  if (sample === undefined) return null
  const types = children(sample, 'type')
  const type = types.find(({ attributes }) => attributes.targetId === target) ?? types[0]
  return roles[type?.text.trim() ?? ''] ?? null
}
