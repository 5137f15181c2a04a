import { canonicalText } from '../../orders/canonical.ts'
import { bytesOf } from '../../person-code/code-bytes.ts'
import type { CityDate } from '../../time/instant.ts'
import type { Sha256 } from '../sha256.ts'
import type { PublicCounts } from './publish-counts.ts'

/**
 * The counts of a day as an entry of the public log, 32 bytes, beside the orders: without a salt, since they are public. So a day
 * cannot be counted twice, later or for other eyes, without everybody seeing two entries. Throws a RangeError as `canonicalText` does.
 */
export function countsEntry(day: CityDate, counts: PublicCounts, sha256: Sha256): Uint8Array {
  return sha256(Uint8Array.from(bytesOf(`bihuan/counts/v1\n${canonicalText({ day, counts })}`)))
}
