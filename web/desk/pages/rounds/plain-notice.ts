import {
  type Grade,
  type Limit,
  type LimitName,
  limitNames,
  type Mode,
  type Modes,
  type Notice,
  type PoolSize,
  type SiteKind,
  type Words,
  type ZoneKind,
} from '@bihuan/core/notice/notice.ts'
import { cityIsoOf, type Instant } from '@bihuan/core/time/instant.ts'

/** A notice as `parseNotice` reads it and as it stands in a YAML file: what the form edits. A number may be missing for a while. */
export type PlainNotice = {
  id: string
  number: number | null
  year: number
  title: Words
  issued_by: Words
  issued_on: string
  source: string
  sources: Record<string, { grade: Grade; title: string }>
  windows: PlainWindow[]
  who: { areas: PlainArea[]; zones: ZoneKind[] }
  modes: PlainModes
  documents: string[]
  advice: Words[]
  exemptions: { fact: string; within_hours?: number; source: string }[]
  validity: { hours: number | null; clock: 'sampling'; source: string }
  missed: { consequence: Words; rule: string; source: string }
  limits: Record<string, PlainLimit>
  unknown: Words[]
}
/** City time, `2022-01-14 09:00`. */
export type PlainWindow = { opens: string; closes: string }
export type PlainArea = { code: string; name: Words; only?: string[]; except?: string[] }
export type PlainLimit = { minutes: number | null; source: string }
export type PlainMode = {
  way: 'door' | 'slots' | 'sites'
  source: string
  pool: { size: PoolSize; source: string }
  minutes_per_building?: number | null
  kinds?: SiteKind[]
}
export type ModeName = keyof Modes
export type PlainModes = Partial<Record<ModeName, PlainMode>>

/** The name of a limit as a notice writes it: `tubeBoxed` is `tube_boxed`. */
export const plainName = (name: LimitName) =>
  name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** A moment as a notice writes it, city time to the minute. */
export const plainTime = (at: Instant) => cityIsoOf(at).slice(0, 16).replace('T', ' ')

function plainMode(mode: Mode): PlainMode {
  const { way, source, pool } = mode
  const common = { way, source: source.id, pool: { size: pool.size, source: pool.source.id } }
  if (mode.way === 'slots') return { ...common, minutes_per_building: mode.minutesPerBuilding }
  return mode.way === 'sites' ? { ...common, kinds: mode.kinds } : common
}

const plainLimit = ({ minutes, source }: Limit): PlainLimit => ({ minutes, source: source.id })

/** A checked notice as plain data again: `parseNotice` of it gives the same notice. */
export function plainOf(notice: Notice): PlainNotice {
  const { modes } = notice
  return {
    id: notice.id,
    number: notice.number,
    year: notice.year,
    title: notice.title,
    issued_by: notice.issuedBy,
    issued_on: notice.issuedOn,
    source: notice.source.id,
    sources: Object.fromEntries(
      notice.sources.map(({ id, grade, title }) => [id, { grade, title }]),
    ),
    windows: notice.windows.map(({ opens, closes }) => ({
      opens: plainTime(opens),
      closes: plainTime(closes),
    })),
    who: {
      areas: notice.who.areas.map(({ code, name, only, except }) => ({
        code,
        name,
        ...(only.length > 0 ? { only } : {}),
        ...(except.length > 0 ? { except } : {}),
      })),
      zones: notice.who.zones,
    },
    modes: {
      lockdown: plainMode(modes.lockdown),
      control: plainMode(modes.control),
      ...(modes.precaution ? { precaution: plainMode(modes.precaution) } : {}),
      other: plainMode(modes.other),
    },
    documents: notice.documents,
    advice: notice.advice,
    exemptions: notice.exemptions.map(({ fact, withinHours, source }) => ({
      fact,
      ...(withinHours === null ? {} : { within_hours: withinHours }),
      source: source.id,
    })),
    validity: { ...notice.validity, source: notice.validity.source.id },
    missed: { ...notice.missed, source: notice.missed.source.id },
    limits: Object.fromEntries(
      limitNames.map((name) => [plainName(name), plainLimit(notice.limits[name])]),
    ),
    unknown: notice.unknown,
  }
}
