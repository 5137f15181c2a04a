import { type Front, type FrontFigures, openFront } from '../front/front.ts'
import type { FrontLimits } from '../front/front-limits.ts'
import { type GroupOrder, startApps } from './app-group.ts'

/** A city that is served: its address, and the moment of its own time at which that began. */
export type Running = { url: string; now: number }

/** A front in this process and the applications of a city behind it. */
export type CityProcesses = {
  /** Opens the port and serves the city; once. */
  serve(
    order: GroupOrder,
    at: { host: string; port: number; limits?: Partial<FrontLimits> },
  ): Promise<Running>
  /** The process ids of the applications. */
  pids(): number[]
  figures(): FrontFigures | null
  /** First nobody comes in any more, then those inside end, then their applications. */
  close(): Promise<void>
}

/**
 * Starts the application processes of a city at once, so that they load while the database starts. The front, which holds
 * the public port, stays in this process, which should have nothing else to do.
 */
export function startCityProcesses(count: number): CityProcesses {
  const apps = startApps(count)
  let front: Front | null = null
  return {
    async serve(order, at) {
      front = await openFront({ ...at, silent: apps.silent })
      const { now } = await apps.serve(order, front)
      return { url: front.url, now }
    },
    pids: () => apps.pids(),
    figures: () => front?.figures() ?? null,
    async close() {
      await front?.close()
      await apps.close()
    },
  }
}
