import { comparePolicies } from '@bihuan/core/policy/compare.ts'
import { labelOf, saidOf, wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Library } from '@bihuan/core/policy/library.ts'
import type { Pack } from '@bihuan/core/policy/pack.ts'
import { type AnyParameter, isUnverified } from '@bihuan/core/policy/parameter.ts'
import { parametersOf } from '@bihuan/core/policy/parameters.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import type { TransitionRule } from '@bihuan/core/policy/transition-rule.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { shippedWords } from './shipped.ts'

/** A value with its ground, as pages show it; `names` are those of the officers who confirmed. */
export function valueView(
  policy: Policy,
  one: AnyParameter,
  names: ReadonlyMap<string, string> = new Map(),
) {
  const { path, v, src, grade, module, note, binds, confirmed } = one
  return {
    path,
    label: labelOf(policy, path, shippedWords()),
    says: saidOf(policy, v, shippedWords()),
    v,
    src: [...src],
    grade,
    module,
    note,
    isUnverified: isUnverified(grade),
    binds,
    confirmed: confirmed && {
      by: confirmed.by,
      at: isoOf(confirmed.at),
      note: confirmed.note,
      name: names.get(confirmed.by) ?? confirmed.by,
    },
  }
}

/** A pack as lists and headings show it. */
export function packView({ id, title, follows, period }: Pack) {
  const until = period.until === null ? null : isoOf(period.until)
  return { id, title: { ...title }, follows, from: isoOf(period.from), until }
}

/** What becomes of what is open, in words. */
export function transitionView(policy: Policy, rules: readonly TransitionRule[]) {
  return rules.map(({ of, name, act, to, text }) => ({
    of,
    name,
    label: wordsOf(policy, name, shippedWords()),
    act: act.v,
    to,
    text: { ...text },
  }))
}

/** Every difference between two policies in words. */
export function changesView(before: Policy, after: Policy) {
  return comparePolicies(before, after).map((change) => ({
    path: change.path,
    label: change.after
      ? labelOf(after, change.path, shippedWords())
      : labelOf(before, change.path, shippedWords()),
    before: change.before && saidOf(before, change.before.v, shippedWords()),
    after: change.after && saidOf(after, change.after.v, shippedWords()),
    grade: change.after?.grade ?? null,
    src: [...(change.after?.src ?? [])],
  }))
}

/** The whole of a policy for whoever reads it: values, modules, sources, transition and what nobody found. */
export function policyView(
  library: Library,
  pack: Pack,
  policy: Policy,
  names: ReadonlyMap<string, string>,
) {
  const values = parametersOf(policy)
  const modules = policy.pack.modules.flatMap((id) => library.modules.get(id) ?? [])
  const marks = [...new Set(values.flatMap(({ src }) => src))].sort()
  return {
    pack: packView(pack),
    listed: [...pack.modules],
    modules: modules.map(({ id, kind, title, period }) => ({
      id,
      kind,
      title: { ...title },
      from: isoOf(period.from),
      until: period.until === null ? null : isoOf(period.until),
    })),
    values: values.map((one) => valueView(policy, one, names)),
    sources: marks.flatMap((mark) => {
      const found = library.sources.get(mark)
      return found ? [{ ...found, addresses: [...found.addresses] }] : []
    }),
    transition: transitionView(policy, pack.transition),
    unknown: [...pack.unknown, ...modules.flatMap(({ unknown }) => unknown)].map((one) => ({
      ...one,
    })),
  }
}
