import { problems } from '@bihuan/contract/problems.ts'
import { Problem } from '@bihuan/server/door/problem.ts'
import { Command } from 'commander'
import { registerCommands } from './commands/register.ts'
import { Ending, exitCode } from './exit-code.ts'
import { registerStart } from './start/register.ts'

/** What a person reads when a command ends badly, and the code that a script reads. */
function tell(error: unknown): number {
  if (error instanceof Ending) {
    console.error(error.message)
    return error.code
  }
  if (error instanceof Problem) {
    const fill = (text: string) =>
      text.replace(/\{(\w+)\}/g, (_, name: string) => error.values[name] ?? '')
    const { zh, en } = problems[error.code]
    console.error(`${fill(zh)}\n${fill(en)} [${error.code}]`)
    for (const item of error.items) console.error(`  ${item.pointer} ${item.zh} / ${item.en}`)
    return exitCode.refused
  }
  console.error(error)
  return exitCode.fault
}

const program = new Command('bihuan')
  .description("闭环 Bihuan: the platform that a city's outbreak response runs on")
  .showHelpAfterError()
registerStart(program)
registerCommands(program)

try {
  await program.parseAsync()
} catch (error) {
  process.exitCode = tell(error)
}
