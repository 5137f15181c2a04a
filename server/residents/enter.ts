import type { OpenResidentSession } from '@bihuan/contract/residents.ts'
import { PersonId, Uuid } from '@bihuan/contract/scalars.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import Type, { type Static } from 'typebox'
import { type City, command, execute } from '../door/command.ts'
import { accountOfPerson } from './account-of-person.ts'
import { newAttempt } from './chance.ts'
import { registerAlone } from './register-alone.ts'
import { openedBy, useTry, useUp } from './try-code.ts'

/**
 * The write behind entering: the attempt is used up, who registers is made, the account is there. It has no route, for
 * before it there is no session; it goes through the door all the same, so that it stands in the audit.
 */
const enterResident = command({
  name: 'resident.enter',
  summary: 'Enter as a resident by a one-time code',
  roles: ['resident'],
  input: Type.Object({
    attempt: Uuid,
    code: Type.String(),
  }),
  outcome: Type.Object({ account: Type.String(), person: PersonId }),
  area: (_sql, _input, request) => request.city,
  before: (sql, { attempt }) => useTry(sql, attempt, null),
  async run(tx, input, request) {
    const { row, activation } = await openedBy(tx, input, request)
    await useUp(tx, input.attempt, activation, request.now)
    const person =
      row.personId ?? (await registerAlone(tx, row.registrationCipher ?? Buffer.alloc(0), request))
    return { account: await accountOfPerson(tx, person, request.id, request.now), person }
  },
})

/** The account that a code opens. Refuses with resident.code-refused, whatever was wrong. */
export async function enterByCode(
  city: City,
  input: Static<typeof OpenResidentSession>,
  now: Instant,
): Promise<string> {
  const id = newAttempt()
  const nobodyYet = {
    id: 'resident-entry',
    name: '',
    role: 'resident',
    areaCode: city.code,
    unit: '',
  } as const
  const { account } = await execute(city, enterResident, input, { id, now, actor: nobodyYet })
  return account
}
