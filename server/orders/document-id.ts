import { createHash } from 'node:crypto'
import { cityDateOf, type Instant } from '@bihuan/core/time/instant.ts'

// Without I, L, O and U: read over the telephone and copied from paper.
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const length = 10

/**
 * The number of an order (no prefix), a batch (`B`) or an act (`A`): `4101-221111-7KQ2M9XDAB`. Made from the id of the command, so
 * that a repeat makes the same one; 50 bits within a city's day.
 */
export function documentId(
  prefix: '' | 'A' | 'B',
  { city, id, now }: { city: string; id: string; now: Instant },
): string {
  const bytes = createHash('sha256').update(`${prefix}${id}`).digest()
  let tail = ''
  for (let n = 0; n < length; n += 1) tail += letters.charAt((bytes[n] ?? 0) & 31)
  const day = cityDateOf(now).slice(2).replaceAll('-', '')
  return `${prefix}${city}-${day}-${tail}`
}
