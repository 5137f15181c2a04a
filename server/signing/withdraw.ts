import { staffRoles } from '@bihuan/contract/access.ts'
import { Signed, SigningParams } from '@bihuan/contract/signing.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { readSigning } from './store.ts'

/** Takes a draft back before its last signature. What was signed cannot be taken back, only lifted. */
export const withdrawSigning = command({
  name: 'signing.withdraw',
  summary: 'Take back a document before it is signed',
  roles: staffRoles,
  input: SigningParams,
  outcome: Signed,
  async area(sql, { signing }) {
    const row = await readSigning(sql, signing)
    if (!row) throw new Problem('signing.unknown')
    return row.areaCode
  },
  async run(tx, { signing }, { actor, now }) {
    const row = await readSigning(tx, signing)
    if (!row) throw new Problem('signing.unknown')
    if (row.draftedBy !== actor.id) throw new Problem('signing.withdrawn-by-other')
    const [over] = await tx`
      update signings set expires_at = ${now} where id = ${signing} and taken_at is null returning id`
    if (!over) throw new Problem('signing.taken')
    return { signing, made: null, waitsFor: null }
  },
})
