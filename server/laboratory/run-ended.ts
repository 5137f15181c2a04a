import type { Instant } from '@bihuan/core/time/instant.ts'

// What the instruments of a Chinese laboratory write; EST or MST we do not know where the clock stood, so we do not guess.
const zones: Record<string, string> = {
  CST: '+08:00',
  'GMT+08:00': '+08:00',
  'GMT+8': '+08:00',
  'UTC+8': '+08:00',
  UTC: '+00:00',
  GMT: '+00:00',
  Z: '+00:00',
}

/**
 * When a run ended, from what its file says; null where the text or its zone cannot be read with certainty. QuantStudio
 * writes `2022-01-14 03:44:54 PM CST`, with hours 00 to 11 before AM or PM; RDML writes RFC 3339.
 */
export function runEndedAt(text: string | null): Instant | null {
  const match = /^(\d{4}-\d\d-\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.\d+)?(?: (AM|PM))? ?(\S+)$/.exec(
    text?.trim() ?? '',
  )
  if (!match) return null
  const [, day, hour, minute, second, half, zone = ''] = match
  const offset = zones[zone] ?? (/^[+-]\d\d:\d\d$/.test(zone) ? zone : undefined)
  if (offset === undefined) return null
  const hours =
    half === undefined || Number(hour) > 12
      ? Number(hour)
      : (Number(hour) % 12) + (half === 'PM' ? 12 : 0)
  const at = Date.parse(`${day}T${String(hours).padStart(2, '0')}:${minute}:${second}${offset}`)
  return Number.isNaN(at) ? null : at
}
