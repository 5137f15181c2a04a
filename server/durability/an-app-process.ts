/**
 * The application as a process of its own, so that a test can kill it at any instant. With ACKNOWLEDGE=early it is the
 * control: the same application, but it answers before the commit, and must therefore lose what it has acknowledged.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { execute } from '../door/command.ts'
import { keysFrom } from '../keys.ts'
import { upload } from '../sampling/upload.ts'
import { serve } from '../serve.ts'

const [databaseUrl = '', acknowledge = 'after-commit'] = process.argv.slice(2)
const serving = await serve({
  databaseUrl,
  cityCode: '4101',
  keys: keysFrom(Buffer.alloc(32, 7)),
  version: 'crash',
  demoStart: instantOf('2022-01-14T08:00:00+08:00'),
  host: '127.0.0.1',
  port: 0,
  webFolder: null,
  log: false,
})
let { url } = serving
if (acknowledge === 'early') {
  const { createServer } = await import('node:http')
  const sampler = {
    id: 'sampler-1',
    name: 'sampler',
    role: 'sampler' as const,
    areaCode: '4101',
    unit: 'site:1',
  }
  const control = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    response.end('{}')
    await pause(50) // any wait between the answer and the commit is a chance to lose
    const id = String(request.headers['idempotency-key'])
    await execute(serving.city, upload, JSON.parse(Buffer.concat(chunks).toString()), {
      id,
      now: Date.now(),
      actor: sampler,
    }).catch(() => {})
  })
  await new Promise<void>((resolve) => control.listen(0, '127.0.0.1', resolve))
  const address = control.address()
  url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`
}
process.stdout.write(`${url.replace('localhost', '127.0.0.1')}\n`)
process.on('SIGTERM', async () => {
  await serving.close()
  process.exit(0)
})
