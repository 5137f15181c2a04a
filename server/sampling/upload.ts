import { Upload, UploadAnswer } from '@bihuan/contract/sampling.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Static } from 'typebox'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import type { Member } from '../door/together.ts'
import { deviceArea, devicePlaces } from '../field/device-place.ts'
import { eventDigest } from './seal-text.ts'
import { seeDevices } from './see-device.ts'
import { type DeviceEvents, type Taken, takeUploads } from './take-uploads.ts'

type Input = Static<typeof Upload>
type Answer = Static<typeof UploadAnswer>

// About 8,000 people: beyond that a group gains nothing, and the one who waits for it waits longer.
const tubesMax = 800

const unknownDevice = (device: string) => new Problem('sampling.device-unknown', { device })

async function takeAll(tx: Tx, list: readonly Member<Input>[]): Promise<(Answer | Problem)[]> {
  const places = await devicePlaces(
    tx,
    list.map(({ input }) => input.device),
  )
  const heard = list.map(({ input, request: { id, now } }): DeviceEvents | Problem => {
    const place = places.get(input.device)
    const round = Number(input.round)
    if (!place) return unknownDevice(input.device)
    if (place.roundId !== round) return new Problem('round.unknown', { round: input.round })
    const where = { round, site: place.siteId, device: Number(input.device), now }
    return { commandId: id, where, events: input.events }
  })
  const known = heard.filter((one): one is DeviceEvents => !(one instanceof Problem))
  const taken = new Map<DeviceEvents, Taken>()
  for (const [round, ofRound] of Map.groupBy(known, ({ where }) => where.round)) {
    const outcomes = await takeUploads(tx, round, ofRound)
    ofRound.forEach((one, n) => {
      const outcome = outcomes[n]
      if (outcome) taken.set(one, outcome)
    })
  }
  await seeDevices(
    tx,
    list.flatMap(({ input: { events, sentAt } }, n) => {
      const one = heard[n]
      return one && !(one instanceof Problem) ? [{ ...one.where, events, sentAt }] : []
    }),
  )
  return list.map(({ request }, n) => {
    const one = heard[n]
    if (!one || one instanceof Problem) return one ?? new Problem('server.fault')
    const outcome = taken.get(one)
    if (!outcome) return new Problem('server.fault')
    return { serverNow: isoOf(request.now), ...outcome.counts, answers: outcome.answers }
  })
}

/** Takes what a device reports, in any order and as often as it likes; those that wait are written as one transaction. */
export const upload = command({
  name: 'sampling.upload',
  summary: 'Send the events of a field device',
  roles: ['sampler', 'registrar'],
  input: Upload,
  outcome: UploadAnswer,
  area: deviceArea,
  // The digests of the events stand for them: each is computed once, to know it again, and again here.
  digestText: ({ round, device, sentAt, events }) =>
    [round, device, sentAt, ...events.map((event) => eventDigest(device, event))].join('|'),
  together: {
    weigh: ({ events }) => events.length,
    weightMax: tubesMax,
    async areas(sql, inputs) {
      const places = await devicePlaces(
        sql,
        inputs.map(({ device }) => device),
      )
      return inputs.map(({ device }) => places.get(device)?.areaCode ?? unknownDevice(device))
    },
    run: takeAll,
  },
  async run(tx, input, request) {
    const [outcome] = await takeAll(tx, [{ input, request }])
    if (!outcome || outcome instanceof Problem) throw outcome ?? new Problem('server.fault')
    return outcome
  },
})
