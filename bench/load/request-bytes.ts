/** What a request says besides its body. */
export type RequestHead = {
  method: 'GET' | 'POST'
  path: string
  /** Bearer token; null for who is nobody. */
  token: string | null
  headers?: Readonly<Record<string, string>>
}

/** A whole HTTP/1.1 request that keeps its connection, ready to be written; `body` is JSON text. */
export function requestBytes(
  { method, path, token, headers = {} }: RequestHead,
  body?: string,
): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, 'host: localhost']
  if (token !== null) lines.push(`authorization: Bearer ${token}`)
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`)
  if (body !== undefined)
    lines.push('content-type: application/json', `content-length: ${Buffer.byteLength(body)}`)
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`)
}
