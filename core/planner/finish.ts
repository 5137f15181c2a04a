import { roundSpan } from '../notice/due.ts'
import type { Window } from '../notice/notice.ts'
import { hourMs, type Instant, minuteMs } from '../time/instant.ts'
import { arrivalShare } from './arrival.ts'

const stepMinutes = 5

export type Flow = {
  windows: readonly Window[]
  /** Hours that the samplers at hand need for everybody; longer than the windows means queues after closing. */
  samplingHours: number
  tubes: number
  tubesPerHour: number
  /** Minutes from the last swab of a tube to the laboratory's door, and from there to a result, without any queue. */
  waitMinutes: number
  turnaroundMinutes: number
}

/**
 * When the last tube has its result. Tubes are a fluid: they are made as people arrive, no faster than the samplers can work,
 * reach the laboratory after the wait, and queue there. Null when the laboratories can do nothing.
 */
export function finish(flow: Flow): { sampledBy: Instant; resultedBy: Instant | null } {
  const { opens, closes } = roundSpan(flow.windows)
  const step = stepMinutes * minuteMs
  const madePerStep = (flow.tubes * stepMinutes) / (60 * Math.max(flow.samplingHours, 1 / 60))
  const donePerStep = (flow.tubesPerHour * stepMinutes) / 60
  const tiny = flow.tubes * 1e-9
  let waiting = 0
  let queue = 0
  let sampledBy = opens
  let now = opens
  while (now < closes || waiting > tiny) {
    waiting += flow.tubes * arrivalShare(now, now + step, flow.windows)
    const made = Math.min(waiting, madePerStep)
    waiting -= made
    // Nothing waits between what is made and the queue but time, so that one clock serves both.
    queue = Math.max(queue + made - donePerStep, 0)
    now += step
    sampledBy = now
  }
  if (flow.tubes > 0 && flow.tubesPerHour <= 0) return { sampledBy, resultedBy: null }
  const drained = flow.tubes === 0 ? 0 : (queue / flow.tubesPerHour) * hourMs
  const after = (flow.waitMinutes + flow.turnaroundMinutes) * minuteMs
  return { sampledBy, resultedBy: flow.tubes === 0 ? sampledBy : sampledBy + drained + after }
}
