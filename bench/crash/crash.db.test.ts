import { readdirSync } from 'node:fs'
import { expect, onTestFinished, test } from 'vitest'
import { runCrash } from './run-crash.ts'
import { startReaper } from './stand/reaper.ts'

const folder = '/var/tmp'
const ours = () => readdirSync(folder).filter((name) => name.startsWith('bihuan-crash-'))

// The short version of `npm run crash`: a few blows of each kind that needs no root, and the two controls that must lose.
test('what was acknowledged is there after every blow, once, and the controls lose', async () => {
  const before = ours()
  const reaper = startReaper()
  onTestFinished(() => reaper.end())
  const report = await runCrash(
    {
      rounds: 4,
      seed: 'test',
      only: ['app-kill', 'database-kill'],
      people: 2_000,
      folder,
      controls: ['app-kill', 'database-kill'],
    },
    reaper,
    () => {},
  )
  expect(report).toMatchObject({
    wrong: [],
    lost: 0,
    doubled: 0,
    partial: 0,
    invented: 0,
    controls_failed_as_they_must: true,
    rounds: 4,
  })
  expect(report.controls).toHaveLength(2)
  expect(report.acknowledged).toBeGreaterThan(100)
  await reaper.end()
  expect(ours().filter((name) => !before.includes(name))).toEqual([])
}, 300_000)
