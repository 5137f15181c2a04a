import type { Keeper } from './keeper.ts'
import type { FieldEngine } from './types.ts'

const exporting = () => import('./export.ts')
const importing = () => import('./import.ts')

/** Brings the code of `wayOut`, before the day it is needed: then there may be no network. */
export const bringWayOut = () => Promise.allSettled([exporting(), importing()])

/** Unsent work by file and by QR code, out of this phone and into it; the code of it comes after the first scan may. */
export function wayOut(
  keeper: Keeper,
  wall: () => number,
  command: FieldEngine['command'],
): Pick<FieldEngine, 'exportFile' | 'exportFrames' | 'importFrames'> {
  const out = async () => (await exporting()).exportOf(keeper, wall)
  // One of them: it knows which rows of codes are complete.
  let into: Promise<Pick<FieldEngine, 'importFrames'>> | null = null
  const importer = () => {
    into ??= importing()
      .then((code) => code.importer(keeper, command))
      .catch((cause: unknown) => {
        into = null
        throw cause
      })
    return into
  }
  return {
    exportFile: async () => (await out()).exportFile(),
    exportFrames: async () => (await out()).exportFrames(),
    importFrames: async (texts) => (await importer()).importFrames(texts),
  }
}
