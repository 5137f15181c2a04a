import { execute } from '@bihuan/server/door/command.ts'
import { routes } from '@bihuan/server/http/routes.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { conserves } from '@bihuan/server/testing/conserves.ts'
import { expect, test } from 'vitest'
import { inProcess } from './in-process.ts'
import { assayFiles, noticeFile } from './policy-files.ts'
import { seedCity } from './seed-city.ts'

const commands = routes.flatMap((route) => (route.method === 'POST' ? [route.command] : []))

test('fills an empty city through commands, and again without changing anything', async () => {
  const { city, sql, start } = await aCity()
  const send = inProcess(commands, (it, input, attempt) => execute(city, it, input, attempt), start)
  const order = { send, seed: 5, scale: 0.0005, notice: noticeFile(), assays: assayFiles() }

  const first = await seedCity(order)
  const counted = () => sql`
    select (select count(*)::int from people) as people, (select count(*)::int from roll) as due,
      (select count(*)::int from sites) as sites, (select count(*)::int from accounts) as accounts,
      (select count(*)::int from tube_ranges) as lots, (select count(*)::int from commands) as commands`
  const [before] = await counted()
  expect(before).toMatchObject({
    people: first.people,
    due: first.due,
    sites: first.plan.sites.length,
    accounts: first.accounts,
  })
  const planned = first.plan.due.reduce((sum, { building }) => sum + building.people, 0)
  expect(first.due).toBe(planned)
  expect([
    ...(await sql`select code from areas a where parent_code is not null and not starts_with(code, parent_code)`),
  ]).toEqual([])
  await conserves({ sql })

  await seedCity(order)
  expect(await counted()).toEqual([before])
})
