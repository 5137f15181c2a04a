// `npm run web:report`: what each shell weighs and what Lighthouse says of it, on the real product. Not part of `npm test`:
// Lighthouse brings a hundred packages that nobody else needs, and its figures are noise on a busy machine.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ensureInstalled, node24, root, run } from './install.mjs'

ensureInstalled()
const lighthouse = join(root, 'tools', 'lighthouse')
if (!existsSync(join(lighthouse, 'node_modules'))) {
  console.error('Installing Lighthouse (once)…')
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: lighthouse,
    stdio: ['ignore', 2, 2],
  })
  if (status !== 0) process.exit(4)
}
const built = await run(node24, [
  join(root, 'node_modules', 'vite', 'bin', 'vite.js'),
  'build',
  '--logLevel',
  'error',
  join(root, 'web'),
])
if (built !== 0) process.exit(built)
process.exit(
  await run(node24, [
    '--disable-warning=ExperimentalWarning',
    join(root, 'web', 'testing', 'report.ts'),
    ...process.argv.slice(2),
  ]),
)
