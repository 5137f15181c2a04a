import { fact } from './apply.ts'
import { joinFrames, readFrame } from './frames.ts'
import type { Keeper } from './keeper.ts'
import type { FieldEngine, ImportProgress } from './types.ts'

/** Takes the sealed work of another phone by QR; the whole goes to the server as an act of this phone. */
export function importer(
  keeper: Keeper,
  command: FieldEngine['command'],
): Pick<FieldEngine, 'importFrames'> {
  // The camera goes on seeing codes of a row that is complete.
  const queued = new Set<string>()

  async function finish(series: string, device: string): Promise<ImportProgress | null> {
    const parts = keeper.memory().frames[series] ?? {}
    const total = Number(series.split(' ')[1])
    if (Object.keys(parts).length < total) return null
    const sealed = await joinFrames(series, parts)
    const have = total
    if (sealed) {
      const outcome = await command('/uploads/sealed', { device, sealed }, `sealed ${device}`)
      if (outcome.kind !== 'kept') return { have, total, isQueued: false, fault: outcome.kind }
    }
    await keeper.keep(({ frames: { [series]: _, ...rest } }) => ({
      changes: [fact('frames', rest)],
      result: undefined,
    }))
    if (sealed) queued.add(series)
    return sealed
      ? { have, total, isQueued: true, fault: null }
      : { have: 0, total, isQueued: false, fault: 'digest' }
  }

  return {
    async importFrames(texts) {
      let progress: ImportProgress = { have: 0, total: 0, isQueued: false, fault: 'not-a-frame' }
      for (const text of texts) {
        const frame = readFrame(text)
        if (!frame) continue
        const { series, index, part, total, device } = frame
        if (queued.has(series)) {
          progress = { have: total, total, isQueued: true, fault: null }
          continue
        }
        const have = await keeper.keep(({ frames }) => {
          const known = { ...frames[series], [index]: part }
          return {
            changes: [fact('frames', { ...frames, [series]: known })],
            result: Object.keys(known).length,
          }
        })
        progress = (await finish(series, device)) ?? { have, total, isQueued: false, fault: null }
      }
      return progress
    },
  }
}
