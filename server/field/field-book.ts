import { BookParams, FieldBook } from '@bihuan/contract/field.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { query } from '../door/query.ts'
import { tubeCode } from '../labels/labels.ts'
import { roundOf, roundView } from '../rounds/store.ts'
import { checkReach, devicePlace } from './device-place.ts'
import { fieldRoles } from './field-roles.ts'

type SiteRow = {
  kind: 'door' | 'slot' | 'fixed' | 'mobile'
  name: string
  areaName: string
  laboratoryId: number
  laboratoryName: string
}
type LotRow = {
  firstId: string
  lastId: string
  poolSize: number
  perHousehold: boolean
  sitting: number
}

/** Everything about its work that a device must know without network. It holds the key of the device, so its area must be one's own. */
export const fieldBook = query({
  name: 'field.book',
  summary: 'What a device needs to work without network',
  roles: [...fieldRoles, 'courier'],
  params: BookParams,
  outcome: FieldBook,
  async run(sql, { device }, { actor, now, keys }) {
    const place = await devicePlace(sql, device)
    checkReach(actor, place.areaCode)
    const { publishedAt: _, ...round } = roundView(await roundOf(sql, String(place.roundId)))
    const [site] = await sql<SiteRow[]>`
      select s.kind, s.name, a.name as area_name, y.id as laboratory_id, y.name as laboratory_name
      from sites s join areas a on a.code = s.area_code join laboratories y on y.id = s.laboratory_id
      where s.id = ${place.siteId}`
    if (!site) throw new Error('a site without its area or laboratory')
    const lots = await sql<LotRow[]>`
      select first_id, last_id, pool_size, per_household, sitting from tube_ranges
      where site_id = ${place.siteId} and round_id = ${place.roundId} order by sitting, first_id`
    const limits = await sql<{ step: string; minutes: number }[]>`
      select step, minutes from round_limits where round_id = ${place.roundId} order by step`
    return {
      ...round,
      device,
      site: String(place.siteId),
      siteKind: site.kind,
      siteName: site.name,
      area: place.areaCode,
      areaName: site.areaName,
      laboratory: String(site.laboratoryId),
      laboratoryName: site.laboratoryName,
      lots: lots.map(({ firstId, lastId, ...lot }) => ({
        first: tubeCode(firstId),
        last: tubeCode(lastId),
        ...lot,
      })),
      limits: [...limits],
      codeKeys: keys.codePublicKeys().map(({ id, publicKey }) => ({ id: String(id), publicKey })),
      sealKey: keys.sealKeyOf(device).toString('base64url'),
      serverNow: isoOf(now),
    }
  },
})
