import { accessSync, constants, existsSync, readFileSync, statfsSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { isReachableByOthers } from '@bihuan/server/db/binaries.ts'
import { type Check, fail, fine, warn } from './check.ts'
import { sizeText } from './print.ts'

const nodeMajorMin = 24 // runs TypeScript by itself; npm start brings its own

export function nodeCheck(version = process.versions.node): Check {
  const major = Number(version.split('.')[0])
  return major >= nodeMajorMin
    ? fine('node', version)
    : fail(
        'node',
        version,
        `run it with npm (npm run bihuan -- …), which brings Node ${nodeMajorMin}`,
      )
}

/** The nearest folder above that exists: what is not made yet is judged by where it will be made. */
function existing(path: string): string {
  let at = path
  while (!existsSync(at) && dirname(at) !== at) at = dirname(at)
  return at
}

/** The folder must be writable, and reachable by PostgreSQL's user where the database lives in it. */
export function folderCheck(folder: string, isDatabaseElsewhere: boolean): Check {
  const name = 'data folder 数据目录'
  const at = existing(folder)
  if (!statSync(at).isDirectory())
    return fail(name, `${at} is a file`, 'choose another folder with --data')
  try {
    accessSync(at, constants.W_OK | constants.X_OK)
  } catch {
    return fail(
      name,
      `${at} may not be written`,
      'give yourself the right to write there, or choose another folder with --data',
    )
  }
  if (!isDatabaseElsewhere && process.getuid?.() === 0 && !isReachableByOthers(at)) {
    return fail(
      name,
      `${folder} lies behind a folder that only root may pass`,
      'PostgreSQL does not run as root: choose a folder that others may reach, such as /var/lib/bihuan',
    )
  }
  return at === folder
    ? fine(name, folder)
    : warn(name, `${folder} is not there yet`, 'nothing: npm start makes it')
}

// A round of 12 million people takes about 10 GB with its indexes; PostgreSQL stops when its log finds no room.
const spaceFail = 1_000_000_000
const spaceWarn = 10_000_000_000

export function spaceCheck(folder: string): Check {
  const { bavail, bsize } = statfsSync(existing(folder))
  const free = bavail * bsize
  const found = `${sizeText(free)} free`
  if (free < spaceFail)
    return fail('disk 磁盘', found, 'free some space now: the database stops when the disk is full')
  return free < spaceWarn
    ? warn('disk 磁盘', found, 'enough for a small city; a whole one needs 10 GB for each round')
    : fine('disk 磁盘', found)
}

export function keysCheck(folder: string): Check {
  const name = 'key file 密钥'
  const path = join(folder, 'keys')
  const hasData = existsSync(join(folder, 'pgdata', 'PG_VERSION'))
  if (!existsSync(path)) {
    return hasData
      ? fail(
          name,
          `${path} is gone`,
          'put it back from where its copy is kept: without it no identity number can be read',
        )
      : warn(name, 'not made yet', 'nothing: it is made with the city; then keep a copy elsewhere')
  }
  if (Buffer.from(readFileSync(path, 'utf8').trim(), 'base64').length !== 32)
    return fail(name, `${path} is damaged`, 'put it back from where its copy is kept')
  const mode = statSync(path).mode & 0o777
  if ((mode & 0o077) !== 0)
    return fail(name, `others may read it (mode ${mode.toString(8)})`, `chmod 600 ${path}`)
  return fine(name, `only its owner may read it (mode ${mode.toString(8)})`)
}

async function answersAsOurs(port: number): Promise<string | null> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/version`, {
      signal: AbortSignal.timeout(2_000),
    })
    const body: unknown = await answer.json()
    return typeof body === 'object' && body !== null && 'version' in body && 'node' in body
      ? String(body.version)
      : null
  } catch {
    return null
  }
}

const isFree = (port: number) =>
  new Promise<boolean>((resolve) => {
    const probe = createServer()
    probe.on('error', () => resolve(false))
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)))
  })

export async function portCheck(port: number): Promise<Check> {
  const name = `port ${port} 端口`
  const ours = await answersAsOurs(port)
  if (ours !== null) return fine(name, `this city answers there (version ${ours})`)
  return (await isFree(port))
    ? fine(name, 'free')
    : fail(name, 'taken by another program', 'end that program, or start with another --port')
}
