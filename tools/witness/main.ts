import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { formatNoteKey, type NoteKey, parseNoteKey } from '@bihuan/core/transparency/note-key.ts'
import { nodeSha256 } from '@bihuan/server/transparency/ed25519.ts'
import { checkOrder } from './check-order.ts'
import { cosign, type Witness } from './cosign.ts'
import { fetchStep, giveLine, inventedTime } from './fetch-step.ts'
import { makeKey, readKey } from './key-file.ts'
import { mirror } from './mirror.ts'
import { witnessServer } from './serve.ts'
import { WitnessStop } from './state-file.ts'

const usage = `A witness of a city's log of orders 公开日志见证人 (docs/transparency.md)

  keygen --key FILE --name NAME               makes a key, prints the line to give to others
  sign   --key FILE --log LINE --state FOLDER [--request FILE] [--first]
                                              answers a request (standard input without --request)
  watch  --key FILE --log LINE --state FOLDER --from URL [--to URL] [--first]
                                              fetches the latest checkpoint, answers it, gives the line back; every minute
  serve  --key FILE --log LINE --state FOLDER [--port 8711] [--first]
                                              POST /add-checkpoint on 127.0.0.1 (c2sp.org/tlog-witness)
                                              --practice URL: signs with the time of the invented city that runs there
  mirror --log LINE --from URL --file FILE    keeps a copy of the whole log, and says so when its past was changed
  check  --proof FILE --log LINE --witness LINE... [--quorum N]
                                              whether an order is in the log that the witnesses have seen

LINE is a key as keygen prints it. Exit status: 0 done, 2 refused, 4 the machine.`

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    key: { type: 'string' },
    name: { type: 'string' },
    log: { type: 'string', multiple: true },
    witness: { type: 'string', multiple: true },
    quorum: { type: 'string' },
    state: { type: 'string' },
    request: { type: 'string' },
    proof: { type: 'string' },
    from: { type: 'string' },
    file: { type: 'string' },
    to: { type: 'string' },
    port: { type: 'string' },
    practice: { type: 'string' },
    first: { type: 'boolean' },
  },
})

function wanted(name: 'key' | 'name' | 'state' | 'proof' | 'from' | 'file'): string {
  const value = values[name]
  if (value === undefined) throw new WitnessStop(2, `--${name} is missing\n\n${usage}`)
  return value
}

function keysIn(lines: readonly string[] | undefined, type: NoteKey['type']): NoteKey[] {
  return (lines ?? []).map((line) => {
    const key = parseNoteKey(line, nodeSha256)
    if (key?.type !== type) throw new WitnessStop(2, `not the key of a ${type}: ${line} 公钥无效`)
    return key
  })
}

function logsWanted(): NoteKey[] {
  const logs = keysIn(values.log, 'log')
  if (logs.length === 0) throw new WitnessStop(2, `--log is missing\n\n${usage}`)
  return logs
}

const witnessHere = (): Witness => ({
  signer: readKey(wanted('key')),
  logs: logsWanted(),
  folder: wanted('state'),
  first: values.first ?? false,
})

async function answer(witness: Witness, body: string): Promise<void> {
  const answered = await cosign(witness, body, Date.now())
  if (!answered.ok) {
    const kept = answered.kept === null ? '' : `\nkept 已保留: ${answered.kept}`
    throw new WitnessStop(2, `${answered.en} (known size ${answered.size})\n${answered.zh}${kept}`)
  }
  process.stdout.write(answered.line)
  if (values.to !== undefined) await giveLine(values.to, answered.line)
  console.error(`size ${answered.size}, ${answered.relation} · 已见证`)
}

async function check(): Promise<void> {
  const [log] = logsWanted()
  const witnesses = keysIn(values.witness, 'witness')
  const quorum = Number(values.quorum ?? witnesses.length)
  if (!log || !Number.isInteger(quorum) || quorum < 1 || quorum > witnesses.length)
    throw new WitnessStop(2, `--quorum is 1 to the number of --witness\n\n${usage}`)
  const policy = { origin: log.name, log, witnesses, quorum, ageMaxMs: null }
  console.log(await checkOrder(wanted('proof'), policy, Date.now()))
}

async function keepMirror(): Promise<void> {
  const [log] = logsWanted()
  if (!log) throw new WitnessStop(2, `--log is missing\n\n${usage}`)
  const size = await mirror(wanted('from'), log, wanted('file'))
  console.log(`${size} entries, as the log has signed them · 共 ${size} 项，与日志签名一致`)
}

async function serve(): Promise<void> {
  const { practice } = values
  const clock = practice === undefined ? Date.now : () => inventedTime(practice)
  const server = witnessServer(witnessHere(), clock)
  server.listen(Number(values.port ?? 8711), '127.0.0.1', () => {
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    console.error(`http://127.0.0.1:${port}/add-checkpoint`)
  })
}

const commands: Record<string, () => void | Promise<void>> = {
  keygen: () => console.log(formatNoteKey(makeKey(wanted('key'), wanted('name')).key)),
  sign: () => answer(witnessHere(), readFileSync(values.request ?? 0, 'utf8')),
  watch: async () => answer(witnessHere(), await fetchStep(wanted('from'), wanted('state'))),
  mirror: keepMirror,
  serve,
  check,
}

try {
  const command = commands[positionals[0] ?? '']
  if (command) await command()
  else console.log(usage)
} catch (error) {
  if (!(error instanceof WitnessStop)) throw error
  console.error(error.message)
  process.exitCode = error.code
}
