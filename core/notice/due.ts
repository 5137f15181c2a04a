import { hourMs, type Instant } from '../time/instant.ts'
import type {
  Exemption,
  ExemptionFact,
  Mode,
  Notice,
  NoticeArea,
  Window,
  ZoneKind,
} from './notice.ts'

export type PersonFacts = {
  /** Where the person lives: the code of the street or the community, 6 to 12 digits. */
  area: string
  /** The kind of zone their door lies in, null for none. */
  zone: ZoneKind | null
  /** Facts that may free them, each with its moment; null where only the fact counts. */
  facts: readonly { kind: ExemptionFact; at: Instant | null }[]
}

export type Due =
  | { due: true; because: 'zone'; zone: ZoneKind }
  | { due: true; because: 'area'; area: NoticeArea }
  | { due: false; because: 'outside' }
  | { due: false; because: 'exempt'; exemption: Exemption; at: Instant | null }

/** The moment at which sampling begins, and the one at which it is over. */
export function roundSpan(windows: readonly Window[]): Window {
  return {
    opens: Math.min(...windows.map((window) => window.opens)),
    closes: Math.max(...windows.map((window) => window.closes)),
  }
}

/** Whether an area takes in a code: below it, in `only` if there is one, and not in `except`. */
export function areaHolds(area: NoticeArea, code: string): boolean {
  const below = (prefix: string) => code.startsWith(prefix)
  return (
    below(area.code) &&
    (area.only.length === 0 || area.only.some(below)) &&
    !area.except.some(below)
  )
}

/**
 * Whether a person is called to a round, and why. The zone comes before the area, for it also decides how; an exemption
 * comes last, so that its reason is known. A fact with a limit counts when it is that recent at the opening or later.
 */
export function isDue(person: PersonFacts, notice: Notice): Due {
  const zone = notice.who.zones.find((kind) => kind === person.zone)
  const area = notice.who.areas.find((candidate) => areaHolds(candidate, person.area))
  if (zone === undefined && area === undefined) return { due: false, because: 'outside' }
  const { opens, closes } = roundSpan(notice.windows)
  for (const exemption of notice.exemptions) {
    const fact = person.facts.find(
      ({ kind, at }) => kind === exemption.fact && frees(exemption, at, opens, closes),
    )
    if (fact) return { due: false, because: 'exempt', exemption, at: fact.at }
  }
  if (zone !== undefined) return { due: true, because: 'zone', zone }
  return area === undefined
    ? { due: false, because: 'outside' }
    : { due: true, because: 'area', area }
}

function frees(exemption: Exemption, at: Instant | null, opens: Instant, closes: Instant): boolean {
  if (exemption.withinHours === null) return at === null || at < closes
  return at !== null && at > opens - exemption.withinHours * hourMs && at < closes
}

/** How people of a zone (null: of none) are sampled under this notice. */
export function modeFor(zone: ZoneKind | null, notice: Notice): Mode {
  const { lockdown, control, precaution, other } = notice.modes
  if (zone === 'lockdown') return lockdown
  if (zone === 'control') return control
  return zone === 'precaution' ? (precaution ?? other) : other
}
