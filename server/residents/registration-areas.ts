import type { RegistrationAreas } from '@bihuan/contract/residents.ts'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'

/** The areas right below one, by name and code: public knowledge, without numbers of people. */
export const registrationAreas = (sql: Reader, parent: string) => sql<
  Static<typeof RegistrationAreas>['areas']
>`
  select code, level, name from areas where parent_code = ${parent} order by code`
