import { Command } from 'commander'
import { describe, expect, test } from 'vitest'
import { registerCommands } from './commands/register.ts'
import { runCli } from './commands/testing/run-cli.ts'

const leaves = (command: Command, name = ''): [string, Command][] =>
  command.commands.length === 0
    ? [[name.trim(), command]]
    : command.commands.flatMap((inner) => leaves(inner, `${name} ${inner.name()}`))

const program = new Command('bihuan')
registerCommands(program)

describe('the tree of commands', () => {
  test('is the whole of it', () => {
    expect(leaves(program).map(([name]) => name)).toEqual([
      'round plan',
      'round publish',
      'round show',
      'loops',
      'tube show',
      'person result',
      'import results',
      'export coverage',
      'export loops',
      'export results',
      'export rounds',
      'epi rt',
      'epi doubling',
      'epi si',
      'epi incubation',
      'epi offspring',
      'epi pooling',
      'seed',
      'policy test',
      'policy show',
      'policy check',
      'policy diff',
      'authority make',
      'authority appoint',
      'authority dismiss',
      'cases import',
      'chains describe',
      'chains attribute',
      'day verify',
      'doctor',
      'migrate',
      'backup',
      'restore',
      'retention kinds',
      'retention run',
      'retention certificates',
      'log refill',
    ])
  })

  test.each(leaves(program))('%s has --json, --data and a word in Chinese', (name, command) => {
    const options = command.options.map(({ long }) => long)
    expect(options).toContain('--json')
    // Packs of rules need no city, they stand in a folder of their own; the authority is off line and has its key; what is kept is code;
    // epi and chains read files, and day verifies a document that is signed.
    const [group = ''] = name.split(' ')
    const places: Record<string, string> = {
      policy: '--folder',
      authority: '--key',
      epi: '--json',
      chains: '--json',
      day: '--json',
    }
    const place = name === 'retention kinds' ? '--json' : (places[group] ?? '--data')
    expect(options).toContain(place)
    expect(command.description()).toMatch(/\p{Script=Han}/u)
  })

  test('says what a misspelt command was, shows all of them, and ends with 2', async () => {
    const { code, out, err } = await runCli(['lops'])
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain("unknown command 'lops'")
    expect(err).toContain('restore [options] <file>')
    expect((await runCli(['round', 'shwo'])).code).toBe(2)
    expect((await runCli(['doctor', '--prot', '1'])).code).toBe(2)
  })
})
