import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { anInventedCity } from './an-invented-city.ts'
import { publishRound } from './publish-round.ts'
import { roundNotice } from './round-notice.ts'

const file = join(import.meta.dirname, '../../policies/notices/zz-2022-018.yaml')
const plain: unknown = parse(readFileSync(file, 'utf8'))

let city: TestCity
beforeAll(async () => {
  city = await aCity()
  await anInventedCity(city)
  await city.run(publishRound, city.actor('city-commander'), { notice: plain })
})

describe('the notice of a round', () => {
  test('is told to everybody as it was checked, nothing added', async () => {
    const read = parseNotice(plain)
    if (!read.ok) throw new Error('notice 18 has a fault')
    for (const role of ['resident', 'city-commander'] as const) {
      const answer = await city.ask(roundNotice, city.actor(role), { round: '2022018' })
      expect(answer).toEqual({ round: '2022018', notice: read.notice })
    }
  })

  test('of a round that there is not is refused', async () => {
    await expect(
      city.ask(roundNotice, city.actor('city-commander'), { round: '2022099' }),
    ).rejects.toMatchObject({ code: 'round.unknown' })
  })
})
