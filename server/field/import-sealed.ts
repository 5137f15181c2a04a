import { ImportSealed, SealedImported } from '@bihuan/contract/field.ts'
import type { Tx } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { deviceArea, devicePlace } from './device-place.ts'
import { importEvents } from './import-events.ts'
import { commandAt } from './offline-routes.ts'
import { openSealed, type Work } from './open-sealed.ts'
import { accountsOf, type CommandAct, type EventsAct, runAct, type Tally } from './sealed-acts.ts'

const eventsMax = 20_000 // four uploads at their largest

/** The acts in the order they are taken: people before the swabs that name them, then what refers to either. */
function sorted({ acts }: Work) {
  const events = acts.filter((act): act is EventsAct => act.kind === 'events')
  if (events.reduce((sum, act) => sum + act.events.length, 0) > eventsMax)
    throw new Problem('sealed.too-large')
  const commands = acts
    .filter((act): act is CommandAct => act.kind === 'command')
    .sort((a, b) => a.seq - b.seq)
  const isWalkIn = ({ path }: CommandAct) => commandAt(path)?.command.name === 'person.walk-in'
  return {
    walkIns: commands.filter(isWalkIn),
    events,
    others: commands.filter((act) => !isWalkIn(act)),
  }
}

async function record(tx: Tx, id: string, where: Where, acts: number, tally: Tally) {
  await tx`
    insert into sealed_imports (command_id, round_id, device_id, acts, applied, repeated, refused, to_sign, received_at)
    values (${id}, ${where.round}, ${where.device}, ${acts}, ${tally.applied}, ${tally.repeated}, ${tally.refused}, ${tally.toSign.length}, ${where.now})`
}
type Where = { round: number; site: number; device: number; now: number }

/**
 * Brings in the work of a device that never reached the network. Each act counts once, whether it came by network before,
 * comes after, or lies in two files; what one act refuses leaves the others standing.
 */
export const importSealed = command({
  name: 'sampling.import-sealed',
  summary: 'Bring in the sealed file of a device',
  roles: ['sampler', 'registrar', 'district-commander', 'city-commander', 'administrator'],
  input: ImportSealed,
  outcome: SealedImported,
  area: deviceArea,
  async run(tx, { device, sealed }, request) {
    const { siteId: site, roundId: round } = await devicePlace(tx, device)
    const work = openSealed(sealed, device, String(round), request.keys)
    const { walkIns, events, others } = sorted(work)
    const where = { round, site, device: Number(device), now: request.now }
    const tally: Tally = { applied: 0, repeated: 0, refused: 0, toSign: [], answers: [] }
    const accounts = await accountsOf(tx, [...walkIns, ...others])
    for (const act of walkIns) await runAct(tx, act, request, accounts, tally)
    const { lastSeq } = await importEvents(tx, where, request.id, events, tally)
    for (const act of others) await runAct(tx, act, request, accounts, tally)
    // The device itself was not heard: its clock when the file was made tells nothing about now.
    await tx`update devices set last_seq = greatest(last_seq, ${lastSeq}) where id = ${device}`
    await record(tx, request.id, where, work.acts.length, tally)
    return tally
  },
})
