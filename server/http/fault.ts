import { type ProblemCode, problems } from '@bihuan/contract/problems.ts'
import { problemOfLostDatabase } from '../door/database-away.ts'
import { Problem, problemBody } from '../door/problem.ts'
import { languageOf, type Told } from './context.ts'

/**
 * Where a fault happened, without its words: a message of PostgreSQL quotes the value that did not fit, its detail a whole
 * row, and an error of ours may carry the input.
 */
export function placeOf(error: Error) {
  const {
    code,
    constraint_name: constraint,
    table_name: table,
    column_name: column,
  } = error as unknown as Record<string, unknown>
  const frames = (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at .*:\d+:\d+\)?$/.test(line))
  return {
    type: error.name,
    message: String(code ?? error.name),
    constraint,
    table,
    column,
    stack: frames.join('\n'),
  }
}

const notJson = new Set([
  'FST_ERR_CTP_INVALID_MEDIA_TYPE',
  'FST_ERR_CTP_EMPTY_JSON_BODY',
  'FST_ERR_CTP_INVALID_JSON_BODY',
])

// A statement that took longer than its pool allows.
const cutOff = '57014'

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new Problem('input.too-large')
  if (notJson.has(code)) return new Problem('input.not-json')
  if (code === cutOff) return new Problem('server.busy')
  return problemOfLostDatabase(error) ?? new Problem('server.fault')
}

// A database that comes back does so within seconds; a full disk waits for somebody.
const awaySeconds: Partial<Record<ProblemCode, string>> = {
  'server.database-away': '1',
  'server.disk-full': '5',
  'server.busy': '15',
}

type FaultLog = { error(fields: object, text: string): void }

export const problemType = 'application/problem+json'

/** What a caller is told of an error, and what the log keeps of it where it is a fault of ours. */
export function tellFault(
  error: unknown,
  request: Pick<Told, 'headers'> & { id: string },
  log: FaultLog,
) {
  const told = asProblem(error)
  const code: ProblemCode = told.code
  if (code === 'server.fault') log.error({ trace: request.id, err: error }, 'fault')
  return {
    status: problems[code].status,
    retryAfter:
      code === 'access.too-many-attempts'
        ? (told.values.seconds ?? '60')
        : (awaySeconds[code] ?? null),
    body: problemBody(told, languageOf(request), request.id),
  }
}
