import { labelCode } from '@bihuan/core/labels/label.ts'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import type { CommandBytes, Hand } from './command-bytes.ts'
import type { PlannedBox } from './plan-round.ts'

// Minutes after the last tube of a box was sealed. Invented; the order is what counts.
const minutes = { seal: 2, offer: 4, accept: 5, deliver: 35, receive: 40 }
type BoxStep = keyof typeof minutes

/** When a box is received by its laboratory. */
export const receivedAt = ({ sealedAt }: PlannedBox): number =>
  sealedAt + minutes.receive * minuteMs

/** The requests of a box on its way: sealed at its site, handed to a courier, handed to its laboratory. */
export function boxRequests(
  send: CommandBytes,
  round: string,
  courierOf: (box: PlannedBox) => Hand,
  technicianOf: (box: PlannedBox) => Hand,
): Record<BoxStep, (box: PlannedBox) => Buffer> {
  const moment = (step: BoxStep, { sealedAt }: PlannedBox) => sealedAt + minutes[step] * minuteMs
  const codes = ({ tubes }: PlannedBox) => tubes.map((tube) => labelCode('tube', tube))
  const common = (step: BoxStep, box: PlannedBox) => ({
    box: labelCode('box', box.number),
    at: isoOf(moment(step, box)),
  })
  return {
    seal: (box) =>
      send('box.seal', box.token, moment('seal', box), {
        ...common('seal', box),
        round,
        site: box.site,
        tubes: codes(box),
      }),
    offer: (box) =>
      send('box.offer', box.token, moment('offer', box), {
        ...common('offer', box),
        to: `courier:${courierOf(box).account}`,
        count: box.tubes.length,
      }),
    accept: (box) =>
      send('box.accept', courierOf(box).token, moment('accept', box), {
        ...common('accept', box),
        count: box.tubes.length,
      }),
    deliver: (box) =>
      send('box.offer', courierOf(box).token, moment('deliver', box), {
        ...common('deliver', box),
        to: `laboratory:${box.laboratory}`,
        count: box.tubes.length,
      }),
    receive: (box) =>
      send('box.receive', technicianOf(box).token, moment('receive', box), {
        ...common('receive', box),
        laboratory: box.laboratory,
        tubes: codes(box),
      }),
  }
}
