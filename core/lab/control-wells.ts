import type { Assay } from './assay.ts'
import { isSetAside, type Reading, targetState } from './call.ts'

export type ControlFault =
  | { kind: 'control-contaminated'; target: string; ct: number | null }
  | { kind: 'control-too-weak-or-strong'; target: string; ct: number | null }
  | { kind: 'control-has-internal-control'; ct: number | null }
  | { kind: 'control-lacks-internal-control'; ct: number | null }
  | { kind: 'control-not-read'; target: string }

/** What is wrong with water where water should be: nothing may be detected, not even in the grey zone. */
export function negativeControlFaults(readings: readonly Reading[], assay: Assay): ControlFault[] {
  const faults = notRead(readings, assay)
  if (faults.length > 0) return faults
  for (const target of assay.targets) {
    const ct = ctOf(readings, target.name)
    if (targetState(ct, target) !== 'absent') {
      faults.push({ kind: 'control-contaminated', target: target.name, ct })
    }
  }
  const ct = ctOf(readings, assay.internalControl.name)
  const present = ct !== null && ct <= assay.internalControl.ctMax
  if (assay.negativeControl.internalControl === 'absent' && present) {
    faults.push({ kind: 'control-has-internal-control', ct })
  }
  if (assay.negativeControl.internalControl === 'present' && !present) {
    faults.push({ kind: 'control-lacks-internal-control', ct })
  }
  return faults
}

/** What is wrong with the positive control: every target must lie in its range. Its internal control is not asked for. */
export function positiveControlFaults(readings: readonly Reading[], assay: Assay): ControlFault[] {
  const faults = notRead(readings, assay)
  if (faults.length > 0) return faults
  const { ctMin, ctMax } = assay.positiveControl
  for (const { name } of assay.targets) {
    const ct = ctOf(readings, name)
    if (ct === null || ct < ctMin || ct > ctMax) {
      faults.push({ kind: 'control-too-weak-or-strong', target: name, ct })
    }
  }
  return faults
}

function notRead(readings: readonly Reading[], assay: Assay): ControlFault[] {
  return [...assay.targets, assay.internalControl]
    .filter(({ name }) => {
      const reading = readings.find(({ target }) => target === name)
      return reading === undefined || isSetAside(reading)
    })
    .map(({ name }) => ({ kind: 'control-not-read', target: name }))
}

function ctOf(readings: readonly Reading[], name: string): number | null {
  return readings.find(({ target }) => target === name)?.ct ?? null
}
