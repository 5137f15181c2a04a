import { get } from 'node:http'
import type { AppLink } from './app-link.ts'
import type { Head } from './head.ts'
import { ownAnswer } from './refusal.ts'

const answerMsMax = 2_000
const reportBytesMax = 64 * 1024

function ask(socketPath: string): Promise<{ status: number; report: Record<string, unknown> }> {
  return new Promise((resolve, reject) => {
    const sent = get({ socketPath, path: '/readyz' }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => {
        text += part
        if (text.length > reportBytesMax) sent.destroy(new Error('too long'))
      })
      response.on('end', () => {
        try {
          resolve({
            status: response.statusCode ?? 503,
            report: JSON.parse(text) as Record<string, unknown>,
          })
        } catch (error) {
          reject(error)
        }
      })
      response.on('error', reject)
    })
    sent.setTimeout(answerMsMax, () => sent.destroy(new Error('late')))
    sent.on('error', reject)
  })
}

/** The answer to /readyz: what an application says of itself, and how many of the wanted ones take requests. */
export async function readyAnswer(
  { ready, wanted }: { ready: readonly AppLink[]; wanted: number },
  head: Head,
): Promise<Buffer> {
  const apps = { ready: ready.length, wanted }
  const [app] = ready
  const told = app ? await ask(app.address.http).catch(() => null) : null
  const { status, report } = told ?? { status: 503, report: { ready: false } }
  const more = status === 200 ? '' : 'retry-after: 2\r\n'
  const body = JSON.stringify({ ...report, apps })
  return ownAnswer(status, 'application/json; charset=utf-8', body, more, !head.keepsAlive)
}
