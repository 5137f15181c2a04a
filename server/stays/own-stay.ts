import { OwnStay, OwnStayParams } from '@bihuan/contract/stay-care.ts'
import { maskName } from '@bihuan/core/identity/mask.ts'
import { isCheckOwed } from '@bihuan/core/stays/check-slots.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import type { Reader } from '../db/sql.ts'
import { query } from '../door/query.ts'
import { idsOf } from '../facts/ids-of.ts'
import { seeOwn } from '../residents/own-person.ts'
import { checksOf } from '../stay-care/checks-of.ts'
import { requestsOf } from '../stay-care/requests-of.ts'
import { itemsOf } from '../stay-care/supply-list.ts'
import { scheduleOf } from '../stay-tests/schedule-of.ts'
import { checksPerDay } from './checks-per-day.ts'
import { isWithoutOrder } from './guests.ts'
import { needsOf } from './needs-of.ts'
import { openStayOf } from './stay-rows.ts'

type Place = { name: string; address: string; roomCode: string | null; atHospital: boolean }

/** For whom the reader acts, or they themselves, who stay at the same site. */
const othersAt = (sql: Reader, account: string, site: string, person: string, now: number) =>
  sql<{ person: string; name: string }[]>`
    select p.id as person, p.name from residents r
    join people p on p.id = r.person_id or p.id in (
      select x.person_id from proxies x where x.proxy_person_id = r.person_id and x.ended_at is null and x.until_at > ${now}::timestamptz)
    join stays s on s.person_id = p.id and s.left_at is null and s.isolation_site_id = ${site}
    where r.account_id = ${account} and p.id <> ${person}::bigint order by p.id`

/** One's own stay in isolation, or a child's: the room, what is owed today, tests with results, what was asked for and answered. */
export const ownStay = query({
  name: 'stay.own',
  summary: 'One’s own stay in isolation',
  roles: ['resident'],
  params: OwnStayParams,
  outcome: OwnStay,
  async run(sql, { person }, question) {
    const { now, actor, keys } = question
    await seeOwn(sql, person, 'stay.own', question)
    const stay = await openStayOf(sql, await idsOf(sql, person))
    if (stay === null) return { now: isoOf(now), stay: null }
    const [place] = await sql<Place[]>`
      select i.name, i.address, r.code as room_code,
        exists (select from stay_referrals f where f.stay_id = ${stay.id} and f.returned_at is null) as at_hospital
      from isolation_sites i left join rooms r on r.id = ${stay.roomId}::uuid where i.id = ${stay.isolationSiteId}`
    const perDay = await checksPerDay(sql, question)
    const others = await othersAt(sql, actor.id, stay.isolationSiteId, person, now)
    const owed = isCheckOwed(perDay, stay.nextCheckDue, now)
    return {
      now: isoOf(now),
      stay: {
        stay: stay.id,
        siteName: place?.name ?? '',
        siteAddress: place?.address ?? '',
        roomCode: place?.roomCode ?? null,
        arrivedAt: isoOf(stay.arrivedAt),
        order: stay.orderId,
        withoutOrder: isWithoutOrder(stay.basis),
        checksPerDay: perDay,
        checkOwed: owed && place?.atHospital !== true,
        checkBy: stay.nextCheckDue === null ? null : isoOf(stay.nextCheckDue),
        atHospital: place?.atHospital ?? false,
        checks: await checksOf(sql, stay.id),
        tests: await scheduleOf(sql, stay.id, question),
        requests: await requestsOf(sql, stay.id, keys),
        items: (await itemsOf(sql, stay.isolationSiteId)).map(({ item, name, unit }) => ({
          item,
          name,
          unit,
        })),
        diets: [...(await needsOf(sql, stay)).diets],
        others: others.map(({ name, ...one }) => ({ ...one, nameMasked: maskName(name) })),
      },
    }
  },
})
