import { hourMs, type Instant, instantOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { Device } from './questions.ts'

const dayMs = 24 * hourMs
// A device that works sends within minutes, one in a cellar within half an hour.
export const quietMs = 30 * minuteMs
export const silentMs = 120 * minuteMs
// What a phone that sets its clock by the network never exceeds; the order of swabs and seals bears it.
const clockRightMs = 2 * minuteMs

type State = 'ok' | 'wait' | 'late' | 'idle'

/** How long a device has been silent, ms; endless for one that was never heard. */
export const silenceOf = ({ lastSeenAt }: Pick<Device, 'lastSeenAt'>, now: Instant): number =>
  lastSeenAt === null ? Number.POSITIVE_INFINITY : Math.max(0, now - instantOf(lastSeenAt))

/** Half an hour is fine, two hours to look at, more is late; after the end of a round silence means nothing. */
export function silenceState(silence: number, isOpen: boolean): State {
  if (!isOpen) return 'idle'
  if (silence === Number.POSITIVE_INFINITY) return 'wait'
  return silence > silentMs ? 'late' : silence > quietMs ? 'wait' : 'ok'
}

/** Two minutes off is right, a day off is a wrong date. `aheadMs` is the device's clock less the server's. */
export function clockState(aheadMs: number): State {
  const off = Math.abs(aheadMs)
  return off > dayMs ? 'late' : off > clockRightMs ? 'wait' : 'ok'
}

export const silences = ['quiet', 'silent', 'never'] as const
export type DeviceFilter = { area: string; site: string; silent: string }

function isAsSilent(silent: string, silence: number): boolean {
  if (silent === 'never') return silence === Number.POSITIVE_INFINITY
  if (silent === 'silent') return silence > silentMs
  return silent !== 'quiet' || silence > quietMs
}

/** The devices that fit a filter: those silent longest first while the round is open, by site and number after it. */
export function devicesShown(
  devices: readonly Device[],
  filter: DeviceFilter,
  now: Instant,
  isOpen: boolean,
): Device[] {
  const bySite = (a: Device, b: Device) =>
    Number(a.site) - Number(b.site) || Number(a.device) - Number(b.device)
  // Two that were never heard are infinitely silent alike, and their difference is no number.
  const bySilence = (a: Device, b: Device) => {
    const [ofA, ofB] = [silenceOf(a, now), silenceOf(b, now)]
    return ofA === ofB ? 0 : ofB > ofA ? 1 : -1
  }
  return devices
    .filter(
      (one) =>
        one.area.startsWith(filter.area) &&
        (filter.site === '' || one.site === filter.site) &&
        isAsSilent(filter.silent, silenceOf(one, now)),
    )
    .sort((a, b) => (isOpen ? bySilence(a, b) : 0) || bySite(a, b))
}
