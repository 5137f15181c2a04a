// Plain JavaScript for any Node >= 20: it runs before anything is installed.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
export const node24 = join(
  root,
  'node_modules',
  '.bin',
  process.platform === 'win32' ? 'node.cmd' : 'node',
)

/** npm writes node_modules/.package-lock.json last, so an interrupted install leaves it missing or older than the lock. */
function isInstalled() {
  const mark = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(mark) || !existsSync(node24)) return false
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const installed = JSON.parse(readFileSync(mark, 'utf8'))
  const wanted = Object.entries(lock.packages).filter(
    ([path, entry]) => path !== '' && !entry.optional && !entry.link,
  )
  return wanted.every(([path, entry]) => installed.packages[path]?.version === entry.version)
}

/** Installs the packages of the lock file when they are missing or out of date; says so, because it takes a minute. */
export function ensureInstalled() {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    console.error(
      `Bihuan needs Node 20 or newer to start; this is ${process.version}. 需要 Node 20 或更新版本。`,
    )
    process.exit(1)
  }
  if (isInstalled()) return
  // All of it on stderr: a first `npm run -s bihuan -- … --json` must give JSON and nothing else.
  console.error('Installing packages (once) · 正在安装依赖（仅一次）…')
  const started = Date.now()
  const done = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  })
  if (done.status !== 0) {
    console.error('npm ci failed; its message is above. 安装失败，原因见上。')
    process.exit(1)
  }
  console.error(`Installed in ${Math.round((Date.now() - started) / 1000)} s`)
}

/** Runs a command to its end, hands it our signals, and returns its exit code. */
export function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      env: { ...process.env, ...env },
    })
    // Ctrl-C reaches the whole group: the child stops by itself, we only wait. A plain kill does not, so pass it on.
    process.on('SIGINT', () => {})
    process.on('SIGTERM', () => child.kill('SIGTERM'))
    child.on('exit', (code, signal) => resolve(code ?? (signal === 'SIGINT' ? 130 : 1)))
    child.on('error', (error) => {
      console.error(String(error))
      resolve(1)
    })
  })
}
