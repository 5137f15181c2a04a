import { bytesOf } from '../person-code/code-bytes.ts'
import type { Sha256 } from '../transparency/sha256.ts'

const hex = (bytes: Uint8Array): string =>
  Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')

/**
 * The sample of a second reading: every one has the same chance, nobody chooses, and whoever has the seed draws the same one. Ranks by the
 * SHA-256 of seed and id and takes the first `size`; all where there are fewer.
 */
export function drawSample(
  ids: readonly string[],
  size: number,
  seed: string,
  { sha256 }: { sha256: Sha256 },
): readonly string[] {
  return [...new Set(ids)]
    .map((id) => ({ id, rank: hex(sha256(Uint8Array.from(bytesOf(`${seed}|${id}`)))) }))
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, size)
    .map(({ id }) => id)
}
