import { type PolicyFault, startOf, within } from './fault.ts'
import { type Period, readId, readPeriod } from './module.ts'
import { readFields, readList, readWords } from './read-fields.ts'
import type { Sources } from './source.ts'
import { readTransitionRule, type TransitionRule } from './transition-rule.ts'
import type { Words } from './words.ts'

/** A stack of dated modules under one name, and what becomes of open cases when it comes into force. */
export type Pack = {
  readonly id: string
  readonly title: Words
  /** The pack that this one takes over from; null where it is the first. */
  readonly follows: string | null
  readonly period: Period
  /** The modules that may be in force with it; which of them are depends on the instant. */
  readonly modules: readonly string[]
  readonly transition: readonly TransitionRule[]
  readonly unknown: readonly Words[]
}

/** Reads a pack from plain data (a parsed YAML file); all faults at once, each with its path. */
export function parsePack(
  value: unknown,
  file: string,
  sources: Sources,
): { ok: true; pack: Pack } | { ok: false; faults: readonly PolicyFault[] } {
  const top = startOf(file)
  const at = (name: string) => within(top, name)
  const fields = readFields(
    top,
    value,
    ['id', 'title', 'effective_from', 'modules'],
    ['follows', 'effective_to', 'transition', 'unknown'],
  )
  const id = readId(at('id'), fields.id)
  const pack: Pack = {
    id,
    title: readWords(at('title'), fields.title),
    follows: fields.follows === undefined ? null : readId(at('follows'), fields.follows),
    period: readPeriod(top, fields.effective_from, fields.effective_to, id, sources),
    modules: readList(at('modules'), fields.modules, readId),
    transition: readList(at('transition'), fields.transition, (place, one) =>
      readTransitionRule(place, one, id, sources),
    ),
    unknown: readList(at('unknown'), fields.unknown, readWords),
  }
  return top.faults.length === 0 ? { ok: true, pack } : { ok: false, faults: top.faults }
}
