import type { Period } from '@bihuan/core/policy/module.ts'
import { momentText } from '@bihuan/core/policy/moment.ts'
import { type AnyParameter, isUnverified } from '@bihuan/core/policy/parameter.ts'
import { parametersOf } from '@bihuan/core/policy/parameters.ts'
import type { Answer } from './answering.ts'
import type { PolicyOptions } from './policy.ts'
import { openLibrary, packOf, policyOf, readMoment } from './policy-library.ts'
import { painted, tableText } from './print.ts'

/** A value as a person reads it: words as words, lists with commas. */
export function valueText(v: unknown): string {
  if (Array.isArray(v)) return v.length === 0 ? '[]' : v.join(', ')
  return String(v)
}

const marked = ({ grade }: AnyParameter) => (isUnverified(grade) ? '?' : '')

/** Every value of a pack at a moment, with its ground; what is unverified is marked, dates included. */
export async function showPolicy(
  id: string,
  options: PolicyOptions & { at?: string; unverified?: true },
): Promise<Answer> {
  const library = openLibrary(options.folder)
  const pack = packOf(library, id)
  const at = options.at === undefined ? pack.period.from : readMoment(options.at)
  const policy = policyOf(library, pack, at)
  const all = parametersOf(policy)
  const unverified = all.filter(({ grade }) => isUnverified(grade))
  const shown = options.unverified ? unverified : all
  const modules = policy.pack.modules.flatMap((one) => library.modules.get(one) ?? [])
  const dates = [
    { id, kind: 'pack', period: pack.period },
    ...modules.map((one) => ({ id: one.id, kind: one.kind, period: one.period })),
  ]
  const grounds = [...shown, ...dates.flatMap(({ period }) => datesOf(period))]
  const named = [...new Set(grounds.flatMap(({ src }) => src))].sort()
  const sources = named.flatMap((mark) => library.sources.get(mark) ?? [])
  const unknown = [...pack.unknown, ...modules.flatMap((module) => module.unknown)]
  return {
    json: {
      pack: id,
      at: momentText(at),
      from: momentText(policy.pack.from),
      until: policy.pack.until === null ? null : momentText(policy.pack.until),
      modules: dates.map(({ period, ...one }) => ({ ...one, dates: datesOf(period).map(plain) })),
      parameters: shown.map(plain),
      unverified: unverified.length,
      sources,
      unknown,
    },
    text: [
      painted('bold', `${pack.title.zh} · ${pack.title.en} @ ${momentText(at)}`),
      '',
      tableText(
        ['', 'module 模块', 'layer 层', 'in force 施行', 'grade 等级', 'source 来源'],
        dates.map(({ id: name, kind, period: { dates: said } }) => [
          marked(said.from),
          name,
          kind,
          `${valueText(said.from.v)} – ${said.to === null ? '' : valueText(said.to.v)}`,
          said.from.grade,
          said.from.src.join(' '),
        ]),
      ),
      '',
      tableText(
        ['', 'grade 等级', 'source 来源', 'module 模块', 'parameter 参数', 'value 值 (note 说明)'],
        shown.map((one) => [
          marked(one),
          one.grade,
          one.src.join(' '),
          one.module,
          one.path,
          one.note === null ? valueText(one.v) : `${valueText(one.v)} (${one.note})`,
        ]),
      ),
      '',
      `${all.length} parameters 参数; ? ${unverified.length} unverified 未经核实: shown, and bind nobody until an operator confirms them · 经确认后方可用于任何人`,
      ...(unknown.length === 0 ? [] : ['', 'unknown 未查到:']),
      ...unknown.map(({ zh, en }) => `  ${zh} / ${en}`),
      '',
      tableText(
        ['source 来源', 'grade', 'title 标题', 'address 地址'],
        sources.map((one) => [one.id, one.grade, one.title, one.addresses.join(' ')]),
      ),
    ].join('\n'),
  }
}

const datesOf = ({ dates: { from, to } }: Period): readonly AnyParameter[] =>
  to === null ? [from] : [from, to]

const plain = (one: AnyParameter) => ({
  path: one.path,
  v: one.v,
  grade: one.grade,
  src: one.src,
  module: one.module,
  unverified: isUnverified(one.grade),
  note: one.note,
  allowed: one.allowed,
})
