/** What kind of mistake a line of a module, a pack or a list of cases holds. */
export type PolicyFaultCode =
  | 'missing'
  | 'unknown-field'
  | 'type'
  | 'value'
  | 'source'
  | 'grade'
  | 'remove'
  | 'allowed'
  | 'order'
  | 'reference'
  | 'guardrail'
  | 'stricter'
  | 'duplicate'
  | 'time'

/** One thing wrong: in which file, where, and in both languages what to write instead. */
export type PolicyFault = {
  readonly file: string
  readonly path: string
  readonly code: PolicyFaultCode
  readonly zh: string
  readonly en: string
}

/** The place being read and the faults found so far; a reader of a part passes on a deeper place. */
export type Place = { readonly file: string; readonly path: string; readonly faults: PolicyFault[] }

export const startOf = (file: string): Place => ({ file, path: '', faults: [] })

export function within(place: Place, name: string | number): Place {
  const path =
    typeof name === 'number'
      ? `${place.path}[${name}]`
      : place.path === ''
        ? name
        : `${place.path}.${name}`
  return { ...place, path }
}

export function report(place: Place, code: PolicyFaultCode, zh: string, en: string): void {
  place.faults.push({ file: place.file, path: place.path, code, zh, en })
}
