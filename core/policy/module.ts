import { cityInstant, hourMs, type Instant } from '../time/instant.ts'
import { type Place, type PolicyFault, report, startOf, within } from './fault.ts'
import { type AnyParameter, isUnverified } from './parameter.ts'
import type { Branch } from './part.ts'
import { policyShape } from './policy.ts'
import { readFields, readList, readOne, readText, readWords } from './read-fields.ts'
import { readPart } from './read-part.ts'
import { readGrounds, type Sources } from './source.ts'
import type { Words } from './words.ts'

/** Layers of rules, in the order in which they are laid over each other. */
export const moduleKinds = [
  'platform',
  'pathogen',
  'national-plan',
  'treatment-plan',
  'testing-guide',
  'code-rules',
  'isolation-sites',
  'local-notice',
] as const
export type ModuleKind = (typeof moduleKinds)[number]

/** When something is in force: from an instant, and to before another or without end. The days keep their grounds. */
export type Period = {
  readonly from: Instant
  readonly until: Instant | null
  readonly dates: { readonly from: AnyParameter; readonly to: AnyParameter | null }
}

/** One dated module: an edition of a plan, a guide, a set of code rules, a notice. It says a part of a policy. */
export type PolicyModule = {
  readonly id: string
  readonly kind: ModuleKind
  /** Editions of one family replace each other: only the newest in force counts. */
  readonly family: string
  readonly title: Words
  /** The module that this one changes; that one is merged first, whatever its own dates. */
  readonly extends: string | null
  readonly period: Period
  readonly says: Branch
  /** What nobody has found; shown, never guessed. */
  readonly unknown: readonly Words[]
}

/** Reads a module from plain data (a parsed YAML file); all faults at once, each with its path. */
export function parseModule(
  value: unknown,
  file: string,
  sources: Sources,
): { ok: true; module: PolicyModule } | { ok: false; faults: readonly PolicyFault[] } {
  const top = startOf(file)
  const at = (name: string) => within(top, name)
  const fields = readFields(
    top,
    value,
    ['id', 'kind', 'title', 'effective_from', 'says'],
    ['edition_of', 'extends', 'effective_to', 'unknown'],
  )
  const id = readId(at('id'), fields.id)
  const says = readPart(policyShape, fields.says ?? {}, at('says'), { module: id, sources })
  const module: PolicyModule = {
    id,
    kind: readOne(at('kind'), fields.kind, moduleKinds),
    family: fields.edition_of === undefined ? id : readId(at('edition_of'), fields.edition_of),
    title: readWords(at('title'), fields.title),
    extends: fields.extends === undefined ? null : readId(at('extends'), fields.extends),
    period: readPeriod(top, fields.effective_from, fields.effective_to, id, sources),
    says: says?.is === 'branch' ? says : { is: 'branch', parts: new Map() },
    unknown: readList(at('unknown'), fields.unknown, readWords),
  }
  return top.faults.length === 0 ? { ok: true, module } : { ok: false, faults: top.faults }
}

/** A module's or a pack's identifier, such as `cn-20m`. */
export function readId(place: Place, value: unknown): string {
  const id = readText(place, value)
  if (id !== '' && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    report(
      place,
      'value',
      '编号由小写字母、数字和连字符组成，例如 cn-20m。',
      'An identifier is small letters, digits and hyphens, for example cn-20m.',
    )
  return id
}

/** `effective_from` and the last day `effective_to`, in city time, each with source and grade. */
export function readPeriod(
  top: Place,
  rawFrom: unknown,
  rawTo: unknown,
  module: string,
  sources: Sources,
): Period {
  const from = readDate(within(top, 'effective_from'), rawFrom, module, sources)
  const to =
    rawTo === undefined ? null : readDate(within(top, 'effective_to'), rawTo, module, sources)
  // `effective_to` is the last day, so it ends when that day does; with a time it ends at that time.
  const until = to === null ? null : to.hasTime ? to.instant : to.instant + 24 * hourMs
  if (until !== null && until <= from.instant)
    report(
      within(top, 'effective_to'),
      'time',
      '结束不能早于开始，请改正日期。',
      'The end cannot come before the beginning; correct the dates.',
    )
  return { from: from.instant, until, dates: { from: from.said, to: to?.said ?? null } }
}

function readDate(place: Place, raw: unknown, module: string, sources: Sources) {
  const fields = readFields(place, raw, ['v', 'src', 'grade'], ['note'])
  const { src, grade } = readGrounds(place, fields.src, fields.grade, sources)
  const note = fields.note === undefined ? null : readText(within(place, 'note'), fields.note)
  const v = readText(within(place, 'v'), fields.v)
  const [day = '', time] = v.split(' ')
  const said: AnyParameter = {
    v,
    src,
    grade,
    path: place.path,
    module,
    note,
    allowed: null,
    confirmed: null,
    binds: !isUnverified(grade),
  }
  try {
    return { said, instant: cityInstant(day, time ?? '00:00'), hasTime: time !== undefined }
  } catch {
    if (v !== '')
      report(
        within(place, 'v'),
        'time',
        '请写本市日期，例如 2022-11-11，或加时间：2022-11-11 09:00。',
        'Give a day of the city such as 2022-11-11, with a time if need be: 2022-11-11 09:00.',
      )
    return { said, instant: 0, hasTime: false }
  }
}
