import { staffRoles } from '@bihuan/contract/access.ts'
import { Laboratories, type RegisterLaboratory } from '@bihuan/contract/city.ts'
import Type, { type Static } from 'typebox'
import { query } from '../door/query.ts'

/** The registered laboratories. */
export const laboratoryList = query({
  name: 'laboratory.list',
  summary: 'Registered laboratories',
  roles: staffRoles,
  params: Type.Object({}),
  outcome: Laboratories,
  async run(sql) {
    const laboratories = await sql<Static<typeof RegisterLaboratory>[]>`
      select id::text, name, area_code, cyclers, run_minutes from laboratories order by laboratories.id`
    return { laboratories }
  },
})
