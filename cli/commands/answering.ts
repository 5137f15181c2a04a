import { problems } from '@bihuan/contract/problems.ts'
import { Problem } from '@bihuan/server/door/problem.ts'
import type { Command } from 'commander'
import { Ending, exitCode } from '../exit-code.ts'
import { Refusal } from './refusal.ts'

/** What a command has to say: for a program, and for a person. */
export type Answer = { json: unknown; text: string; code?: number }

/** Standard error: what a person may want to know and a program must not read. */
export const note = (text: string): void => {
  process.stderr.write(`${text}\n`)
}

/**
 * Gives a command its `--json` and its action. With `--json` standard output holds one JSON document and nothing else, a
 * refusal `{code, title, titleZh, errors}` included; without, words for a person. Refusals end with the codes of exit-code.ts.
 */
export function answering<Options extends object>(
  command: Command,
  run: (args: string[], options: Options & { json?: true }) => Promise<Answer>,
): Command {
  return command
    .option('--json', 'one JSON document on standard output, nothing else')
    .action(async () => {
      const options = command.opts<Options & { json?: true }>()
      // A reader that has seen enough (`| head`) is no fault.
      process.stdout.on('error', (error) =>
        process.exit('code' in error && error.code === 'EPIPE' ? exitCode.done : exitCode.fault),
      )
      try {
        const { json, text, code } = await run(command.args, options)
        process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : `${text}\n`)
        process.exitCode = code ?? exitCode.done
      } catch (thrown) {
        const error = asMachineEnding(thrown)
        const refusal = refusalOf(error)
        if (!options.json || refusal === null) throw error
        process.stdout.write(`${JSON.stringify(refusal.json)}\n`)
        process.exitCode = refusal.code
      }
    })
}

function refusalOf(error: unknown): { code: number; json: object } | null {
  if (error instanceof Refusal) {
    const { word, en, zh, faults, code } = error
    return { code, json: { code: word, title: en, titleZh: zh, errors: faults } }
  }
  if (error instanceof Problem) {
    const { zh, en } = problems[error.code]
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => error.values[name] ?? '')
    const errors = error.items.map(({ zh: messageZh, en: message, ...item }) => ({
      ...item,
      message,
      messageZh,
    }))
    return {
      code: exitCode.refused,
      json: { code: error.code, title: fill(en), titleZh: fill(zh), errors },
    }
  }
  if (error instanceof Ending) {
    const word = error.code === exitCode.machine ? 'machine' : 'refused'
    return {
      code: error.code,
      json: { code: word, title: error.message, titleZh: error.message, errors: [] },
    }
  }
  return null
}

const unreachable = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'CONNECT_TIMEOUT',
  'CONNECTION_CLOSED',
  'CONNECTION_ENDED',
  '28P01',
  '28000',
  '3D000',
  '57P03',
])

/** What the machine does not allow, in a sentence of its own instead of a stack. */
export function asMachineEnding(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof Ending || !('code' in error)) return error
  const code = String(error.code)
  if (unreachable.has(code))
    return new Ending(
      exitCode.machine,
      `the database cannot be reached (${code}): check DATABASE_URL, or run \`bihuan doctor\``,
    )
  if (code === 'ENOSPC' || code === '53100')
    return new Ending(
      exitCode.machine,
      'the disk is full: free some space and try again; what was half written has been removed',
    )
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new Ending(exitCode.machine, `not allowed here: ${error.message}`)
  return error
}
