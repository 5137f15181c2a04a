import { toBase64Url } from './base64-url.ts'
import { framesOf } from './frames.ts'
import type { Keeper } from './keeper.ts'
import type { StoredAct } from './records.ts'
import { sealWork } from './sealed.ts'
import type { FieldEngine } from './types.ts'

type Part = { device: string; round: string; sealed: Uint8Array<ArrayBuffer> }

function byDevice(acts: Iterable<StoredAct>): Map<string, StoredAct[]> {
  const groups = new Map<string, StoredAct[]>()
  for (const act of acts) {
    if (act.device === null || act.round === null) continue
    const known = groups.get(act.device)
    if (known) known.push(act)
    else groups.set(act.device, [act])
  }
  return groups
}

/**
 * Unsent work out of the phone when all else fails. Nothing leaves the shelf by it: what arrives twice is a repeat. Refused
 * work that nobody has looked at goes along.
 */
export function exportOf(
  keeper: Keeper,
  wall: () => number,
): Pick<FieldEngine, 'exportFile' | 'exportFrames'> {
  async function parts(): Promise<Part[]> {
    const { acts, conflicts, sealKeys } = keeper.memory()
    const kept = [...conflicts.values()].flatMap(({ act }) => (act ? [act] : []))
    const sealed: Part[] = []
    for (const [device, list] of byDevice([...kept, ...acts.values()])) {
      const key = sealKeys[device]
      const round = list[0]?.round
      if (!key || !round) continue
      sealed.push({ device, round, sealed: await sealWork(key, { device, round }, list, wall()) })
    }
    if (sealed.length === 0) throw new RangeError('nothing is unsent')
    return sealed
  }
  return {
    async exportFile() {
      const list = (await parts()).map(({ device, round, sealed }) => ({
        device,
        round,
        sealed: toBase64Url(sealed),
      }))
      const file = new Blob([JSON.stringify({ v: 1, parts: list })], { type: 'application/json' })
      return { name: `bihuan-${list.map(({ device }) => device).join('-')}.json`, file }
    },
    async exportFrames() {
      const frames = (await parts()).map(({ device, sealed }) => framesOf(device, sealed))
      return (await Promise.all(frames)).flat()
    },
  }
}
