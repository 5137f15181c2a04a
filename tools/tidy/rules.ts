import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { boundaries } from './imports.ts'
import { isScaffold, isTest, places, type Rule } from './rule.ts'

const root = join(import.meta.dirname, '..', '..')

const inCode =
  (pattern: RegExp, but: (path: string) => boolean = () => false): Rule['find'] =>
  (file) =>
    file.source && !but(file.path) ? places(file.source.code, pattern) : []
const notOurs = (path: string) => isTest(path) || isScaffold(path)

const clock: Rule = {
  name: 'one clock',
  advice: 'pass the time in: request.now on the server, an argument everywhere else',
  find: inCode(
    /\bDate\.now\b|\bnew Date\(\s*\)|\bnew Date\b(?!\()|\bperformance\.(?:now|timeOrigin)\b/g,
    notOurs,
  ),
  allowed: {
    'server/clock.ts': 'the clock itself',
    'server/accounts/session.ts':
      'sessions end by real time, also in a demo city; the default of an argument',
    'server/http/sign-in.ts': 'sessions begin by real time, also in a demo city',
    'server/jobs/jobs.ts': 'the next turn of a job is in real time',
    'server/http/resident-sign-in.ts': 'limits by the minute count real time, also in a demo city',
    'server/policy/effect-of-pack.ts': 'says how long it looked',
    'server/allocation/finish-run.ts': 'says how long the solver took',
    'server/retention/retain-as-owner.ts': 'backups and log files are as old as the machine says',
    'server/retention/period-keys.ts': 'how long a key that was read from its file is held',
    'server/http/ops.ts': 'compares our clock with that of the database',
    'cli/': 'a person at a keyboard waits in real time',
    'bench/': 'it measures how long things take',
    'sim/staff/': 'simulated staff keep pace with real time',
    'web/api/client.ts': 'how long a request took, in real time',
    'web/shell/city-clock.ts': 'shows the time of the city between two words from the server',
    'web/api/events.ts': 'how long the stream has been silent, in real time',
    'web/shell/live.tsx': 'how often open lists may ask again, in real time',
    'web/desk/shell/live-badge.tsx': 'how long the stream has been silent, in real time',
    'web/f/engine/device.ts': 'the clocks of the phone, handed to the engine',
    'web/f/box/kept.ts': 'when the phone was last told, by its own clock',
    'web/desk/pages/case/': 'what was typed is kept and shown as saved by the clock of the browser',
    'web/desk/pages/chains/graph-view.tsx': 'says how long the first frame took',
    'web/screen/use-freshness.ts': 'how long the server has been silent, in real time',
  },
  bad: { path: 'server/tubes/bad.ts', text: 'const at = Date.now()\n' },
}

const random: Rule = {
  name: 'chance has its places',
  advice:
    'ids come from the sender (request.id), chance from a seed (sim/random): pass the value in',
  find: inCode(
    /\bMath\.random\b|\brandom(?:UUID|Bytes|Int|FillSync|Fill)\(|\bgetRandomValues\(/g,
    notOurs,
  ),
  allowed: {
    'server/door/command.ts': 'id of a refusal, which nobody sent',
    'server/people/leave-trace.ts': 'id of the trace of a read, which nobody sent',
    'server/http/app.ts': 'trace id of a request',
    'server/http/direct.ts': 'trace id of a request',
    'server/front/refusal.ts': 'whoever was refused together must not come back together',
    'server/keys.ts': 'nonces and the master key',
    'server/retention/period-keys.ts': 'keys of periods',
    'server/retention/backup-keys.ts': 'keys of backups',
    'server/retention/sealing.ts': 'nonces',
    'server/retention/erase-kind.ts': 'id of a certificate, which nobody sent',
    'server/door/query.ts': 'id of a refusal, which nobody sent',
    'server/status/person-status.ts': 'id of the trace of a read, which nobody sent',
    'server/appeals/tell-outcome.ts': 'id of a text, which nobody sent',
    'server/excess/report-measure.ts': 'id of a report that must not lead to who reported',
    'server/policy/adopt.ts': 'an invented city adopts its first rules by itself',
    'web/m/status/receipts.ts': 'a receipt that nobody may guess, known to the phone alone',
    'bench/red-team/': 'whoever forges makes the ids of what is forged',
    'server/home-isolation/add-home-tests.ts': 'id of what a job does, which nobody sent',
    'server/stay-tests/keep-test-rounds.ts': 'id of what a job does, which nobody sent',
    'bench/night/': 'the bench is the sender: it makes the id of a command',
    'web/shell/passkey.ts': 'a challenge that the making of a passkey wants and nobody checks',
    'server/transparency/log-document.ts': 'salts of the public log, which nobody may guess',
    'server/assist/store.ts': 'id of the trace of a read, which nobody sent',
    'server/investigation/chance.ts': 'codes of calls that nobody may guess',
    'web/desk/pages/cases/register-fields.tsx':
      'the page is the sender: ids of people whom it registers',
    'server/residents/chance.ts': 'codes and attempts that nobody may guess',
    'server/pass/chance.ts': 'serials and salts of passes, which nobody may guess or tie together',
    'server/db/cluster.ts': 'password of the embedded cluster',
    'server/accounts/session.ts': 'keys of machines',
    'server/accounts/password.ts': 'salts',
    'cli/': 'the command line is the sender: it makes the id of a command',
    'web/f/engine/device.ts': 'the phone is the sender: it makes the ids of its acts, and nonces',
    'web/m/pass/chance.ts': 'what moving codes are made from, which never leaves the phone',
    'web/m/ask/pause.ts': 'phones must not all ask in one beat',
    'web/api/client.ts': 'the page is the sender: it makes the id of a command',
  },
  bad: { path: 'core/planner/bad.ts', text: 'const x = Math.random() < 0.5\n' },
}

const env: Rule = {
  name: 'configuration is read in one place',
  advice: 'read it where the process starts (cli) and pass it down',
  find: inCode(/\bprocess\.env\b/g, (path) => notOurs(path) || path.startsWith('cli/')),
  allowed: {
    'web/vite.config.ts': 'which shells a developer builds; the product reads none of it',
    'bench/crash/faults/fsync-error.ts': 'preloads its failing disk into the PostgreSQL it starts',
  },
  bad: { path: 'server/rounds/bad.ts', text: 'const url = process.env.DATABASE_URL\n' },
}

const sql: Rule = {
  name: 'SQL stands with its noun',
  advice: 'move the statement to the verb, the question or the store.ts in server/<noun>/',
  find(file) {
    if (!file.source || notOurs(file.path)) return []
    const atHome = /^server\/(?!http\/)/.test(file.path) && !/\/routes\.ts$/.test(file.path)
    if (atHome) return []
    return file.source.templates
      .filter(({ before }) => /\b(?:sql|tx)\s*(?:<[^;`]*>)?\s*$/.test(before))
      .map(({ line, text }) => ({ line, what: text.trim().slice(0, 40).replace(/\s+/g, ' ') }))
  },
  allowed: {
    'cli/':
      'the operator looks at the whole database (backup, export, examination, snapshot) and answers no request',
    'bench/': 'the raw database beside which the product is measured',
    'server/http/ops.ts': 'readiness is about the database itself, not about a noun',
    'server/http/sign-in.ts': 'there is no actor yet, so no query may be asked',
  },
  bad: {
    path: 'server/rounds/routes.ts',
    text: 'const rows = await sql<{ id: string }[]>`select id from rounds`\n',
  },
}

const types: Rule = {
  name: 'the compiler is not silenced',
  advice: 'say what the value is: unknown and a check, or a type of its own',
  find: (file) => [
    ...inCode(/(?:[:<,|(]|\bas)\s*any\b(?!['\w(])|\w\)?\]?!(?=[.;,)\]}[]|\s*$)/gm)(file),
    // In a test `expect-error` is a claim about types, and fails when the error goes away.
    ...(file.source
      ? places(
          file.text,
          isTest(file.path)
            ? /@ts-(?:ignore|nocheck)\b/g
            : /@ts-(?:ignore|nocheck|expect-error)\b/g,
        )
      : []),
  ],
  bad: { path: 'sim/bad.ts', text: 'export const x = (y: any) => y.z!.w\n' },
}

const skipped: Rule = {
  name: 'every test runs',
  advice: 'mend it or delete it; `skipIf` may name a thing that is absent',
  find: inCode(/\b(?:test|it|describe|suite)\.(?:skip|only|todo|fails)\b/g),
  bad: { path: 'core/bad.test.ts', text: `test.skip('later', () => {})\n` },
}

const marks: Rule = {
  name: 'no mark of unfinished work',
  advice: 'finish it, or write TODO(issue) with what is owed',
  find: (file) => places(file.text, /\bFIX[M]E\b|\bXX[X]\b/g),
  allowed: {
    'web/f/register/draft.ts': 'the code of ICAO 9303 for a person of unspecified nationality',
  },
  bad: { path: 'docs/bad.md', text: ['FIX', 'ME'].join('') },
}

const machine: Rule = {
  name: 'nothing of this machine',
  advice: 'use a path from the repository root, or an option',
  find: (file) => places(file.text, /(?<![\w.-])\/(?:work|root|home|Users)\/[\w.-]+/g),
  bad: { path: 'docs/bad.md', text: ['see ', 'root', 'notes.txt'].join('/') },
}

const registry: Rule = {
  name: 'no package host',
  advice:
    'npm knows its host by configuration: keep `omit-lockfile-registry-resolved=true` in .npmrc and write the lock again',
  find: (file) =>
    places(
      file.text,
      /\bregistry\.(?:npm|yarn)[\w.-]+|\bnpmmirror\.com|"resolved": "https?:[^"]*"/g,
    ),
  bad: {
    path: 'package-lock.json',
    text: ['{ "resolved": "https', '//host.invalid/a-1.0.0.tgz" }'].join(':'),
  },
}

const linesMax = 500 // beyond this nobody reads a file to its end
const dumped = 'server/db/schema.sql' // npm run schema writes it; people read its differences only
const size: Rule = {
  name: 'files stay small',
  advice: `over ${linesMax} lines: cut it where its subject changes`,
  find(file) {
    const lines = file.text.split('\n').length - 1
    if (
      !/\.(ts|tsx|mjs|css|sql|html|yaml|md)$/.test(file.path) ||
      file.path === dumped ||
      lines <= linesMax
    )
      return []
    return [{ line: 0, what: `${lines} lines` }]
  },
  bad: { path: 'core/bad.ts', text: '\n'.repeat(linesMax + 1) },
}

const kebab = /^\.?[a-z0-9]+(?:-[a-z0-9]+)*(?:\.[a-z0-9]+(?:-[a-z0-9]+)*)*$/
const names: Rule = {
  name: 'file names are kebab-case words of the domain',
  advice:
    'lower-case words with hyphens, and a word that says what it is (no service, manager, helper, util)',
  find(file) {
    const name = file.path.split('/').at(-1) ?? ''
    const isKnown =
      /^[A-Z]+(\.md)?$/.test(name) ||
      /^(zh-CN|en)\.(po|ts|md)$/.test(name) ||
      /^\d{4}_[a-z0-9_]+\.sql$/.test(name)
    const isVague = /(?:^|-)(?:services?|managers?|helpers?|utils?)(?:[.-]|$)/.test(name)
    return (isKnown || kebab.test(name)) && !isVague ? [] : [{ line: 0, what: name }]
  },
  bad: { path: 'core/tubes/tubeHelper.ts', text: '' },
}

const adrFolder = join(root, 'docs', 'adr')
const decisions: Rule = {
  name: 'a cited decision exists',
  advice: 'write the page in docs/adr, or cite the right number',
  find(file) {
    const known = existsSync(adrFolder)
      ? readdirSync(adrFolder).map((name) => name.slice(0, 4))
      : []
    return places(file.text, /docs\/adr\/\d{4}/g).filter(
      ({ what }) => !known.includes(what.slice(-4)),
    )
  },
  bad: { path: 'core/bad.ts', text: ['// docs', 'adr', '9999\n'].join('/') },
}

export const rules: Rule[] = [
  boundaries,
  clock,
  random,
  env,
  sql,
  types,
  skipped,
  marks,
  machine,
  registry,
  size,
  names,
  decisions,
]
