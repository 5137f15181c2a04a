import { type Place, within } from './fault.ts'
import { type AnyParameter, type Confirmation, isUnverified } from './parameter.ts'
import type { Part } from './part.ts'
import { missing, shown } from './read-fields.ts'
import { type Fields, fileName, type Resolved, type Shape } from './shape.ts'

/** Confirmations by the path and the value that they confirm. */
export type Confirmations = ReadonlyMap<string, Confirmation>

// A value may be another one from some day of the pack on, and both of them confirmed.
const keyOf = (path: string, v: string): string => `${path}=${v}`

/** Confirmations as `settle` looks them up. */
export function confirmationsBy(list: readonly Confirmation[]): Confirmations {
  return new Map(list.map((one) => [keyOf(one.path, one.v), one]))
}

/**
 * Turns what all modules said together into a whole policy: what must be there and is not is a fault, what may be absent
 * is null, and every value knows whether it binds. The result is frozen through and through.
 */
export function settle<S extends Shape>(
  shape: S,
  part: Part,
  place: Place,
  confirmations: Confirmations,
): Resolved<S> {
  // The one place where the type that a shape stands for meets what was built along that shape.
  return build(shape, part, place, confirmations) as Resolved<S>
}

function build(
  shape: Shape,
  part: Part | undefined,
  place: Place,
  confirmations: Confirmations,
): unknown {
  if (shape.is === 'maybe')
    return part === undefined ? null : build(shape.of, part, place, confirmations)
  if (shape.is === 'table') {
    // Without a prototype: a reason called `constructor` is not there.
    const entries: Record<string, unknown> = Object.create(null)
    if (part?.is === 'branch')
      for (const [name, one] of part.parts)
        entries[name] = build(shape.of, one, within(place, name), confirmations)
    return Object.freeze(entries)
  }
  if (part === undefined) {
    // A group whose every field may be absent need not be written; one that lacks a field names the field.
    if (shape.is === 'group') return buildGroup(shape.fields, new Map(), place, confirmations)
    missing(place)
    return null
  }
  if (shape.is === 'group')
    return part.is === 'branch' ? buildGroup(shape.fields, part.parts, place, confirmations) : null
  if (shape.is === 'rows')
    return Object.freeze(
      part.is === 'list'
        ? part.items.map((one, n) => build(shape.of, one, within(place, n), confirmations))
        : [],
    )
  if (shape.is === 'text') return part.is === 'said' ? Object.freeze(part.words) : null
  return part.is === 'value' ? parameterOf(part, place.path, confirmations) : null
}

function buildGroup(
  fields: Fields,
  parts: ReadonlyMap<string, Part>,
  place: Place,
  confirmations: Confirmations,
): unknown {
  const built: Record<string, unknown> = {}
  for (const [name, shape] of Object.entries(fields)) {
    const file = fileName(name)
    built[name] = build(shape, parts.get(file), within(place, file), confirmations)
  }
  return Object.freeze(built)
}

function parameterOf(
  value: Extract<Part, { is: 'value' }>,
  path: string,
  confirmations: Confirmations,
): AnyParameter {
  const { v, src, grade, note, allowed, module } = value
  // A confirmation is of a value: when the value changes, it must be given again.
  const said = confirmations.get(keyOf(path, shown(v)))
  const confirmed = said === undefined ? null : Object.freeze({ ...said })
  const binds = !isUnverified(grade) || confirmed !== null
  return Object.freeze({
    v: Array.isArray(v) ? Object.freeze(v) : v,
    src: Object.freeze(src),
    grade,
    path,
    module,
    note,
    allowed: allowed === null ? null : Object.freeze(allowed),
    confirmed,
    binds,
  })
}
