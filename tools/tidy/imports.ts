import { readFileSync } from 'node:fs'
import { dirname, join, posix } from 'node:path'
import { isScaffold, isTest, type Rule } from './rule.ts'

type Limits = { workspaces: string[]; packages: 'own' | string[]; node: boolean }

/** What each workspace may see. Tests may use any package, but stay within the workspaces. */
const limits: Record<string, Limits> = {
  core: { workspaces: [], packages: [], node: false },
  contract: { workspaces: ['core'], packages: ['typebox'], node: false },
  interop: { workspaces: ['core'], packages: 'own', node: false },
  sim: { workspaces: ['core', 'contract', 'interop'], packages: 'own', node: true },
  // policies is data and the reader of its files; what a city goes by is the text that officers signed.
  server: { workspaces: ['core', 'contract', 'interop', 'policies'], packages: 'own', node: true },
  // interop is codecs: the pages print labels and write sheets with the same ones.
  web: { workspaces: ['core', 'contract', 'interop'], packages: 'own', node: false },
}

const root = join(import.meta.dirname, '..', '..')
const dependencies = new Map<string, string[]>()
function packagesOf(workspace: string): string[] {
  const known = dependencies.get(workspace)
  if (known) return known
  const file = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8')) as Record<
    string,
    Record<string, string> | undefined
  >
  const found = Object.keys({ ...file.dependencies, ...file.devDependencies })
  dependencies.set(workspace, found)
  return found
}

// `Buffer.from('…')` imports nothing.
const specifier = /(?<!\.)(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"\n]+)['"]/g

// The simulation drives the real engine of the phone, on a simulated disk, line and clock: a copy of it would prove nothing.
const driver = 'sim/simulate/'
const driven = 'web/f/engine/'

/** The advice against one import, or null when it is fine. */
function adviceAgainst(path: string, wanted: string, own: string, limit: Limits): string | null {
  const reached = wanted.startsWith('.') ? posix.normalize(posix.join(dirname(path), wanted)) : ''
  if (path.startsWith(driver) && reached.startsWith(driven)) return null
  const target = wanted.startsWith('.')
    ? reached.split('/')[0]
    : /^@bihuan\/([a-z]+)/.exec(wanted)?.[1]
  if (target !== undefined) {
    if (target === own || limit.workspaces.includes(target)) return null
    const may = [own, ...limit.workspaces].join(', ')
    return `${own} may not import ${target}, only ${may}: hand the value in, or move what both need to core`
  }
  if (isTest(path) || wanted.startsWith('virtual:')) return null
  if (wanted.startsWith('node:'))
    return limit.node
      ? null
      : `${own} runs without Node: let the caller read it and pass the value in`
  const name = wanted
    .split('/')
    .slice(0, wanted.startsWith('@') ? 2 : 1)
    .join('/')
  // The contract is written in typebox; who sees it sees its types.
  if (name === 'typebox' && limit.workspaces.includes('contract')) return null
  const packages = limit.packages === 'own' ? packagesOf(own) : limit.packages
  return packages.includes(name)
    ? null
    : `${name} is no dependency of ${own}: do without, or add it to ${own}/package.json with its reason`
}

export const boundaries: Rule = {
  name: 'imports point inwards',
  advice: 'see the map of folders',
  find(file) {
    const own = file.path.split('/')[0] ?? ''
    // A test on a real database assembles the product as a start does.
    if (/^(?!core\/).*\.db\.test\.ts$/.test(file.path)) return []
    const limit = limits[own]
    if (!limit || !file.source || isScaffold(file.path) || /\.config\.ts$/.test(file.path))
      return []
    return [...file.text.matchAll(specifier)].flatMap((match) => {
      // In a comment or a text the keyword is blanked.
      if (!/^(from|import)/.test(file.source?.code.slice(match.index) ?? '')) return []
      const against = adviceAgainst(file.path, match[1] ?? '', own, limit)
      return against === null
        ? []
        : [{ line: file.text.slice(0, match.index).split('\n').length, what: against }]
    })
  },
  bad: { path: 'core/labels/bad.ts', text: `import { connect } from '@bihuan/server/db/sql.ts'\n` },
}

/** More imports that must be refused: one for each border. */
export const badImports: { path: string; text: string }[] = [
  { path: 'core/a/b.ts', text: `import { x } from '../../contract/scalars.ts'\n` },
  { path: 'core/a/b.ts', text: `import { readFileSync } from 'node:fs'\n` },
  { path: 'core/a/b.test.ts', text: `import { x } from '../../server/clock.ts'\n` },
  { path: 'contract/b.ts', text: `import postgres from 'postgres'\n` },
  { path: 'interop/a/b.ts', text: `import { x } from '@bihuan/contract/scalars.ts'\n` },
  { path: 'web/desk/b.ts', text: `const x = await import('../../server/keys.ts')\n` },
  { path: 'server/a/b.ts', text: `import type { X } from '@bihuan/sim/city/people.ts'\n` },
  { path: 'server/a/b.ts', text: `export { x } from '../../cli/main.ts'\n` },
  { path: 'sim/simulate/b.ts', text: `import { x } from '../../web/f/box/kept.ts'\n` },
  { path: 'sim/staff/b.ts', text: `import { x } from '../../web/f/engine/engine.ts'\n` },
]
