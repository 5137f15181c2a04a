import type { Fact } from '@bihuan/core/status/fact.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'

/** A fact as the statements of fact-sql.ts give it: already one of core's, or a row of the table of facts with all its columns. */
export type FactJson = {
  kind: Fact['kind']
  id: string
  at: Instant
  knownAt: Instant
  person?: string
  reason?: string | null
  about?: string | null
  places?: string[] | null
  place?: string | null
  site?: string | null
  district?: string | null
  until?: Instant | null
  recordedBy?: string
}

/** The fact of core that a row means. A column that a row may lack by accident becomes an empty text, which grounds nothing. */
export function factOfJson(json: FactJson): Fact {
  if (json.recordedBy === undefined) return json as unknown as Fact
  const { kind, id, at, knownAt, person = '', reason, about, places, recordedBy } = json
  const base = { id, at, knownAt }
  switch (kind) {
    case 'case':
      return { kind, ...base, person, reason: reason ?? '', areas: places ?? [] }
    case 'contact':
      return {
        kind,
        ...base,
        person,
        reason: reason ?? '',
        case: about ?? '',
        confirmedBy: recordedBy,
      }
    case 'travel':
      return { kind, ...base, person, reason: reason ?? '' }
    case 'discharge':
      return { kind, ...base, person }
    case 'dwelling':
      return { kind, ...base, person, places: places ?? [], until: json.until ?? null }
    case 'stay':
      return {
        kind,
        ...base,
        person,
        reason: reason ?? '',
        place: json.place ?? '',
        site: json.site ?? '',
        district: json.district ?? '',
        until: json.until ?? null,
      }
    case 'withdrawal':
      return { kind, ...base, fact: about ?? '' }
    default:
      throw new Error(`nobody records a fact of kind ${kind}`)
  }
}
