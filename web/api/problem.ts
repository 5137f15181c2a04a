import type { ProblemBody, ProblemItem, Text } from './wire.ts'

const same = (text: string): Text => ({ zh: text, en: text })

/** What the server refused or the network swallowed, with a stable code and a sentence to read. */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  /** In both languages where we say it ourselves; the server answers in the language that it was asked in. */
  readonly text: Text
  readonly values: Readonly<Record<string, string>>
  readonly details: readonly string[]
  readonly items: readonly ProblemItem[]
  readonly traceId: string | null

  constructor(body: ProblemBody, text: Text = same(body.title)) {
    super(body.title)
    this.name = 'Problem'
    this.code = body.code
    this.status = body.status
    this.text = text
    this.values = body.values ?? {}
    this.details = (body.errors ?? []).flatMap(({ message }) => (message ? [message] : []))
    this.items = body.errors ?? []
    this.traceId = body.traceId ?? null
  }
}

const own = (code: string, status: number, zh: string, en: string) =>
  new Problem({ code, status, title: en }, { zh, en })

/** The server could not be reached at all; status 0. */
export const unreachable = () =>
  own(
    'network.unreachable',
    0,
    '连不上服务器。请检查网络；页面会自动重试。',
    'The server cannot be reached. Check the network; the page tries again by itself.',
  )

/** Our own page broke while drawing; the others still stand. */
export const pageBroke = () =>
  own(
    'desk.page-broke',
    0,
    '这个页面出错了，其他页面不受影响。请刷新本页；若再次出现，请报告这个代码。',
    'This page broke. The other pages are not affected; reload it, and report this code if it happens again.',
  )

const unreadable = (status: number) =>
  own(
    'http.unreadable',
    status,
    `服务器回答 ${status}，没有说明原因。`,
    `The server answered ${status} and gave no reason.`,
  )

/** Reads problem+json from a refused answer; an answer of another kind becomes `http.unreadable`. */
export async function problemOf(response: Response): Promise<Problem> {
  if (!response.headers.get('content-type')?.includes('json')) return unreadable(response.status)
  const body: unknown = await response.json().catch(() => null)
  if (typeof body !== 'object' || body === null || !('code' in body) || !('title' in body)) {
    return unreadable(response.status)
  }
  return new Problem({ ...(body as ProblemBody), status: response.status })
}

/** Whether nobody is signed in, or no longer. */
export const needsSignIn = (cause: unknown) =>
  cause instanceof Problem && cause.code === 'access.sign-in-needed'
