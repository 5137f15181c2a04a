// `npm test`: everything that must hold before a change lands. Plain JavaScript until the pinned Node is there.
// `npm test -- quick` leaves out the older PostgreSQL, the time zones and the browser.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, node24, root } from './install.mjs'

ensureInstalled()
const isQuick = process.argv.includes('quick')
const results = join(root, '.test', 'results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

const script = (...path) => join(root, 'node_modules', ...path)
const tsc = script('typescript', 'bin', 'tsc')
const biome = script('@biomejs', 'biome', 'bin', 'biome')
const vitest = script('vitest', 'vitest.mjs')

/** Runs a script on the pinned Node to its end and hands it our signals. */
function runScript(args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(node24, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    const pass = (signal) => child.kill(signal)
    process.once('SIGTERM', pass)
    process.once('SIGINT', pass)
    child.on('error', () => resolve(1))
    child.on('exit', (code) => {
      process.off('SIGTERM', pass)
      process.off('SIGINT', pass)
      resolve(code ?? 1)
    })
  })
}

const steps = []

/** A step that counts as one test: it passes or it does not. */
function check(name, args, when = true) {
  steps.push({
    name,
    when,
    run: async () =>
      (await runScript(args)) === 0
        ? { passed: 1, failed: 0, skipped: 0 }
        : { passed: 0, failed: 1, skipped: 0 },
  })
}

/** The counts of a run of vitest. A run that failed without a failed test (a set-up that threw, a stray rejection) counts as one. */
function countsOf(file, code) {
  const none = { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 }
  if (!existsSync(file)) return { ...none, failed: 1 }
  const report = JSON.parse(readFileSync(file, 'utf8'))
  // A file that could not be read has no tests to count.
  const broken = report.testResults.filter(
    (one) =>
      one.status === 'failed' && one.assertionResults.every(({ status }) => status !== 'failed'),
  ).length
  const failed = report.numFailedTests + broken
  return {
    passed: report.numPassedTests,
    failed: code !== 0 && failed === 0 ? 1 : failed,
    skipped: report.numPendingTests + (report.numTodoTests ?? 0),
    faults: report.testResults.filter(({ status }) => status === 'failed').flatMap(faultsOf),
  }
}

/** What failed in one file, in words short enough for the end of a log that is kept only in part. */
function faultsOf(file) {
  const path = file.name.slice(root.length + 1)
  const tests = file.assertionResults.filter(({ status }) => status === 'failed')
  if (tests.length === 0) return [`${path}: ${shorten(file.message)}`]
  return tests.map(
    ({ fullName, failureMessages }) =>
      `${path}: ${fullName}\n    ${shorten(failureMessages.join('\n'))}`,
  )
}

const shorten = (text) => text.trim().split('\n').slice(0, 6).join('\n    ').slice(0, 900)

function suite(name, args, env = {}, when = true) {
  const file = join(results, `${steps.length}.json`)
  steps.push({
    name,
    when,
    run: async () =>
      countsOf(
        file,
        await runScript(
          [
            vitest,
            'run',
            '--reporter=default',
            '--reporter=json',
            `--outputFile.json=${file}`,
            ...args,
          ],
          env,
        ),
      ),
  })
}

const zones = ['Asia/Shanghai', 'UTC', 'America/St_Johns', 'Pacific/Kiritimati', 'Pacific/Niue']
const has15 = existsSync('/usr/lib/postgresql/15/bin/postgres')
const hasWeb = existsSync(join(root, 'web', 'vite.config.ts'))
// What depends on the version: the schema, the door, and each noun whose SQL is more than one statement.
const versionBound = [
  'server/db',
  'server/door',
  'server/accounts',
  'server/sampling',
  'server/custody',
  'server/laboratory',
  'server/rounds',
  'server/recall',
]

check('lint and format', [biome, 'check', '.'])
for (const workspace of ['core', 'contract', 'interop', 'server', 'sim', 'cli', 'bench', 'web']) {
  check(
    `types of ${workspace}`,
    [tsc, '-p', workspace],
    existsSync(join(root, workspace, 'tsconfig.json')),
  )
}
check(
  'types of the browser tests',
  [tsc, '-p', 'web/tsconfig.e2e.json'],
  existsSync(join(root, 'web', 'tsconfig.e2e.json')),
)
check('types of the tests', [tsc, '-p', 'tsconfig.tests.json'])
check(
  'build of web',
  [script('vite', 'bin', 'vite.js'), 'build', 'web', '--logLevel', 'warn'],
  hasWeb,
)
suite('pure', ['--project', 'pure'])
suite('PostgreSQL 18', ['--project', 'database'])
suite(
  'PostgreSQL 15',
  ['--project', 'database', ...versionBound],
  { BIHUAN_TEST_POSTGRES: '15' },
  !isQuick && has15,
)
for (const zone of zones)
  suite(
    `time zone ${zone}`,
    ['--project', 'pure', '--project', 'database', 'core/', 'server/sampling/'],
    { TZ: zone },
    !isQuick,
  )
suite('browser', ['--project', 'browser'], {}, !isQuick && existsSync(join(root, 'web', 'e2e')))
suite(
  'browser, alone',
  ['--project', 'timed'],
  {},
  !isQuick && existsSync(join(root, 'web', 'e2e')),
)

const lines = []
const allFaults = []
const total = { passed: 0, failed: 0 }
for (const step of steps) {
  if (!step.when) {
    lines.push(
      `${step.name.padEnd(34)} left out${step.name === 'PostgreSQL 15' && !has15 ? ': not installed here' : ''}`,
    )
    continue
  }
  console.log(`\n=== ${step.name}`)
  const started = Date.now()
  const { passed, failed, skipped, faults = [] } = await step.run()
  for (const fault of faults) allFaults.push(`${step.name}: ${fault}`)
  total.passed += passed
  total.failed += failed
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  const counts = `${String(passed).padStart(6)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(4)} skipped`
  lines.push(`${step.name.padEnd(34)} ${counts} ${seconds.padStart(7)} s`)
}
console.log(`\n${lines.join('\n')}\n`)
if (allFaults.length > 0) console.log(`${allFaults.join('\n')}\n`)
console.log(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed === 0 ? 0 : 1
