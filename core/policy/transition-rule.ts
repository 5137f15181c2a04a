import { type Place, within } from './fault.ts'
import { isUnverified, type Parameter } from './parameter.ts'
import { readFields, readOne, readText, readWords } from './read-fields.ts'
import { readGrounds, type Sources } from './source.ts'
import type { Words } from './words.ts'

/**
 * What becomes of an open case: counted again by the new rules from the same clock, ended, left to its old end, looked at
 * by a person the same day, or carried on under another name.
 */
export const transitionActs = ['recompute', 'end', 'keep', 'review', 'rename'] as const
export type TransitionAct = (typeof transitionActs)[number]

/** A transition rule: for one track, or for zones of one level. */
export type TransitionRule = {
  readonly of: 'track' | 'level'
  readonly name: string
  readonly act: Parameter<TransitionAct>
  /** The new name where the act is `rename`, or the track by which a recomputed case is counted. */
  readonly to: string | null
  readonly text: Words
}

/** Reads one rule of `transition:`, such as `{track: close_contact, act: {v: recompute, …}, text: {…}}`. */
export function readTransitionRule(
  place: Place,
  value: unknown,
  pack: string,
  sources: Sources,
): TransitionRule {
  const fields = readFields(place, value, ['act', 'text'], ['track', 'level', 'to'])
  const of = fields.level === undefined ? 'track' : 'level'
  const at = within(place, 'act')
  const act = readFields(at, fields.act, ['v', 'src', 'grade'], ['note'])
  const { src, grade } = readGrounds(at, act.src, act.grade, sources)
  const v = readOne(within(at, 'v'), act.v, transitionActs)
  return {
    of,
    name: readText(within(place, of), fields[of]),
    act: {
      v,
      src,
      grade,
      path: at.path,
      module: pack,
      note: act.note === undefined ? null : readText(within(at, 'note'), act.note),
      allowed: null,
      confirmed: null,
      binds: !isUnverified(grade),
    },
    to: fields.to === undefined ? null : readText(within(place, 'to'), fields.to),
    text: readWords(within(place, 'text'), fields.text),
  }
}
