import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { aFolder } from './commands/testing/run-cli.ts'
import { projectFolder } from './data-folder.ts'

const cityFolder = () => join(aFolder(), 'city')

function begin(args: readonly string[]): {
  child: ChildProcess
  said(): string
  ended: Promise<number>
} {
  const child = spawn(process.execPath, [join(projectFolder, 'cli', 'main.ts'), 'start', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_NO_WARNINGS: '1', DATABASE_URL: '' },
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString()
  })
  const ended = new Promise<number>((resolve) => child.on('close', (code) => resolve(code ?? -1)))
  return { child, said: () => said, ended }
}

async function start(...args: string[]) {
  const run = begin(args)
  const code = await run.ended
  return { code, said: run.said() }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })

async function untilReady(port: number, run: { said(): string }): Promise<void> {
  for (let tries = 0; tries < 600; tries += 1) {
    const ready = await fetch(`http://127.0.0.1:${port}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    )
    if (ready) return
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error(`the city did not become ready in a minute: ${run.said()}`)
}

/** Processes whose command line names the folder or the port. */
function processesOf(...marks: string[]): string[] {
  return readdirSync('/proc').flatMap((entry) => {
    if (!/^\d+$/.test(entry)) return []
    try {
      const line = readFileSync(`/proc/${entry}/cmdline`, 'utf8').replaceAll('\0', ' ')
      return marks.some((mark) => line.includes(mark)) ? [line] : []
    } catch {
      return [] // it ended while we looked
    }
  })
}

describe('start --once', () => {
  const once = (file: string, ...more: string[]) =>
    start('--once', '--scale', '0.0002', '--speed', 'max', '--json', file, ...more)

  test('runs the round to its end and reports that everything is conserved and closed', async () => {
    const file = join(aFolder(), 'report.json')
    const { code, said } = await once(file)
    expect([code, said]).toEqual([0, expect.stringContaining('every loop closed')])
    const report = JSON.parse(readFileSync(file, 'utf8'))
    expect(report).toMatchObject({ conserved: true, loops: { open: 0 }, people: { missing: 0 } })
    for (const part of ['people', 'tubes', 'rows', 'boxes', 'pools', 'results', 'loops'])
      expect(Object.keys(report[part]).length).toBeGreaterThan(0)
    expect(report.wall_s).toBeGreaterThan(0)
    expect(report.people_per_s).toBeGreaterThan(0)

    // The investigators of the demo city, held against its truth.
    const { tracing } = report
    expect(tracing.cases).toBeGreaterThan(0)
    expect(tracing.named).toBeGreaterThan(0)
    expect(tracing.contacts.share).toBeGreaterThan(0)
    expect(tracing.contacts.share).toBeLessThanOrEqual(1)
    expect(tracing.days.closed).toBeGreaterThan(0)
    expect(tracing.refused).toEqual({})
  })

  test.each(['lost-sample', 'lost-tube', 'lost-result', 'open-loop', 'lost-bag'])(
    'ends with 3 when %s is planted',
    async (fault) => {
      const { code, said } = await once(join(aFolder(), 'report.json'), '--plant', fault)
      expect([code, said]).toEqual([3, expect.stringMatching(/not conserved|loops left open/)])
    },
  )
})

describe('start', () => {
  test('serves, stops with everything it started at Ctrl-C, and goes on at the second start', async () => {
    const folder = cityFolder()
    const port = await freePort()
    const args = ['--data', folder, '--port', String(port), '--scale', '0.0002', '--speed', '600']
    const first = begin(args)
    await untilReady(port, first)
    const clock = async () =>
      (
        (await (await fetch(`http://127.0.0.1:${port}/api/v1/demo/clock`)).json()) as {
          now: string
        }
      ).now
    first.child.kill('SIGINT')
    expect(await first.ended).toBe(0)
    expect(processesOf(folder, `localhost:${port}`)).toEqual([])

    const second = begin(args)
    await untilReady(port, second)
    expect(second.said()).not.toContain('Inventing')
    expect(Date.parse(await clock())).toBeGreaterThanOrEqual(
      Date.parse('2022-01-14T08:50:00+08:00'),
    )

    // A third on the same folder would share the database, and end it under the second.
    const third = await start('--data', folder, '--port', String(await freePort()))
    expect([third.code, third.said]).toEqual([4, expect.stringContaining('already running')])
    const taken = await start('--data', cityFolder(), '--port', String(port))
    expect([taken.code, taken.said]).toEqual([4, expect.stringContaining('is taken')])

    // Killed, it leaves its database alone; the next start takes it over, and ends it in the end.
    second.child.kill('SIGKILL')
    await second.ended
    const fourth = begin(args)
    await untilReady(port, fourth)
    fourth.child.kill('SIGTERM')
    expect(await fourth.ended).toBe(0)
    expect(processesOf(folder, `localhost:${port}`)).toEqual([])

    const other = await start(...args.slice(0, 4), '--scale', '0.0003')
    expect([other.code, other.said]).toEqual([2, expect.stringContaining('--reset')])
  })

  test('says in words that a folder cannot be used', async () => {
    const file = join(aFolder(), 'a-file')
    writeFileSync(file, '')
    expect(await start('--data', file)).toMatchObject({
      code: 4,
      said: expect.stringContaining('--data'),
    })
    expect(await start('--data', '/proc/nowhere')).toMatchObject({ code: 4 })
    expect(await start('--scale', '7')).toMatchObject({ code: 2 })
  })
})
