import { randomUUID } from 'node:crypto'
import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { expect } from 'vitest'
import { tubeId } from '../labels/labels.ts'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { aRound, type TestRound } from '../testing/a-round.ts'

const area = '410105001'

/** A city with a round, two couriers with accounts, and the people who pass boxes on. */
export async function aWay(options: { people?: number; sites?: number } = {}) {
  const city = await aCity()
  const round = await aRound(city, options)
  for (const id of ['courier-1', 'courier-2']) {
    await city.sql`
      insert into accounts (id, sign_in_name, display_name, role, area_code, unit, created_at)
      values (${id}, ${id}, ${`转运员 ${id}`}, 'courier', '4101', 'couriers', ${city.start})`
  }
  let person = 0
  return {
    city,
    round,
    sampler: (site: number) => city.actor('sampler', area, `site:${site}`),
    courier: (n: number) => ({ ...city.actor('courier', '4101', 'couriers'), id: `courier-${n}` }),
    technician: (laboratory: number) =>
      city.actor('lab-technician', '410105', `laboratory:${laboratory}`),
    commander: city.actor('district-commander', '410105'),
    at: (minutes: number) => isoOf(city.start + minutes * minuteMs),
    /** Puts tubes into the database as an upload leaves them: sealed, each with so many members, in the site's account. */
    async sealed(site: number, tubes: readonly string[], members = 1): Promise<void> {
      const ids = tubes.map(tubeId)
      const swabs = ids.flatMap((id) =>
        Array.from({ length: members }, () => ({ id, person: round.people[person++] ?? '' })),
      )
      expect(swabs.every((swab) => swab.person !== '')).toBe(true)
      await writeSealed(city, round, site, ids, swabs)
    },
  }
}

export type Way = Awaited<ReturnType<typeof aWay>>

async function writeSealed(
  { sql, start }: TestCity,
  { round }: TestRound,
  site: number,
  ids: readonly string[],
  swabs: readonly { id: string; person: string }[],
) {
  const members = swabs.length / Math.max(ids.length, 1)
  await sql.begin(async (tx) => {
    await tx`
      insert into tubes (id, opened_at, sealed_at, round_id, site_id, device_id, pool_size, sitting, member_count, state)
      select u.id, ${start}, ${start + 10 * minuteMs}, ${round}, ${site}, ${100 + site}, 10, 0, ${members}, 'sealed' from unnest(${[...ids]}::bigint[]) u (id)`
    await tx`
      insert into samples (person_id, tube_id, sampled_at, round_id, sitting)
      select m.person, m.tube, ${start + 5 * minuteMs}, ${round}, 0
      from unnest(${swabs.map((swab) => swab.person)}::bigint[], ${swabs.map((swab) => swab.id)}::bigint[]) m (person, tube)`
    await tx`
      insert into custody_entries (command_id, line, round_id, at, item, from_account, to_account, quantity)
      values (${randomUUID()}, 1, ${round}, ${start}, 'tube', ${`stock:${site}`}, ${`site:${site}`}, ${ids.length})`
  })
}

/**
 * Holds the two independent tellings of where everything is against each other: facts and ledger, tubes and boxes; no
 * account but the press is below zero, and every box is in one account.
 */
export async function expectConserved({ sql }: TestCity): Promise<void> {
  const laws = await sql<
    { law: string; expected: string; found: string }[]
  >`select * from conservation`
  for (const { law, expected, found } of laws) expect([law, found]).toEqual([law, expected])
  const tubes = await sql`
    select account, coalesce(f.held, 0) as held, coalesce(l.quantity, 0) as quantity
    from (select account, count(*)::int as held from tube_accounts group by account) f
    full join (select account, sum(quantity)::int as quantity from ledger_balances group by account) l using (account)
    where account <> 'press' and account not like 'stock:%' and coalesce(f.held, 0) <> coalesce(l.quantity, 0)`
  expect([...tubes]).toEqual([])
  const below =
    await sql`select account from ledger_balances where quantity < 0 and account <> 'press'`
  expect([...below]).toEqual([])
  const boxes = await sql`
    select a.box_id, a.account, l.places from box_accounts a
    left join (
      select box_id, array_agg(account || ':' || quantity) as places
      from (
        select box_id, account, sum(quantity) as quantity
        from (
          select box_id, to_account as account, quantity from custody_entries where item = 'box'
          union all
          select box_id, from_account, -quantity from custody_entries where item = 'box'
        ) moved
        group by box_id, account having sum(quantity) <> 0
      ) held
      where account <> 'press'
      group by box_id
    ) l on l.box_id = a.box_id
    where l.places is distinct from array[a.account || ':1']`
  expect([...boxes]).toEqual([])
}
