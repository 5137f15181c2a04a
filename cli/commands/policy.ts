import type { Command } from 'commander'
import { answering } from './answering.ts'
import { type CityOptions, withData } from './city-options.ts'

export type PolicyOptions = { folder?: string }

const withFolder = (command: Command): Command =>
  command.option('--folder <dir>', 'where the packs stand (default: those of this program)')

/** `policy test`, `policy show`, `policy check`, `policy diff`: packs of rules; only `diff --live` looks at a city. */
export function registerPolicy(program: Command): void {
  const group = program.command('policy').description('policy packs: rules as dated data · 规则包')

  const test = group
    .command('test')
    .description('run the cases that the packs ship with; ends with 1 if any fails · 检验全部案例')
    .option('--pack <id>', 'only the cases of this pack')
  answering<PolicyOptions & { pack?: string }>(withFolder(test), async (_, options) =>
    (await import('./policy-test.ts')).testPolicies(options),
  )

  const show = group
    .command('show')
    .description('every value of a pack with source and grade · 查看规则包')
    .argument('<pack>', 'such as cn-20m')
    .option(
      '--at <moment>',
      'city time, such as 2022-11-11 or "2022-11-11 09:00:00" (default: its first)',
    )
    .option('--unverified', 'only what binds nobody until an operator confirms it')
  answering<PolicyOptions & { at?: string; unverified?: true }>(
    withFolder(show),
    async ([pack = ''], options) => (await import('./policy-show.ts')).showPolicy(pack, options),
  )

  const check = group
    .command('check')
    .description('what is wrong with a module, a pack or a file of cases · 检查规则文件')
    .argument('<file>', 'a YAML file')
  answering<PolicyOptions>(withFolder(check), async ([file = ''], options) =>
    (await import('./policy-check.ts')).checkPolicyFile(file, options),
  )

  const diff = group
    .command('diff')
    .description(
      'which values differ between two packs; with --live whom that touches in the running city · 比较两个规则包',
    )
    .argument('<before>', 'a pack, at its last moment')
    .argument('<after>', 'a pack, at its first moment')
    .option('--live', 'how many people and which zones it touches; changes nothing')
    .option('--at <moment>', 'with --live: the moment of the change (default: now in the city)')
  answering<PolicyOptions & CityOptions & { live?: true; at?: string }>(
    withData(withFolder(diff)),
    async ([before = '', after = ''], options) =>
      options.live
        ? (await import('./policy-diff-live.ts')).diffLive(before, after, options)
        : (await import('./policy-diff.ts')).diffPolicies(before, after, options),
  )
}
