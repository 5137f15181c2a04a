import { comparePolicies } from '@bihuan/core/policy/compare.ts'
import { momentText } from '@bihuan/core/policy/moment.ts'
import type { Answer } from './answering.ts'
import type { PolicyOptions } from './policy.ts'
import { openLibrary, packOf, policyOf } from './policy-library.ts'
import { valueText } from './policy-show.ts'
import { painted, tableText } from './print.ts'

/** Which values differ between the last moment of one pack and the first of another, and what becomes of open cases. */
export async function diffPolicies(
  before: string,
  after: string,
  options: PolicyOptions,
): Promise<Answer> {
  const library = openLibrary(options.folder)
  const [old, next] = [packOf(library, before), packOf(library, after)]
  const oldAt = old.period.until === null ? old.period.from : old.period.until - 1
  const nextAt = next.period.from
  const changes = comparePolicies(
    policyOf(library, old, oldAt),
    policyOf(library, next, nextAt),
  ).map(({ path, before: was, after: is }) => ({
    path,
    before: was?.v ?? null,
    after: is?.v ?? null,
    grade: is?.grade ?? null,
    src: is?.src ?? [],
  }))
  const rules = next.follows === old.id ? next.transition : []
  const cell = (v: unknown) => (v === null ? null : valueText(v))
  return {
    json: {
      before: { pack: before, at: momentText(oldAt) },
      after: { pack: after, at: momentText(nextAt) },
      changes,
      transition: rules.map(({ of, name, act, to, text }) => ({ of, name, act: act.v, to, text })),
    },
    text: [
      painted('bold', `${before} @ ${momentText(oldAt)}  →  ${after} @ ${momentText(nextAt)}`),
      tableText(
        ['parameter 参数', 'before 原', 'after 新', 'grade', 'source 来源'],
        changes.map((one) => [
          one.path,
          cell(one.before),
          cell(one.after),
          one.grade,
          one.src.join(' '),
        ]),
      ),
      `${changes.length} differ 处不同`,
      ...(rules.length === 0 ? [] : ['', 'open cases 在管案例:']),
      ...rules.map(({ name, act, text }) => `  ${name}: ${act.v} · ${text.zh} / ${text.en}`),
    ].join('\n'),
  }
}
