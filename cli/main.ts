import { problems } from '@bihuan/contract/problems.ts'
import { Problem } from '@bihuan/server/door/problem.ts'
import { Command } from 'commander'
import { registerCommands } from './commands/register.ts'
import { Ending, exitCode } from './exit-code.ts'
import { registerStart } from './start/register.ts'

// What PostgreSQL or the network says when the machine, not the command, is at fault.
const machineFaults: Record<string, string> = {
  '53100': 'the disk is full: free some space, or choose another folder with --data. 磁盘已满',
  ENOSPC: 'the disk is full: free some space, or choose another folder with --data. 磁盘已满',
  ECONNREFUSED: 'the database does not answer: check DATABASE_URL, or that it runs. 数据库无响应',
  ENOTFOUND: 'the host of DATABASE_URL is not known. 找不到数据库主机',
  CONNECT_TIMEOUT: 'the database does not answer: check DATABASE_URL. 数据库无响应',
  '28P01': 'the database refuses the password of DATABASE_URL. 数据库密码不对',
  '28000': 'the database refuses the user of DATABASE_URL. 数据库拒绝该用户',
  '3D000': 'the database of DATABASE_URL does not exist: create it first. 数据库不存在',
  '42501':
    'the user of DATABASE_URL may not do this: it needs to own its database. 数据库用户权限不足',
}

function machineFault(error: unknown): string | undefined {
  if (error instanceof Problem && error.code === 'server.disk-full') return machineFaults.ENOSPC
  return error instanceof Error && 'code' in error ? machineFaults[String(error.code)] : undefined
}

/** What a person reads when a command ends badly, and the code that a script reads. */
function tell(error: unknown): number {
  if (error instanceof Ending) {
    console.error(error.message)
    return error.code
  }
  const machine = machineFault(error)
  if (machine) {
    console.error(machine)
    return exitCode.machine
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
