import type { LabelKind } from '@bihuan/core/labels/label.ts'
import { type Label, labelRange } from '@bihuan/interop/labels/label.ts'

/** A print of labels as the address holds it, so that it can be printed again after a paper jam. */
export type LabelPrint = {
  kind: LabelKind
  first: string
  last: string
  /** Of tubes only. */
  round: string
  site: string
  pool: string
}

const kinds: readonly LabelKind[] = ['tube', 'box', 'plate']

/** The print in an address, null where it names none. */
export function printOf(search: URLSearchParams): LabelPrint | null {
  const kind = kinds.find((one) => one === search.get('kind'))
  const of = (name: string) => search.get(name) ?? ''
  if (!kind || !of('first') || !of('last')) return null
  return {
    kind,
    first: of('first'),
    last: of('last'),
    round: of('of'),
    site: of('site'),
    pool: of('pool'),
  }
}

/** The same print as an address. */
export const addressOfPrint = ({ kind, first, last, round, site, pool }: LabelPrint) =>
  new URLSearchParams(
    Object.entries({ kind, first, last, of: round, site, pool }).filter(
      ([, value]) => value !== '',
    ),
  )

/** The words on a label, in the language of the city's tubes whatever the desk speaks. */
export function linesOf({ kind, round, site, pool }: LabelPrint, siteName: string): string[] {
  if (kind === 'box') return ['样本转运箱', '双方清点、签字后交接']
  if (kind === 'plate') return ['96 孔板', '上机前核对板号']
  const alone: Record<string, string> = { '1': '单人单管', household: '一户一管' }
  const people = alone[pool] ?? `${pool} 人一管`
  return [`${site} 号点 ${siteName}`, `${people} · 轮次 ${round}`]
}

/** Every label of a print, or what is wrong with its codes. */
export function labelsOf(print: LabelPrint, siteName: string) {
  const range = labelRange(print.kind, print.first, print.last)
  if (!range.ok) return range
  const lines = linesOf(print, siteName)
  return { ok: true as const, labels: range.codes.map((code): Label => ({ code, lines })) }
}
