import { type Instant, minuteMs } from '@bihuan/core/time/instant.ts'
import { sameBytes } from '@bihuan/core/transparency/bytes.ts'
import { appendAll, emptyFrontier, rootOf } from '@bihuan/core/transparency/merkle-tree.ts'
import type { City } from '../door/command.ts'
import { type CheckedBlock, checkBlock, type MissingFromLog } from './check-block.ts'
import { nodeSha256 } from './ed25519.ts'
import { blockSize, readBlock, readMarks, sizeOfLog } from './log-blocks.ts'
import { readHead } from './log-head.ts'
import { readUnlogged } from './read-unlogged.ts'

// Rows that were committed while the log was signed are in its next turn.
const slackMs = minuteMs
/** So long an order counts without the log (core's grace): what is older and not in it was never put there. */
const oldMs = 10 * minuteMs

type Kept = CheckedBlock & { mark: string }
const keptByCity = new WeakMap<object, Map<number, Kept>>()

/** The blocks of the log below a size, of which only those are read and computed again whose mark is new. */
async function checkedBlocks({ sql }: City, size: number): Promise<CheckedBlock[]> {
  const kept = keptByCity.get(sql) ?? new Map<number, Kept>()
  keptByCity.set(sql, kept)
  const marks = new Map((await readMarks(sql, size)).map(({ block, mark }) => [block, mark]))
  const blocks: CheckedBlock[] = []
  for (let block = 0; block * blockSize < size; block += 1) {
    const length = Math.min(blockSize, size - block * blockSize)
    const mark = `${length} ${marks.get(block) ?? ''}`
    const known = kept.get(block)
    if (known?.mark === mark) {
      blocks.push(known)
      continue
    }
    const checked = checkBlock(await readBlock(sql, block, size))
    if (checked.size < length) {
      const first = block * blockSize
      const subject = `${first}-${first + length - 1}`
      checked.faults.push({ kind: 'log', subject, why: 'entry-gone' })
    }
    kept.set(block, { ...checked, mark })
    blocks.push(checked)
  }
  return blocks
}

/** The root over blocks: whole blocks are the leaves of a smaller tree, and the last one may be part of one. */
function rootOfBlocks(blocks: readonly CheckedBlock[]): Uint8Array {
  const whole = blocks.filter(({ size }) => size === blockSize).flatMap(({ edge }) => edge)
  const rest = blocks.filter(({ size }) => size < blockSize).flatMap(({ edge }) => edge)
  const { frontier } = appendAll(emptyFrontier, whole, nodeSha256)
  return rootOf({ size: 0, hashes: [...frontier.hashes, ...rest] }, nodeSha256)
}

/**
 * Everything that ought to be in the public log and is not, and every entry whose row is gone or is another one by now. A lift that
 * was deleted from its table is found here and nowhere else, because what is not there cannot be verified. It also
 * computes the root anew from the entries and compares it with the one that was signed. While nothing has changed it costs a few
 * statements and no document is read; run it after `appendPending`, so that what came last is not taken for missing.
 */
export async function missingFromLog(city: City, now: Instant): Promise<MissingFromLog[]> {
  const { sql } = city
  const { origin } = city.anchors.log
  const unlogged = await readUnlogged(sql, { slackMs, oldSince: now - oldMs })
  const missing: MissingFromLog[] = unlogged.map((one) => ({ ...one, why: 'not-in-log' }))
  const head = await readHead(sql, city.keys.logSigner(origin).key)
  if (!head.ok) missing.push({ kind: 'log', subject: origin, why: `log-${head.breach}` })
  const size = head.ok ? head.frontier.size : await sizeOfLog(sql)
  const blocks = await checkedBlocks(city, size)
  if (head.ok && !sameBytes(rootOfBlocks(blocks), rootOf(head.frontier, nodeSha256)))
    missing.push({ kind: 'log', subject: origin, why: 'log-root' })
  return [...missing, ...blocks.flatMap(({ faults }) => faults)]
}
