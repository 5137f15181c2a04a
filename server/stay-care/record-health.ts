import { HealthRecorded, RecordHealth } from '@bihuan/contract/stay-care.ts'
import { command } from '../door/command.ts'
import { siteStaff } from '../stays/roles.ts'
import { areaOfStay, momentOf, runningStay } from '../stays/stay-rows.ts'
import { writeCheck } from './write-check.ts'

/** Writes down a temperature and symptoms that staff measured or saw. */
export const recordHealth = command({
  name: 'stay.record-health',
  summary: 'Write down temperature and symptoms of somebody in isolation',
  roles: siteStaff,
  input: RecordHealth,
  outcome: HealthRecorded,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, at, ...said }, request) {
    const row = await runningStay(tx, stay)
    return await writeCheck(
      tx,
      row,
      { ...said, at: momentOf(at, request), byPerson: false },
      request,
    )
  },
})
