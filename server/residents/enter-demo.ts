import { EnterAsResident } from '@bihuan/contract/residents.ts'
import type { Instant } from '@bihuan/core/time/instant.ts'
import Type from 'typebox'
import { type City, command, execute } from '../door/command.ts'
import { accountOfPerson } from './account-of-person.ts'
import { newAttempt } from './chance.ts'

/** Has no route of the table: only an invented city lets anybody be anybody (server/http/demo-residents.ts). */
const enterAs = command({
  name: 'resident.enter-demo',
  summary: 'Enter an invented city as one of its people',
  roles: ['resident'],
  input: EnterAsResident,
  outcome: Type.Object({ account: Type.String() }),
  area: (_sql, _input, request) => request.city,
  run: async (tx, { person }, { id, now }) => ({
    account: await accountOfPerson(tx, person, id, now),
  }),
})

/** The account of a person of an invented city; refuses with person.unknown. */
export async function enterDemoAs(city: City, person: string, now: Instant): Promise<string> {
  const actor = {
    id: 'demo-visitor',
    name: '',
    role: 'resident',
    areaCode: city.code,
    unit: '',
  } as const
  const { account } = await execute(city, enterAs, { person }, { id: newAttempt(), now, actor })
  return account
}
