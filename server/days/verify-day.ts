import { staffRoles } from '@bihuan/contract/access.ts'
import { DayVerdict, VerifyDay } from '@bihuan/contract/days.ts'
import type { Dismissal } from '@bihuan/core/orders/register.ts'
import { command } from '../door/command.ts'
import { verifyDayFile } from './verify-paper.ts'

/** Whether a file of a closed day is genuine, and whether it is the one that this city holds. Writes nothing but that it was asked. */
export const verifyDay = command({
  name: 'day.verify',
  summary: 'Check the file of a closed day against its signatures',
  roles: staffRoles,
  input: VerifyDay,
  outcome: DayVerdict,
  area: (_, __, { actor }) => actor.areaCode,
  async run(tx, { file }, { anchors }) {
    const dismissals = await tx<{ document: Dismissal; signature: Buffer }[]>`
      select document, signature from dismissals`
    const verdict = verifyDayFile(file, anchors, dismissals)
    const [here] =
      verdict.district === null || verdict.day === null
        ? []
        : await tx<{ digest: string | null }[]>`
          select digest from day_closes where district = ${verdict.district} and day = ${verdict.day}::date`
    return { ...verdict, isTheOneHere: here?.digest ? here.digest === verdict.digest : null }
  },
})
