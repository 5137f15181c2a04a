import type { ProblemBody, Text } from './types.ts'

/** What the server refused or the network swallowed, with a stable code and a sentence in both languages. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly text: Text
  readonly traceId: string | null

  constructor(body: ProblemBody) {
    super(body.title)
    this.name = 'Problem'
    this.code = body.code
    this.status = body.status
    const said = body.detail ? `${body.title} ${body.detail}` : body.title
    this.text = body.text ?? { zh: said, en: said }
    this.traceId = body.traceId ?? null
  }
}

/** The server could not be reached at all; status 0. */
export const unreachable = () =>
  new Problem({
    code: 'network.unreachable',
    status: 0,
    title: 'The server cannot be reached.',
    text: {
      zh: '连不上服务器。请检查网络;页面会自动重试。',
      en: 'The server cannot be reached. Check the network; the page tries again by itself.',
    },
  })

const unreadable = (status: number) =>
  new Problem({
    code: 'http.unreadable',
    status,
    title: `The server answered ${status}.`,
    text: {
      zh: `服务器回答 ${status},没有说明原因。`,
      en: `The server answered ${status} and gave no reason.`,
    },
  })

/** Reads problem+json from a refused answer; an answer of another kind becomes `http.unreadable`. */
export async function problemOf(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.includes('json')) return unreadable(response.status)
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('code' in body) || !('title' in body)) {
    return unreadable(response.status)
  }
  return new Problem({ ...(body as ProblemBody), status: response.status })
}
