import { ChangeNeeds, StayChanged } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { siteStaff } from './roles.ts'
import { areaOfStay, runningStay } from './stay-rows.ts'

/** Writes down what somebody needs, in place of what their transfer said: care, diet, language. */
export const changeNeeds = command({
  name: 'stay.change-needs',
  summary: 'Write down what somebody in isolation needs',
  roles: siteStaff,
  input: ChangeNeeds,
  outcome: StayChanged,
  area: (sql, { stay }, { actor }) => areaOfStay(sql, stay, actor),
  async run(tx, { stay, needs, version }, { keys, now }) {
    await runningStay(tx, stay)
    const [changed] = await tx<{ version: number }[]>`
      update stays set needs = ${tx.json(keys.sealedJson('facts', now, needs) as never)}, version = version + 1
      where id = ${stay} and version = ${version} returning version`
    if (!changed) throw new Problem('stay.changed-meanwhile')
    return { stay, version: changed.version }
  },
})
