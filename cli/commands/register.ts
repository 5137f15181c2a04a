import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { registerAuthority } from './authority.ts'
import { registerBackup } from './backup.ts'
import { registerCases } from './cases-import.ts'
import { registerChains } from './chains.ts'
import { registerDay } from './day.ts'
import { registerDoctor } from './doctor.ts'
import { registerEpi } from './epi.ts'
import { registerExport } from './export.ts'
import { registerImport } from './import-results.ts'
import { registerLog } from './log.ts'
import { registerLoops } from './loops.ts'
import { registerMigrate } from './migrate.ts'
import { registerPerson } from './person.ts'
import { registerPolicy } from './policy.ts'
import { registerRestore } from './restore.ts'
import { registerRetention } from './retention.ts'
import { registerRound } from './round.ts'
import { registerSeed } from './seed.ts'
import { registerTube } from './tube.ts'

/** Every command besides start. Nothing heavy is loaded before one of them runs. */
export function registerCommands(program: Command): void {
  registerRound(program)
  registerLoops(program)
  registerTube(program)
  registerPerson(program)
  registerImport(program)
  registerExport(program)
  registerEpi(program)
  registerSeed(program)
  registerPolicy(program)
  registerAuthority(program)
  registerCases(program)
  registerChains(program)
  registerDay(program)
  registerDoctor(program)
  registerMigrate(program)
  registerBackup(program)
  registerRestore(program)
  registerRetention(program)
  registerLog(program)
  program.addHelpText(
    'after',
    '\nEvery command has --help. Exit status: 0 done, 1 our fault, 2 refused, 3 not conserved, 4 the machine, 130 interrupted (docs/command-line.md).',
  )
  misuseIsRefused(program)
  nameUnknownCommands(program)
}

/** A misspelt command or option is an input that is refused (2), not a fault of ours (1), and shows how it should have been. */
function misuseIsRefused(command: Command): void {
  command.showHelpAfterError()
  command.exitOverride(({ exitCode: code }) =>
    process.exit(code === 0 ? exitCode.done : exitCode.refused),
  )
  for (const inner of command.commands) misuseIsRefused(inner)
}

/** `start` is what an empty line means, so that a misspelt command reaches it as an argument too many: say what it was. */
function nameUnknownCommands(program: Command): void {
  const start = program.commands.find((one) => one.name() === 'start')
  start?.showHelpAfterError(false).configureOutput({
    outputError(text, write) {
      const unknown = /too many arguments for 'start'.*?: ([^,\s]+?)[,.]?\s/.exec(text)?.[1]
      write(
        unknown === undefined
          ? `${text}\n${start.helpInformation()}`
          : `error: unknown command '${unknown}' · 没有此命令\n\n${program.helpInformation()}`,
      )
    },
  })
}
