import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { aBench, fileOf } from '@bihuan/server/laboratory/a-bench.ts'
import { aCity } from '@bihuan/server/testing/a-city.ts'
import { aRound } from '@bihuan/server/testing/a-round.ts'
import { expect, test } from 'vitest'
import { aDataFolder, aFolder, runCli } from './commands/testing/run-cli.ts'

test('import results --plate takes the file of its plate, once, and refuses that of another', async () => {
  const city = await aCity()
  const round = await aRound(city)
  const bench = await aBench(city, round)
  const [mine, other] = [round.tube(1, 0), round.tube(1, 1)]
  await bench.receive([
    { tube: mine, people: round.people.slice(0, 10) },
    { tube: other, people: round.people.slice(10, 20) },
  ])
  const plate = await bench.plateCalled([{ tube: mine, call: 'reactive' }])
  const aFile = (tube: string) => {
    const path = join(aFolder(), 'run.txt')
    writeFileSync(path, Buffer.from(fileOf([{ tube, call: 'reactive' }]), 'base64'))
    return path
  }
  const importing = async (file: string, of = plate) => {
    const args = ['import', 'results', file, '--plate', of, '--json', '--data', aDataFolder()]
    const { code, out } = await runCli(args, { DATABASE_URL: city.url })
    return { code, answer: JSON.parse(out) }
  }
  const file = aFile(mine)
  expect(await importing(aFile(other))).toMatchObject({
    code: 2,
    answer: { code: 'result-file.refused' },
  })
  expect(await importing(file)).toMatchObject({
    code: 0,
    answer: { plate, repeated: false, judgement: { kind: 'valid', reactive: 1 } },
  })
  expect(await importing(file)).toMatchObject({ code: 0, answer: { repeated: true } })
  expect(await importing(file, round.plate(99))).toMatchObject({
    code: 2,
    answer: { code: 'plate.unknown' },
  })
})
