import { SamePersonSettled, SettleSamePerson } from '@bihuan/contract/field.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { samePersonRoles } from './field-roles.ts'

/**
 * Decides whether a walk-in is the known person whose document they showed. `same`: the walk-in's results are read with
 * the known person's, and documents that only the walk-in had become the known person's. Samples keep their id: who is in
 * a tube does not change afterwards.
 */
export const settleSamePerson = command({
  name: 'same-person.settle',
  summary: 'Decide whether a walk-in is somebody known',
  roles: samePersonRoles,
  input: SettleSamePerson,
  outcome: SamePersonSettled,
  async area(sql, { walkIn }) {
    const [row] = await sql<{ areaCode: string }[]>`
      select s.area_code from walk_ins w join sites s on s.id = w.site_id where w.person_id = ${walkIn}`
    if (!row) throw new Problem('same-person.unknown')
    return row.areaCode
  },
  async run(tx, { walkIn, known, verdict, reason }, { actor, now }) {
    const settled = await tx`
      update same_person_claims set settled_at = ${now}, settled_by = ${actor.id}, verdict = ${verdict}, reason = ${reason}
      where walk_in = ${walkIn} and known = ${known} and settled_at is null
      returning walk_in`
    if (settled.length === 0) {
      const found = await tx`
        select from same_person_claims where walk_in = ${walkIn} and known = ${known}`
      throw new Problem(found.length === 0 ? 'same-person.unknown' : 'same-person.already-settled')
    }
    if (verdict === 'same')
      await tx`update documents set person_id = ${known} where person_id = ${walkIn}`
    return { walkIn, known, verdict }
  },
})
