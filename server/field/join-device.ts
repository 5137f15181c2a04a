import { DeviceJoined, JoinDevice } from '@bihuan/contract/field.ts'
import { siteArea } from '../custody/site-area.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { roundOf } from '../rounds/store.ts'
import { fieldRoles } from './field-roles.ts'
import { takeSerial } from './take-serial.ts'

const deviceMax = 999_999 // six digits in the id of a walk-in

/** A phone becomes a device of a site; one that was wiped joins again and is another, so that its counters begin anew. */
export const joinDevice = command({
  name: 'device.join',
  summary: 'Make this phone a device of a site',
  roles: fieldRoles,
  input: JoinDevice,
  outcome: DeviceJoined,
  area: (sql, { round, site }) => siteArea(sql, round, site),
  async run(tx, { round, site }, request) {
    const { closedAt } = await roundOf(tx, round)
    if (closedAt !== null) throw new Problem('round.closed', { round })
    const device = await takeSerial(tx, 'device')
    if (device > deviceMax) throw new Problem('sampling.devices-used-up')
    await tx`insert into devices (id, site_id, enrolled_at) values (${device}, ${site}, ${request.now})`
    return { device: String(device), round, site }
  },
})
