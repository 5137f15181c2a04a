import { FindOnSheet, FoundOnSheet } from '@bihuan/contract/paper.ts'
import { command } from '../door/command.ts'
import { leaveTraces } from '../people/leave-trace.ts'
import { keyingRoles } from './roles.ts'
import { siteOf } from './store.ts'

const canonicalName = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ')
// More people of one name in one street than this and the whole number is the better way.
const namesakesMax = 500

/**
 * Who a line of a sheet is, by the whole name and the last six of a document, among those who live where the site works. A
 * command, because the name must not stand in an address, and finding somebody leaves a trace that they can see.
 */
export const findOnSheet = command({
  name: 'paper.find-person',
  summary: 'Find who a line of a paper sheet is',
  roles: keyingRoles,
  input: FindOnSheet,
  outcome: FoundOnSheet,
  area: async (sql, { round, site }) => (await siteOf(sql, round, site)).areaCode,
  async run(tx, { round, site, name, tail }, { now, actor, keys }) {
    const { areaCode } = await siteOf(tx, round, site)
    const rows = await tx<{ personId: string; numberCipher: Buffer }[]>`
      select d.person_id, d.number_cipher
      from buildings b
      join households h on h.building_id = b.id
      join people p on p.household_id = h.id
      join documents d on d.person_id = p.id
      where starts_with(b.community_code, ${areaCode}) and lower(p.name) = lower(${canonicalName(name)})
      limit ${namesakesMax}`
    const fits = rows.filter(
      ({ numberCipher }) => keys.open(numberCipher).slice(-6) === tail.toUpperCase(),
    )
    const people = [...new Set(fits.map(({ personId }) => personId))]
    const [person] = people
    if (person === undefined || people.length > 1)
      return { person: null, several: people.length > 1 }
    const look = { query: 'paper.find-person', actor, purpose: 'sampling', at: now }
    await leaveTraces(tx, [{ ...look, person }])
    return { person, several: false }
  },
})
