import { expect, test } from 'vitest'
import { conserves } from '../testing/conserves.ts'
import { aPaperSite } from './a-sheet.ts'

test('of two who key a sheet at once one comes second; of several second entries one seals', async () => {
  const site = await aPaperSite()
  const p = (n: number) => site.round.people[n] ?? ''
  const tubes = 12
  for (let n = 0; n < tubes; n += 1) {
    const sheet = site.sheet(n, [p(n * 2), p(n * 2 + 1)])
    // Odd tubes race from the first entry on, even ones have it already.
    if (n % 2 === 0) await site.key(1, sheet)
    const keyers = n % 2 === 0 ? [2, 3, 4] : [1, 2, 3]
    const answers = await Promise.all(
      keyers.map((by) =>
        site.key(by, sheet).then(
          ({ state }) => state,
          ({ code }) => code,
        ),
      ),
    )
    expect(answers.sort()).toEqual(
      n % 2 === 0
        ? ['agreed', 'paper.tube-known', 'paper.tube-known']
        : ['agreed', 'first', 'paper.tube-known'],
    )
  }
  const [count] = await site.city.sql`
    select (select count(*)::int from field_events) as seals, (select count(*)::int from tubes) as tubes,
      (select count(*)::int from samples) as samples, (select count(*)::int from sample_claims) as claims,
      (select last_seq from devices where id = 400001) as seq`
  expect(count).toEqual({ seals: tubes, tubes, samples: tubes * 2, claims: 0, seq: tubes })
  await conserves(site.city)
})

test('two sites whose first sheets agree at once have a paper device each', async () => {
  const site = await aPaperSite()
  const [a, b] = [site.round.people[0] ?? '', site.round.people[1] ?? '']
  const sheets = [
    site.sheet(0, [a]),
    site.sheet(0, [b], { site: '2', tube: site.round.tube(2, 0) }),
  ]
  for (const sheet of sheets) await site.key(1, sheet)
  await Promise.all(sheets.map((sheet) => site.key(2, sheet)))
  const devices = await site.city
    .sql`select id, site_id, last_seq from devices where id > 400000 order by id`
  expect(devices.map(({ id, lastSeq }) => [id, lastSeq])).toEqual([
    [400_001, 1],
    [400_002, 1],
  ])
  expect(new Set(devices.map(({ siteId }) => siteId)).size).toBe(2)
  await conserves(site.city)
})
