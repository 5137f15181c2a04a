import { CheckedIn, CheckIn } from '@bihuan/contract/stays.ts'
import { command } from '../door/command.ts'
import { arrive } from './arrive.ts'
import { siteStaff } from './roles.ts'
import { areaOfSite } from './stay-rows.ts'

/** Lets somebody in at an isolation site, with or without transfer, order and room: refused only for what is unsafe. */
export const checkInPerson = command({
  name: 'stay.check-in',
  summary: 'Let somebody in at an isolation site',
  roles: siteStaff,
  input: CheckIn,
  outcome: CheckedIn,
  area: (sql, { site }, { actor }) => areaOfSite(sql, site, actor),
  run: (tx, input, request) => arrive(tx, input, request),
})
