import { randomUUID } from 'node:crypto'

/** What somebody signed in as a demo account is answered to a command, in a language. */
export async function answerTo(
  url: string,
  as: string,
  path: string,
  body: object,
  language: 'zh-CN' | 'en' = 'en',
) {
  const post = (at: string, content: object, more: Record<string, string>) =>
    fetch(`${url}/api/v1${at}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': randomUUID(), ...more },
      body: JSON.stringify(content),
    })
  const { token } = await (await post('/demo/sessions', { signInName: as }, {})).json()
  const answer = await post(path, body, {
    authorization: `Bearer ${token}`,
    'accept-language': language,
  })
  return { status: answer.status, body: await answer.json() }
}
