import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { cityIsoOf } from '@bihuan/core/time/instant.ts'
import { type Running, startCityProcesses } from '@bihuan/server/processes/city-processes.ts'
import { practiceWitnesses } from '../../tools/witness/practice-witnesses.ts'
import { defaultDataFolder } from '../data-folder.ts'
import { Ending, exitCode } from '../exit-code.ts'
import { version } from '../version.ts'
import { cityCode, openStore, type Store } from '../with-city.ts'
import { readCityFile, writeCityFile } from './city-file.ts'
import { demoPasskeyFile, demoTrust, logOrigin } from './demo-trust.ts'
import { firstAdministrator } from './first-administrator.ts'
import { storyStart } from './invent-city.ts'
import { lockFolder } from './lock-folder.ts'
import type { StartOptions } from './options.ts'
import { buildPages, webFolder } from './pages.ts'
import { ensurePortFree } from './port.ts'
import { prepareDemo } from './prepare-demo.ts'
import { processCount } from './process-count.ts'
import { step } from './progress.ts'
import { type Staff, startStaff } from './staff.ts'
import { textGateway } from './text-gateway.ts'

function addressesOf(serving: Running, host: string): string[] {
  if (host === '127.0.0.1' || host === 'localhost') return [serving.url]
  const { port } = new URL(serving.url)
  const outside = Object.values(networkInterfaces()).flatMap((list) =>
    (list ?? []).flatMap(({ family, internal, address }) =>
      family === 'IPv4' && !internal ? [`http://${address}:${port}`] : [],
    ),
  )
  return [serving.url, ...outside]
}

// The longest stay of the rules, its week at home, and who joins them late.
const usualDays = 28

/** Ends everything that was started, in the order of who needs whom; a second signal does not wait. */
function endOnSignal(close: () => Promise<void>): void {
  let ending = false
  const end = () => {
    if (ending) process.exit(exitCode.interrupted)
    ending = true
    process.stderr.write('\n  正在停止 · Stopping …\n')
    close().then(
      () => process.exit(exitCode.done),
      (error) => {
        console.error(error)
        process.exit(exitCode.fault)
      },
    )
  }
  process.on('SIGINT', end)
  process.on('SIGTERM', end)
}

/** Serves a living demo city, or with --empty a real one, until it is told to stop. */
export async function start(options: StartOptions): Promise<void> {
  const folder = options.data ?? defaultDataFolder()
  process.stderr.write(`\n  闭环 Bihuan ${version}\n\n`)
  await ensurePortFree(options.host, options.port)
  const pages = buildPages()
  pages.catch(() => {}) // waited for below; until then the database starts beside it
  const unlock = lockFolder(folder)
  const processes = startCityProcesses(options.empty ? processCount() : 1)
  const store = await step('启动数据库', 'Starting the database', async () => ({
    outcome: await openStore(folder, true),
    words: process.env.DATABASE_URL ? 'DATABASE_URL' : folder,
  })).catch(async (error) => {
    await processes.close()
    throw error
  })
  let staff: Staff | null = null
  let practice: { close(): void } | null = null
  endOnSignal(async () => {
    await staff?.stop()
    practice?.close()
    await processes.close()
    await store.stop()
    unlock()
  })
  try {
    const administrator = options.empty ? await prepareOwn(store, folder) : null
    if (!options.empty) await prepareDemo(store, folder, options)
    if (!options.empty) practice = await demoAround(store, folder, options.port)
    await step('制作页面', 'Building the pages', async () => ({ outcome: await pages, words: '' }))
    const serving = await processes.serve(
      {
        databaseUrl: store.url,
        cityCode,
        keyFile: join(folder, 'keys'),
        trustFile: join(folder, 'trust.json'),
        demoPasskeyFile: options.empty ? null : demoPasskeyFile(folder),
        version,
        demoStart: options.empty ? null : storyStart,
        webFolder,
        log: options.empty,
        texts: textGateway(),
      },
      options,
    )
    if (!options.empty)
      staff = startStaff(
        {
          url: serving.url,
          seed: options.seed,
          scale: options.scale,
          speed: options.speed,
          days: options.days ?? usualDays,
        },
        () => {},
      )
    sayWhere(serving, options, administrator)
    const code = await staff?.ended
    if (code !== undefined && code !== 0)
      process.stderr.write(
        `  The simulated staff have stopped (${code}); the pages go on. 模拟人员已停止\n`,
      )
  } catch (error) {
    await processes.close()
    await store.stop()
    unlock()
    throw error
  }
}

/** Officers, rules and witnesses of an invented city, and how the witnesses are ended. */
async function demoAround(store: Store, folder: string, port: number) {
  const practice = await practiceWitnesses(join(folder, 'demo-witnesses'), {
    log: store.keys.logSigner(logOrigin).key,
    cityUrl: `http://127.0.0.1:${port}`,
  })
  await demoTrust(store, folder, {
    origins: [`http://localhost:${port}`, `http://127.0.0.1:${port}`],
    witnesses: practice.witnesses,
  })
  return practice
}

async function prepareOwn(store: Store, folder: string) {
  const found = readCityFile(folder)
  if (found?.kind === 'demo')
    throw new Ending(
      exitCode.refused,
      `${folder} holds a demo city: choose another folder with --data. 该目录是演示城市，请换目录`,
    )
  const administrator = await firstAdministrator(store)
  writeCityFile(folder, { kind: 'own' })
  return administrator
}

function sayWhere(
  serving: Running,
  options: StartOptions,
  administrator: { signInName: string; password: string } | null,
): void {
  const lines = options.empty
    ? administrator
      ? [
          `First administrator 首个管理员: ${administrator.signInName} / ${administrator.password}`,
          'Shown once: write it down. 只显示一次，请记下。',
        ]
      : []
    : [
        `${cityIsoOf(serving.now).slice(0, 16).replace('T', ' ')} ×${options.speed} · notice 18 第18号通告`,
        'Everything is invented. 一切均为虚构。Ctrl-C stops 停止; --reset starts anew 重来',
      ]
  process.stderr.write(
    `\n  打开 Open  ${addressesOf(serving, options.host).join('   ')}\n${lines.map((line) => `  ${line}\n`).join('')}\n`,
  )
}
