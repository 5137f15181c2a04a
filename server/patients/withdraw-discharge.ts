import { DischargeWithdrawn, WithdrawDischarge } from '@bihuan/contract/patients.ts'
import type { Reader } from '../db/sql.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPatient } from './store.ts'

async function patientOf(sql: Reader, id: string): Promise<string> {
  const [row] = await sql<{ patientId: string }[]>`
    select patient_id from patient_discharges where id = ${id}`
  if (!row) throw new Problem('patient.nothing-to-sign')
  return row.patientId
}

/** Takes back a decision that no second doctor signed: the one who decided, or the second who does not agree. */
export const withdrawDischarge = command({
  name: 'patient.withdraw-discharge',
  summary: 'Take back a discharge that is not signed',
  roles: ['doctor'],
  input: WithdrawDischarge,
  outcome: DischargeWithdrawn,
  area: async (sql, { discharge }) => areaOfPatient(sql, await patientOf(sql, discharge)),
  async run(tx, { discharge, words }, { keys, now, actor }) {
    const [row] = await tx<{ body: object }[]>`
      select body from patient_discharges where id = ${discharge} and fact_id is null and withdrawn_at is null`
    if (!row) throw new Problem('patient.nothing-to-sign')
    const body = keys.sealedJson('facts', now, { ...row.body, withdrawn: words })
    const taken = await tx`
      update patient_discharges set withdrawn_by = ${actor.id}, withdrawn_at = ${now}, body = ${tx.json(body)}
      where id = ${discharge} and fact_id is null and withdrawn_at is null returning id`
    if (taken.length === 0) throw new Problem('patient.nothing-to-sign')
    return { discharge }
  },
})
