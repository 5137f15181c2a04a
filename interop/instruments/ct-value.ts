import { type FileFault, fileFault } from './file-fault.ts'

export type CtValue = { ok: true; ct: number | null } | { ok: false; fault: FileFault }

// What exporters write when no curve crossed the threshold.
const none = new Set([
  '',
  'undetermined',
  'nan',
  'n/a',
  'na',
  'no ct',
  'no cq',
  '-',
  '未检出',
  '未确定',
])

/** A Ct in cycles from an exporter's text: thousands commas allowed, «Undetermined» is null, anything else a fault at its place. */
export function ctValue(text: string, where: { row?: number; column: string }): CtValue {
  const trimmed = text.trim()
  if (none.has(trimmed.toLowerCase())) return { ok: true, ct: null }
  if (!/^-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/.test(trimmed)) {
    return { ok: false, fault: fileFault('ct-not-a-number', { ...where, value: trimmed }) }
  }
  const ct = Number(trimmed.replaceAll(',', ''))
  // No protocol has a hundred cycles; «27,102» with a decimal comma becomes 27102 and lands here.
  if (!(ct > 0 && ct <= 100)) {
    return { ok: false, fault: fileFault('ct-out-of-range', { ...where, value: trimmed }) }
  }
  return { ok: true, ct }
}
