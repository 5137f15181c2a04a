import { CheckedInMany, CheckInMany } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { arrive } from './arrive.ts'
import { siteStaff } from './roles.ts'
import { roomsInstead } from './room-for.ts'
import { areaOfSite, momentOf } from './stay-rows.ts'

/**
 * Lets a busload in: each by the room that was given, or into the waiting room. Who cannot be let in so comes back with the reason and with
 * free rooms, and stops nobody else.
 */
export const checkInMany = command({
  name: 'stay.check-in-many',
  summary: 'Let several people in at an isolation site',
  roles: siteStaff,
  input: CheckInMany,
  outcome: CheckedInMany,
  area: (sql, { site }, { actor }) => areaOfSite(sql, site, actor),
  async run(tx, { site, arrivals, at }, request) {
    const moment = momentOf(at, request)
    const people = new Map(
      (
        await tx<{ id: string; personId: string }[]>`
          select id, person_id from transfers where id = any(${arrivals.map(({ transfer }) => transfer)}::uuid[])`
      ).map(({ id, personId }) => [id, personId]),
    )
    const arrived: Awaited<ReturnType<typeof arrive>>[] = []
    const refused: { transfer: string; code: string; instead: { room: string; code: string }[] }[] =
      []
    for (const { stay, transfer, room } of arrivals) {
      const person = people.get(transfer)
      try {
        if (person === undefined) throw new Problem('stay.transfer-unknown')
        const asked = { site, stay, who: { person }, room, transfer, ...(at ? { at } : {}) }
        // A savepoint: who is refused leaves nothing behind.
        arrived.push(await tx.savepoint((inner) => arrive(inner, asked, request)))
      } catch (error) {
        if (!(error instanceof Problem)) throw error
        const instead = error.code.startsWith('stay.room-')
          ? await roomsInstead(tx, site, moment)
          : []
        refused.push({ transfer, code: error.code, instead })
      }
    }
    return { arrived, refused }
  },
})
