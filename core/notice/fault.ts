export type FaultCode =
  | 'missing'
  | 'unknown-field'
  | 'type'
  | 'value'
  | 'range'
  | 'time'
  | 'order'
  | 'duplicate'
  | 'source'

/** One thing wrong with a notice: where, and in words that say what to do next. */
export type NoticeFault = { path: string; code: FaultCode; zh: string; en: string }

/** The place being read and the faults found so far; a reader of a part passes on a deeper place. */
export type Place = { path: string; faults: NoticeFault[] }

export function within(place: Place, name: string | number): Place {
  const path =
    typeof name === 'number'
      ? `${place.path}[${name}]`
      : place.path === ''
        ? name
        : `${place.path}.${name}`
  return { path, faults: place.faults }
}

export function report(place: Place, code: FaultCode, zh: string, en: string): void {
  place.faults.push({ path: place.path, code, zh, en })
}
