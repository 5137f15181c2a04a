import type { PolicyFault } from './fault.ts'
import { type Place, report, startOf, within } from './fault.ts'
import { type Grade, grades } from './parameter.ts'
import { isFields, readFields, readList, readOne, readText, shown } from './read-fields.ts'

/** Where values come from: what was read, where it stands, and how sure it is at best. */
export type PolicySource = {
  readonly id: string
  readonly grade: 'a' | 'b' | 'c'
  readonly title: string
  readonly addresses: readonly string[]
}

/** The sources by their marks. */
export type Sources = ReadonlyMap<string, PolicySource>

const sourceGrades = ['a', 'b', 'c'] as const

/** Reads the list of sources from plain data: an object from mark to `{grade, title, address}`. */
export function parseSources(
  value: unknown,
  file: string,
): { ok: true; sources: Sources } | { ok: false; faults: readonly PolicyFault[] } {
  const top = startOf(file)
  const sources = new Map<string, PolicySource>()
  if (!isFields(value)) {
    report(top, 'type', '应为以来源代号为键的对象。', 'Give an object from mark to source.')
    return { ok: false, faults: top.faults }
  }
  for (const [id, raw] of Object.entries(value)) {
    const place = within(top, id)
    const { grade, title, address } = readFields(place, raw, ['grade', 'title', 'address'])
    sources.set(id, {
      id,
      grade: readOne(within(place, 'grade'), grade, sourceGrades),
      title: readText(within(place, 'title'), title),
      addresses: readList(within(place, 'address'), address, readText),
    })
  }
  return top.faults.length === 0 ? { ok: true, sources } : { ok: false, faults: top.faults }
}

/** Source and grade of one value. A value cannot be surer than the best source it names. */
export function readGrounds(
  place: Place,
  rawSrc: unknown,
  rawGrade: unknown,
  sources: Sources,
): { src: readonly string[]; grade: Grade } {
  const src = readList(within(place, 'src'), rawSrc, readText)
  const grade = readOne(within(place, 'grade'), rawGrade, grades)
  for (const [n, id] of src.entries()) {
    if (sources.has(id)) continue
    report(
      within(within(place, 'src'), n),
      'source',
      `来源 ${shown(id)} 未列入 sources.yaml；请先在那里写明，或删去。`,
      `The source ${shown(id)} is not listed in sources.yaml; list it there first, or remove it.`,
    )
  }
  if (grade === 'BG' || grade === 'DESIGN') return { src, grade }
  const best = src
    .map((id) => sources.get(id)?.grade)
    .filter((one) => one !== undefined)
    .sort()[0]
  if (src.length === 0)
    report(
      within(place, 'src'),
      'source',
      `等级 ${grade} 须写明来源；没有来源的，等级写 BG 或 DESIGN。`,
      `Grade ${grade} needs a source; without one the grade is BG or DESIGN.`,
    )
  // Arithmetic on values that nobody checked is not surer than they are.
  else if (best !== undefined && (grade === 'DER' ? best === 'c' : grade < best))
    report(
      within(place, 'grade'),
      'grade',
      `所列来源最高为 ${best}，不能写 ${grade}；请改为 ${best}，或补上更可靠的来源。`,
      `The best source named is ${best}, so it cannot be ${grade}: write ${best}, or add a better source.`,
    )
  return { src, grade }
}
