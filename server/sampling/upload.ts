import { Upload, UploadAnswer } from '@bihuan/contract/sampling.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { deviceArea, devicePlace } from '../field/device-place.ts'
import { seeDevice } from './see-device.ts'
import { takeEvents } from './take-events.ts'

/** Takes what a device reports, in any order and as often as it likes. */
export const upload = command({
  name: 'sampling.upload',
  summary: 'Send the events of a field device',
  roles: ['sampler', 'registrar'],
  input: Upload,
  outcome: UploadAnswer,
  area: deviceArea,
  async run(tx, input, { id, now }) {
    const place = await devicePlace(tx, input.device)
    const round = Number(input.round)
    if (place.roundId !== round) throw new Problem('round.unknown', { round: input.round })
    const where = { round, site: place.siteId, device: Number(input.device), now }
    const taken = await takeEvents(tx, where, id, input.events)
    await seeDevice(tx, where.device, input, now)
    return { serverNow: isoOf(now), ...taken.counts, answers: taken.answers }
  },
})
