// The ceremony of the root of the passes. For a machine without network; see docs/passes.md. Works with files only.
import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { parseArgs } from 'node:util'
import { instantOf } from '@bihuan/core/time/instant.ts'
import { openRoot, openSeed, type RootFile, sealRoot } from './root-file.ts'
import { formatShare, joinShares, parseShare, splitSecret } from './shares.ts'
import { readRequest, type Signed, signKeys, signRootList } from './sign.ts'
import { listWords, printOf, requestWords, rootWords, shareWords } from './write-down.ts'

const usage = `node tools/root-ceremony/main.ts <command>
  make    --city 4101 --root root.json                    make a root
  sign    --root root.json --request keys.json --out signed.json
  list    --root root.json --at 2022-11-12T09:00+08:00 [--revoke 7,8] --out signed.json
  shares  --root root.json [--needed 3] [--of 5]           split the root for paper
  join    --city 4101 --shares shares.txt --root root.json make the root again from shares, one a line
  show    --root root.json
The passphrase is asked for; --passphrase-file reads it from a file.`

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    city: { type: 'string' },
    root: { type: 'string' },
    request: { type: 'string' },
    out: { type: 'string' },
    at: { type: 'string' },
    revoke: { type: 'string' },
    needed: { type: 'string' },
    of: { type: 'string' },
    shares: { type: 'string' },
    yes: { type: 'boolean' },
    'passphrase-file': { type: 'string' },
  },
})

function needed(name: 'city' | 'root' | 'request' | 'out' | 'at' | 'shares'): string {
  const value = values[name]
  if (value === undefined) throw new Error(`--${name} is missing\n\n${usage}`)
  return value
}

const say = (lines: readonly string[]) => process.stdout.write(`${lines.join('\n')}\n`)

async function asked(question: string): Promise<string> {
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await lines.question(question)
  } finally {
    lines.close()
  }
}

async function passphrase(): Promise<string> {
  const file = values['passphrase-file']
  return file === undefined
    ? asked('Passphrase 口令: ')
    : readFileSync(file, 'utf8').replace(/\r?\n$/, '')
}

/** A root is never written over: the one that was there would be lost. */
function writeNew(path: string, value: object): void {
  if (existsSync(path)) throw new Error(`${path} is there already: choose another name`)
  writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600, flag: 'wx' })
}

function rootFile(): RootFile {
  const read = JSON.parse(readFileSync(needed('root'), 'utf8')) as RootFile
  if (read.kind !== 'bihuan-pass-root') throw new Error(`${needed('root')} is no root`)
  return read
}

async function agreed(): Promise<void> {
  if (values.yes) return
  const answer = await asked('Both of you have read it? Write YES. 两人都已核对？请输入 YES: ')
  if (answer.trim() !== 'YES') throw new Error('nothing was signed')
}

async function keep(city: string, seed: Uint8Array): Promise<void> {
  const file = sealRoot(city, seed, await passphrase())
  writeNew(needed('root'), file)
  say(rootWords(city, file.publicKey))
}

const commands: Record<string, () => Promise<void>> = {
  make: () => keep(needed('city'), Uint8Array.from(randomBytes(32))),
  async sign() {
    const file = rootFile()
    const keys = readRequest(readFileSync(needed('request'), 'utf8'), file.city)
    say(requestWords(keys))
    await agreed()
    const signed: Signed = signKeys(openRoot(file, await passphrase()), keys)
    writeNew(needed('out'), signed)
    say([`Carry ${needed('out')} back: POST /api/v1/pass-keys/import. 带回并导入。`])
  },
  async list() {
    const file = rootFile()
    const revoked = (values.revoke ?? '').split(',').filter(Boolean).map(Number)
    const number = file.lists + 1
    say(listWords(number, revoked))
    await agreed()
    const root = openRoot(file, await passphrase())
    writeNew(needed('out'), signRootList(root, { number, at: instantOf(needed('at')), revoked }))
    writeFileSync(needed('root'), `${JSON.stringify({ ...file, lists: number }, null, 2)}\n`)
  },
  async shares() {
    const of = { needed: Number(values.needed ?? 3), of: Number(values.of ?? 5) }
    const seed = openSeed(rootFile(), await passphrase())
    const shares = splitSecret(seed, of, (count) => Uint8Array.from(randomBytes(count)))
    say(shareWords(shares.map(formatShare), of.needed))
  },
  async join() {
    const lines = readFileSync(needed('shares'), 'utf8')
      .split('\n')
      .filter((line) => line.trim())
    const shares = lines.map((line, at) => {
      const share = parseShare(line.replace(/^\s*\d+:/, ''))
      if (!share) throw new Error(`line ${at + 1} has a wrong letter`)
      return share
    })
    await keep(needed('city'), joinShares(shares))
    say([
      'Compare the print with the book: another print means too few shares, or shares of another root.',
    ])
  },
  async show() {
    const { city, publicKey, lists } = rootFile()
    say([
      `city ${city}`,
      `print ${printOf(publicKey)}`,
      `public key ${publicKey}`,
      `lists ${lists}`,
    ])
  },
}

const command = commands[positionals[0] ?? '']
if (!command) {
  process.stderr.write(`${usage}\n`)
  process.exitCode = 2
} else {
  await command().catch((cause: unknown) => {
    process.stderr.write(`${cause instanceof Error ? cause.message : String(cause)}\n`)
    process.exitCode = 1
  })
}
