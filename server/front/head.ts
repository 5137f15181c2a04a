/** The head of a request as far as the front must understand it. `headers` is flat: name in lower case, value, name, … */
export type Head = {
  method: string
  url: string
  headers: string[]
  /** Bytes of the body; null where it comes in chunks. */
  length: number | null
  keepsAlive: boolean
  awaitsContinue: boolean
}

const requestLine = /^([A-Z]{1,16}) (\/[\x21-\x7e]*|\*) HTTP\/1\.([01])$/
const headerLine = /^([!#$%&'*+\-.^_`|~0-9A-Za-z]+):[ \t]*([\t\x20-\x7e\x80-\xff]*?)[ \t]*$/

/** The value of a header that stands once or not at all; where it stands twice, the first. */
export function headerOf(headers: readonly string[], name: string): string | undefined {
  for (let n = 0; n < headers.length; n += 2) if (headers[n] === name) return headers[n + 1]
  return undefined
}

/**
 * Reads the head of an HTTP/1 request, without its empty last line. Null for everything that two readers could take for
 * two different things (RFC 9112): folded lines, a length said twice, length and chunks together, control characters.
 */
export function readHead(text: string): Head | null {
  const lines = text.split('\r\n')
  const first = requestLine.exec(lines[0] ?? '')
  if (!first) return null
  const headers: string[] = []
  let length: number | null | undefined
  let host = 0
  let connection = ''
  let awaitsContinue = false
  for (let n = 1; n < lines.length; n += 1) {
    const line = headerLine.exec(lines[n] ?? '')
    if (!line) return null
    const name = (line[1] ?? '').toLowerCase()
    const value = line[2] ?? ''
    headers.push(name, value)
    if (name === 'content-length') {
      if (length !== undefined || !/^\d{1,15}$/.test(value)) return null
      length = Number(value)
    } else if (name === 'transfer-encoding') {
      if (length !== undefined || value.toLowerCase() !== 'chunked') return null
      length = null
    } else if (name === 'host') host += 1
    else if (name === 'connection') connection = value.toLowerCase()
    else if (name === 'expect') awaitsContinue = value.toLowerCase() === '100-continue'
  }
  const isNewer = first[3] === '1'
  if (host > 1 || (isNewer && host === 0) || (!isNewer && length === null)) return null
  return {
    method: first[1] ?? '',
    url: first[2] ?? '',
    headers,
    length: length === undefined ? 0 : length,
    keepsAlive: isNewer ? !/\bclose\b/.test(connection) : /\bkeep-alive\b/.test(connection),
    awaitsContinue: isNewer && awaitsContinue,
  }
}
