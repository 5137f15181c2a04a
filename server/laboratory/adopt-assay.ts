import { AdoptAssay, AssayAdopted } from '@bihuan/contract/laboratory.ts'
import { type AssayFault, parseAssay } from '@bihuan/core/lab/parse-assay.ts'
import { digestOf } from '../door/canonical.ts'
import { command } from '../door/command.ts'
import { Problem, type ProblemItem } from '../door/problem.ts'

const words: Record<AssayFault['because'], { zh: string; en: string }> = {
  missing: { zh: '缺少此项', en: 'is missing' },
  'not-a-text': { zh: '应为文字', en: 'must be a text' },
  'not-a-number': { zh: '应为范围内的数', en: 'must be a number within range' },
  'not-one-of': { zh: '不是允许的值', en: 'is none of the allowed values' },
  'not-a-list': { zh: '应为非空列表', en: 'must be a list that is not empty' },
  order: { zh: '上限低于下限', en: 'ends before it begins' },
  twice: { zh: '名称重复', en: 'names something twice' },
  'unknown-field': { zh: '没有这一项', en: 'is no field of an assay' },
}

function itemOf({ path, because }: AssayFault): ProblemItem {
  const { zh, en } = words[because]
  return {
    pointer: `/assay${path === '' ? '' : `/${path.replaceAll('.', '/')}`}`,
    code: because,
    zh,
    en,
  }
}

/** Adopts a version of an assay for the laboratories of the city. What is adopted never changes: a change is a new version. */
export const adoptAssay = command({
  name: 'assay.adopt',
  summary: 'Adopt a version of an assay',
  roles: ['administrator'],
  input: AdoptAssay,
  outcome: AssayAdopted,
  area: (_sql, _input, request) => request.city,
  async run(tx, input, request) {
    const parsed = parseAssay(input.assay)
    if (!parsed.ok) throw new Problem('assay.faulty', {}, parsed.faults.map(itemOf))
    const { assay } = parsed
    const adopted = await tx`
      insert into assays (id, version, kit, body, adopted_at, adopted_by)
      values (${assay.id}, ${assay.version}, ${assay.kit}, ${tx.json(assay as never)}, ${request.now}, ${request.actor.id})
      on conflict do nothing
      returning 1`
    if (adopted.length > 0) return { assay: assay.id, version: assay.version, repeated: false }
    const [known] = await tx<
      { body: unknown }[]
    >`select body from assays where id = ${assay.id} and version = ${assay.version}`
    if (!known || !digestOf(known.body).equals(digestOf(assay))) {
      throw new Problem('assay.version-taken', { assay: assay.id, version: String(assay.version) })
    }
    return { assay: assay.id, version: assay.version, repeated: true }
  },
})
