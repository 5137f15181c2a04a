import type { Assay, AssayTarget } from './assay.ts'
import type { Well } from './plate.ts'
import type { TubeHolds } from './plate-layout.ts'

/** One measured curve: `ct` in cycles, null when the instrument found none. */
export type Reading = {
  well: Well
  sample: string | null
  target: string | null
  dye: string | null
  ct: number | null
  flags: readonly string[]
}

/** Words of a tube, not of a person: a reactive tube says that somebody in it must be tested again. */
export type CallWord = 'negative' | 'reactive' | 'invalid' | 'repeat'

export type CallReason =
  | { kind: 'nothing-detected'; internalControlCt: number }
  | { kind: 'detected'; targets: readonly string[] }
  | { kind: 'no-internal-control'; ct: number | null }
  | { kind: 'grey-zone'; targets: readonly string[] }
  | { kind: 'one-target-only'; targets: readonly string[] }
  | { kind: 'reading-missing'; target: string }
  | { kind: 'reading-set-aside'; target: string }

export type WellCall = { call: CallWord; because: CallReason }

/** The call of a tube with several people. It names no person, and no function turns it into one's finding. */
export type PoolCall = WellCall & { of: 'pool'; tube: string; well: Well; assay: CallAssay }

/** The call of a tube with one person's swab: the only call a finding can start from. */
export type SingleCall = WellCall & { of: 'single'; tube: string; well: Well; assay: CallAssay }

export type TubeCall = PoolCall | SingleCall

/** By which rule a call was made. */
export type CallAssay = { id: string; version: number; kit: string }

export type TargetState = 'detected' | 'grey' | 'absent'

/** Detected up to the cut-off, ends included; grey up to the limit of detection; absent beyond or without a Ct. */
export function targetState(ct: number | null, target: AssayTarget): TargetState {
  if (ct === null || ct > target.lodCtMax) return 'absent'
  return ct <= target.cutoffCt ? 'detected' : 'grey'
}

/** An instrument or a person set this curve aside, or left its Ct empty: it says nothing, least of all «not detected». */
export function isSetAside(reading: Reading): boolean {
  return reading.flags.includes('omitted') || reading.flags.includes('ct-blank')
}

/**
 * Calls one well from its readings. Every gene of the assay must have been read; «negative» further needs
 * the internal control within range (hazard H37). A detected target needs no internal control, since a strong
 * one can starve it of reagent.
 */
export function callWell(readings: readonly Reading[], assay: Assay): WellCall {
  for (const { name } of [...assay.targets, assay.internalControl]) {
    const reading = readings.find(({ target }) => target === name)
    if (reading === undefined)
      return { call: 'invalid', because: { kind: 'reading-missing', target: name } }
    if (isSetAside(reading))
      return { call: 'invalid', because: { kind: 'reading-set-aside', target: name } }
  }
  const ctOf = (name: string): number | null =>
    readings.find(({ target }) => target === name)?.ct ?? null
  const inState = (state: TargetState): string[] =>
    assay.targets
      .filter((target) => targetState(ctOf(target.name), target) === state)
      .map(({ name }) => name)

  const detected = inState('detected')
  const grey = inState('grey')
  const enough = assay.reactiveWhen === 'all-targets' ? assay.targets.length : 1
  if (detected.length >= enough)
    return { call: 'reactive', because: { kind: 'detected', targets: detected } }
  if (grey.length > 0)
    return { call: 'repeat', because: { kind: 'grey-zone', targets: [...detected, ...grey] } }
  if (detected.length > 0)
    return { call: 'repeat', because: { kind: 'one-target-only', targets: detected } }

  const internalControlCt = ctOf(assay.internalControl.name)
  if (internalControlCt === null || internalControlCt > assay.internalControl.ctMax) {
    return { call: 'invalid', because: { kind: 'no-internal-control', ct: internalControlCt } }
  }
  return { call: 'negative', because: { kind: 'nothing-detected', internalControlCt } }
}

/** The call of a tube, of the type that fits what the tube holds. */
export function tubeCall(
  holds: TubeHolds,
  tube: string,
  well: Well,
  call: WellCall,
  assay: Assay,
): TubeCall {
  const rest = {
    tube,
    well,
    ...call,
    assay: { id: assay.id, version: assay.version, kit: assay.kit },
  }
  return holds === 'pool' ? { of: 'pool', ...rest } : { of: 'single', ...rest }
}
