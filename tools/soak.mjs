/**
 * The long proofs of the field phone, too slow for every `npm test`: 1,000 device lives on a bad line and a bad disk, and 200
 * browsers killed while they scan. `npm run soak`, or one of them: `npm run soak -- kills`; the browser part needs a build (`npm start` makes one) or WEB_DIST.
 */
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = `${root}node_modules/.bin/node`
const runs = [
  ['database', 'web/f/engine/lives.db.test.ts', { FIELD_LIVES: '1000' }],
  ['browser', 'web/e2e/field-kills.test.ts', { FIELD_KILLS: '200' }],
]

let failed = 0
const [part = ''] = process.argv.slice(2)
for (const [project, file, more] of runs.filter(([, name]) => name.includes(part))) {
  const { status } = spawnSync(
    node,
    ['node_modules/vitest/vitest.mjs', 'run', '--project', project, '--retry', '0', file],
    // What is set outside wins, so that a part of it can be tried.
    { cwd: root, stdio: 'inherit', env: { ...more, ...process.env } },
  )
  if (status !== 0) failed += 1
}
process.exitCode = failed === 0 ? 0 : 1
