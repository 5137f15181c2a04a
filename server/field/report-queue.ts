import { QueueReported, ReportQueue } from '@bihuan/contract/field.ts'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { siteArea } from '../custody/site-area.ts'
import { command } from '../door/command.ts'
import { fieldRoles } from './field-roles.ts'

/** Says how many people wait at a site. Of two reports the later stands; one from a clock that runs ahead counts as of now. */
export const reportQueue = command({
  name: 'site.report-queue',
  summary: 'Say how many people wait at a site',
  roles: fieldRoles,
  input: ReportQueue,
  outcome: QueueReported,
  area: (sql, { round, site }) => siteArea(sql, round, site),
  async run(tx, { round, site, people, at }, { now }) {
    const said = Math.min(instantOf(at), now)
    await tx`
      update sites set queue_people = ${people}, queue_at = ${said}
      where id = ${site} and round_id = ${round}
        and (queue_at is null or (queue_at, queue_people) < (${said}::timestamptz, ${people}::int))`
    const [standing] = await tx<{ people: number }[]>`
      select queue_people as people from sites where id = ${site}`
    return { site, people: standing?.people ?? people }
  },
})
