import { HomeStayOpened, OpenHomeStay } from '@bihuan/contract/home-isolation.ts'
import { command } from '../door/command.ts'
import { Problem } from '../door/problem.ts'
import { areaOfPerson } from '../facts/store.ts'
import { homesOf } from '../orders/homes.ts'
import { homeKinds, openForOrders } from './open-home-stays.ts'

/** Begins to look after somebody whom an order keeps at home, where a grid worker is quicker than the job that finds them. */
export const openHomeStay = command({
  name: 'home-stay.open',
  summary: 'Begin to look after somebody at home',
  roles: ['grid-worker', 'district-commander'],
  input: OpenHomeStay,
  outcome: HomeStayOpened,
  area: (sql, { person }) => areaOfPerson(sql, person),
  async run(tx, { person }, { anchors, now }) {
    const ids = [...((await homesOf(tx, [person])).get(person)?.ids ?? [])]
    const openOf = () => tx<{ id: string }[]>`
      select id from home_stays where person_id = any(${ids}::bigint[]) and ended_at is null order by opened_at desc limit 1`
    const [before] = await openOf()
    if (before) return { stay: before.id, wasOpen: true }
    const orders = await tx<{ id: string }[]>`
      select id from orders where person_id = any(${ids}::bigint[]) and kind = any(${[...homeKinds]}::text[]) and until_at > ${now}::timestamptz`
    await openForOrders(
      tx,
      anchors,
      orders.map(({ id }) => id),
      now,
    )
    const [opened] = await openOf()
    if (!opened) throw new Problem('home-stay.no-order')
    return { stay: opened.id, wasOpen: false }
  },
})
