import {
  AddStaff,
  EndStaff,
  SetStaffRole,
  StaffAdded,
  StaffEnded,
  StaffRoleSet,
} from '@bihuan/contract/site-staff.ts'
import { command } from '../door/command.ts'
import { derivedId } from '../door/derived-id.ts'
import { Problem } from '../door/problem.ts'
import { siteOf } from '../isolation-sites/store.ts'
import { areaOfStaff, checkOwnSite, rosterRoles, staffRow } from './store.ts'

/** Puts a person of the register on the roster of a site; nobody who is isolated, and nobody who is on another. */
export const addStaff = command({
  name: 'site-staff.add',
  summary: 'Put somebody on the roster of a site',
  roles: rosterRoles,
  input: AddStaff,
  outcome: StaffAdded,
  area: async (sql, { site }) => (await siteOf(sql, site)).areaCode,
  async run(tx, { site, person, role }, { id, now, actor }) {
    await checkOwnSite(tx, site, actor)
    const [known] =
      await tx`select from site_staff_roles where code = ${role} and closed_at is null`
    if (!known) throw new Problem('site-staff.role-unknown')
    const [isolated] = await tx`select from stays where person_id = ${person} and left_at is null`
    if (isolated) throw new Problem('site-staff.is-isolated')
    const staff = derivedId('site-staff', id)
    const written = await tx`
      insert into site_staff (id, isolation_site_id, person_id, role, since, added_by)
      select ${staff}, ${site}, p.id, ${role}, ${now}, ${actor.id} from people p where p.id = ${person}
      on conflict (person_id) where until_at is null do nothing returning id`
    if (written.length > 0) return { staff, site }
    const [there] = await tx`select from people where id = ${person}`
    throw new Problem(there ? 'site-staff.already-on' : 'fact.person-unknown')
  },
})

/** Takes somebody off the roster who is not inside the closed loop. */
export const endStaff = command({
  name: 'site-staff.end',
  summary: 'Take somebody off the roster',
  roles: rosterRoles,
  input: EndStaff,
  outcome: StaffEnded,
  area: (sql, { staff }) => areaOfStaff(sql, staff),
  async run(tx, { staff }, { now, actor }) {
    const row = await staffRow(tx, staff)
    await checkOwnSite(tx, row.isolationSiteId, actor)
    if (row.cycleId !== null) throw new Problem('site-staff.inside')
    await tx`update site_staff set until_at = ${now}, ended_by = ${actor.id} where id = ${staff} and until_at is null`
    await tx`delete from site_staff_shifts where staff_id = ${staff} and from_at > ${now}`
    return { staff }
  },
})

/** Adds a job to the city's list, changes its words, or closes it. */
export const setStaffRole = command({
  name: 'site-staff.set-role',
  summary: 'Add or change a job at isolation sites',
  roles: ['city-commander'],
  input: SetStaffRole,
  outcome: StaffRoleSet,
  area: (_sql, _input, { city }) => city,
  async run(tx, { role, zh, en, closed = false }, { now }) {
    await tx`
      insert into site_staff_roles (code, zh, en, place, closed_at)
      select ${role}, ${zh}, ${en}, coalesce(max(place), 0) + 1, ${closed ? now : null}::timestamptz from site_staff_roles
      on conflict (code) do update set zh = excluded.zh, en = excluded.en, closed_at = excluded.closed_at`
    return { role }
  },
})
