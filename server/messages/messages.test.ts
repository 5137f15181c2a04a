import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import { beforeAll, beforeEach, describe, expect, onTestFinished, test } from 'vitest'
import { aCity, type TestCity } from '../testing/a-city.ts'
import { demoMessages } from './demo-messages.ts'
import { gatewaySender } from './gateway.ts'
import { forgetCodes, sendMessages } from './send-messages.ts'
import { writeMessage } from './write-message.ts'

let city: TestCity
beforeAll(async () => {
  city = await aCity()
})
beforeEach(async () => {
  await city.sql`delete from messages`
})

const write = (phone: string | null, text = '验证码 123456') =>
  city.sql.begin((tx) =>
    writeMessage(tx, { id: randomUUID(), phone, text, now: city.start }, city.city.keys),
  )

describe('a text', () => {
  test('is sent once, to whom it is for, and never to nobody', async () => {
    await write('10020000001')
    await write(null)
    const sent: string[][] = []
    const send = async (to: string, text: string) => sent.push([to, text]) > 0
    expect(await sendMessages(city.city, send)).toBe(1)
    expect(await sendMessages(city.city, send)).toBe(0)
    expect(sent).toEqual([['10020000001', '验证码 123456']])
  })

  test('that the gateway did not take is tried again, each time later, until nobody needs it', async () => {
    await write('10020000001')
    const refuse = async () => false
    const waits: number[] = []
    for (let n = 0; n < 3; n += 1) {
      expect(await sendMessages(city.city, refuse)).toBe(0)
      const [row] = await city.sql<{ wait: number }[]>`
        select round(extract(epoch from next_try_at - now()))::int as wait from messages`
      waits.push(row?.wait ?? 0)
      expect(await sendMessages(city.city, async () => true)).toBe(0)
      await city.sql`update messages set next_try_at = now()`
    }
    expect(waits).toEqual([5, 20, 80])
    await city.sql`update messages set useless_at = now()`
    expect(await sendMessages(city.city, async () => true)).toBe(0)
  })

  test('is sent once though two jobs run at once', async () => {
    for (let n = 0; n < 120; n += 1) await write('10020000001', `${n}`)
    const sent: string[] = []
    const send = async (_to: string, text: string) => sent.push(text) > 0
    await Promise.all([1, 2, 3].map(() => sendMessages(city.city, send)))
    await sendMessages(city.city, send)
    expect(sent.sort()).toEqual(Array.from({ length: 120 }, (_, n) => `${n}`).sort())
  })

  test('is kept encrypted, shown masked in an invented city, and forgotten after a day', async () => {
    await write('10020000001')
    const [row] = await city.sql<{ phoneCipher: Buffer; textCipher: Buffer }[]>`
      select phone_cipher, text_cipher from messages`
    expect(String(row?.textCipher) + String(row?.phoneCipher)).not.toMatch(/123456|10020000001/)
    expect(await demoMessages(city.city)).toMatchObject([
      { phoneMasked: '100****0001', text: '验证码 123456' },
    ])
    await forgetCodes(city.city)
    expect(await demoMessages(city.city)).toHaveLength(1)
    await city.sql`update messages set useless_at = useless_at - interval '25 hours'`
    await forgetCodes(city.city)
    expect(await demoMessages(city.city)).toHaveLength(0)
  })
})

test('the gateway is asked by POST with the token; what it refuses, and its absence, are no errors', async () => {
  const seen: object[] = []
  let status = 202
  const gateway = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    seen.push({
      method: request.method,
      token: request.headers.authorization,
      body: JSON.parse(Buffer.concat(chunks).toString()),
    })
    response.writeHead(status).end()
  })
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void gateway.close())
  const address = gateway.address()
  const port = typeof address === 'object' && address ? address.port : 0
  const send = gatewaySender({ url: `http://127.0.0.1:${port}/sms`, token: 't' })
  expect(await send('10020000001', '你好')).toBe(true)
  expect(seen).toEqual([
    { method: 'POST', token: 'Bearer t', body: { to: '10020000001', text: '你好' } },
  ])
  status = 500
  expect(await send('10020000001', '你好')).toBe(false)
  expect(await gatewaySender({ url: 'http://127.0.0.1:1/', token: 't' })('1', '2')).toBe(false)
})
