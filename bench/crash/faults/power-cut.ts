import { performance } from 'node:perf_hooks'
import { pause, signal } from '../stand/processes.ts'
import { type CutVolume, makeCutVolume, waysToCut } from '../stand/volume.ts'
import { carelessCommit } from './database-kill.ts'
import type { Fault, Strike } from './fault.ts'

// Written at once and kept sparse: the base, and the log of a few hundred thousand events.
const volumeMegabytes = 4_096

function strikeOn(volume: CutVolume): Strike {
  return async (stand) => {
    const since = performance.now()
    // Who is cut off cannot answer any more, so nothing is acknowledged after the instant of the cut.
    signal(stand.product().pids(), 'SIGSTOP')
    volume.cut()
    stand.killDatabase()
    await stand.product().kill()
    const down = performance.now()
    await pause(50)
    volume.comeBack()
    await stand.restartDatabase()
    await stand.restartProduct()
    return { since, down, note: `power cut by ${volume.by}`, wrong: [] }
  }
}

/** The machine loses its power: the page cache is gone, the file system is recovered, then the database. */
export const powerCut: Fault = {
  name: 'power-cut',
  what: 'the page cache is lost at an instant, application and database die',
  share: 14,
  crashesDatabase: true,
  recoveryMsMax: 10_000,
  absent() {
    const ways = waysToCut()
    return typeof ways === 'string' ? ways : null
  },
  open(above, reaper) {
    const [by] = waysToCut()
    if (by !== 'reflink image' && by !== 'shutdown of ext4') throw new Error('no way to cut')
    const volume = makeCutVolume(above, volumeMegabytes, by, reaper)
    const options = { folder: volume.folder, relaunch: false }
    return { options, strike: strikeOn(volume), close: () => volume.close() }
  },
  controls: [
    {
      name: 'a database that commits without waiting for the disk',
      options: { settings: carelessCommit },
      seen: ({ lost }) => lost,
    },
    {
      name: 'a database that never waits for the disk (fsync=off)',
      options: { settings: ['fsync=off'] },
      seen: ({ lost, wrong }) => lost + wrong.length,
      mayBeRuined: true,
    },
  ],
}
