import type {
  NoShowReason,
  TellWay,
  TransferEnd,
  TransferKind,
  TransferRow,
} from '@bihuan/contract/transfers.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import type { Cohort } from '@bihuan/core/isolation/cohort.ts'
import { type Needs, noNeeds } from '@bihuan/core/isolation/needs.ts'
import { wordsOf } from '@bihuan/core/policy/field-words.ts'
import type { Policy } from '@bihuan/core/policy/policy.ts'
import { type Instant, isoOf } from '@bihuan/core/time/instant.ts'
import { stepOf, type TransferMoments } from '@bihuan/core/transfers/step.ts'
import type { Row as AnyRow, PendingQuery } from 'postgres'
import type { Static } from 'typebox'
import type { Reader } from '../db/sql.ts'
import { shippedWords } from '../policy/shipped.ts'

type SiteColumns<Way extends 'from' | 'to'> = Record<`${Way}SiteId`, string | null> &
  Record<`${Way}Number`, number | null> &
  Record<`${Way}Name` | `${Way}Address`, string | null>

/** A transfer with what a line shows besides. */
export type ViewRow = SiteColumns<'from'> &
  SiteColumns<'to'> & {
    id: string
    personId: string
    name: string
    kind: TransferKind
    cohort: Cohort
    basis: string
    orderId: string | null
    partyId: string | null
    source: string | null
    areaCode: string
    areaName: string | null
    room: string | null
    needs: unknown
    askedAt: Instant
    dueAt: Instant
    dueOfPolicy: boolean
    tripId: string | null
    stopN: number | null
    tripNumber: number | null
    plate: string | null
    pickUpAt: Instant | null
    toldAt: Instant | null
    toldHow: TellWay | null
    toldMessage: string | null
    sentAt: Instant | null
    isWaitingToSend: boolean
    confirmedAt: Instant | null
    notReachedAt: Instant | null
    noShowAt: Instant | null
    noShowWhy: NoShowReason | null
    onAt: Instant | null
    offAt: Instant | null
    endedAt: Instant | null
    endedWhy: TransferEnd | null
    version: number
  }

/** Lines of the transfers that a select of `id, n` names, joined by their keys only, so that a page reads no more than its rows. */
export const viewOf = (sql: Reader, page: PendingQuery<AnyRow[]>) => sql<ViewRow[]>`
  with page as (${page})
  select t.id, t.person_id, p.name, t.kind, t.cohort, t.basis, t.order_id, t.party_id, t.source, t.area_code, a.name as area_name, t.from_site_id,
    f.number as from_number, f.name as from_name, f.address as from_address, t.to_site_id, i.number as to_number, i.name as to_name,
    i.address as to_address, r.code as room, t.needs, t.asked_at, t.due_at, t.due_of_policy, t.trip_id, t.stop_n, x.number as trip_number, v.plate,
    t.pick_up_at, t.told_at, t.told_how, t.told_message, m.sent_at, m.id is not null as is_waiting_to_send, t.confirmed_at, t.not_reached_at,
    t.no_show_at, t.no_show_why, t.on_at, t.off_at, t.ended_at, t.ended_why, t.version
  from page
  join transfers t on t.id = page.id
  join people p on p.id = t.person_id
  left join areas a on a.code = t.area_code
  left join isolation_sites f on f.id = t.from_site_id
  left join isolation_sites i on i.id = t.to_site_id
  left join rooms r on r.id = t.to_room_id
  left join trips x on x.id = t.trip_id
  left join vehicles v on v.id = x.vehicle_id
  left join messages m on m.id = t.told_message
  order by page.n`

const iso = (at: Instant | null) => (at === null ? null : isoOf(at))

/** What a person needs, or nothing where the key of those words is destroyed. */
export function needsOf(value: unknown): Needs {
  if (typeof value !== 'object' || value === null || Object.hasOwn(value, '$erased')) return noNeeds
  return { ...noNeeds, ...(value as Partial<Needs>) }
}

/** The same over the wire, where lists may be changed. */
export const wireNeeds = (value: unknown) => {
  const { care, diets, ...more } = needsOf(value)
  return { ...more, care: [...care], diets: [...diets] }
}

/** What the step of a transfer is read from. */
export const momentsOf = (row: ViewRow): TransferMoments => ({
  ...row,
  toSite: row.toSiteId,
  trip: row.tripId,
})

const siteOf = <Way extends 'from' | 'to'>(row: ViewRow, way: Way) => {
  const [id, number, name, address] =
    way === 'from'
      ? [row.fromSiteId, row.fromNumber, row.fromName, row.fromAddress]
      : [row.toSiteId, row.toNumber, row.toName, row.toAddress]
  return id === null || number === null || name === null
    ? null
    : { site: id, number, name, address }
}

/** Who was told when and how, and what is known of it. */
export function toldOf(row: ViewRow) {
  if (row.toldAt === null || row.toldHow === null) return null
  const delivery =
    row.toldHow !== 'text' || !row.isWaitingToSend
      ? ('unknown' as const)
      : row.sentAt === null
        ? ('waiting' as const)
        : ('sent' as const)
  return {
    at: isoOf(row.toldAt),
    how: row.toldHow,
    delivery,
    confirmedAt: iso(row.confirmedAt),
    notReachedAt: iso(row.notReachedAt),
  }
}

/** That somebody did not get on, and why. */
export const noShowOf = ({ noShowAt, noShowWhy }: ViewRow) =>
  noShowAt === null || noShowWhy === null ? null : { at: isoOf(noShowAt), why: noShowWhy }

/** Where they are fetched from or brought to, as far as it is a site. */
export const endsOf = (row: ViewRow) => ({ from: siteOf(row, 'from'), to: siteOf(row, 'to') })

/** A line as it goes over the wire, with a masked name. */
export function rowView(
  row: ViewRow,
  at: { now: Instant; policy: Policy; over: ReadonlySet<string> },
): Static<typeof TransferRow> {
  const { care, luggage, pets } = needsOf(row.needs)
  const { zh, en } = wordsOf(at.policy, row.basis, shippedWords())
  return {
    transfer: row.id,
    person: row.personId,
    nameMasked: maskName(row.name),
    kind: row.kind,
    cohort: row.cohort,
    basis: row.basis,
    basisName: { zh, en },
    order: row.orderId,
    orderIsOver: row.orderId !== null && at.over.has(row.orderId),
    party: row.partyId,
    area: row.areaCode,
    areaName: row.areaName ?? row.areaCode,
    ...endsOf(row),
    room: row.room,
    step: stepOf(momentsOf(row), at.now),
    askedAt: isoOf(row.askedAt),
    dueAt: isoOf(row.dueAt),
    dueIsOfPolicy: row.dueOfPolicy,
    care: [...care],
    luggage,
    pets,
    trip: row.tripId,
    tripNumber: row.tripNumber,
    plate: row.plate,
    pickUpAt: iso(row.pickUpAt),
    told: toldOf(row),
    noShow: noShowOf(row),
    onAt: iso(row.onAt),
    offAt: iso(row.offAt),
    version: row.version,
  }
}
