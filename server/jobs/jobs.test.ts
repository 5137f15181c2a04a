import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { expect, onTestFinished, test } from 'vitest'
import { writeMessage } from '../messages/write-message.ts'
import { aCity } from '../testing/a-city.ts'
import { startJobs } from './jobs.ts'

test('texts are sent soon after they were written, the second as well as the first', async () => {
  const city = await aCity()
  const sent: string[] = []
  const faults: object[] = []
  const log = { info: () => {}, error: (fields: object) => void faults.push(fields) }
  const send = async (_to: string, text: string) => sent.push(text) > 0
  const jobs = await startJobs(city.city, city.url, log, send)
  onTestFinished(() => jobs.stop())
  const write = (text: string) =>
    city.sql.begin((tx) =>
      writeMessage(
        tx,
        { id: randomUUID(), phone: '10020000001', text, now: city.start },
        city.city.keys,
      ),
    )
  for (const text of ['one', 'two']) {
    await write(text)
    for (let waited = 0; !sent.includes(text) && waited < 30_000; waited += 100) await pause(100)
  }
  expect(sent).toEqual(['one', 'two'])
  expect(faults).toEqual([])
})
