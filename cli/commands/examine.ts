import { type Check, fail } from './check.ts'
import { examineDatabase } from './examine-database.ts'
import { folderCheck, keysCheck, nodeCheck, portCheck, spaceCheck } from './examine-machine.ts'

/** Every check in order; those that need a database come after it and are left out where there is none. */
export async function examine(folder: string, port: number): Promise<Check[]> {
  const machine = [
    nodeCheck(),
    folderCheck(folder, process.env.DATABASE_URL !== undefined),
    spaceCheck(folder),
    keysCheck(folder),
    await portCheck(port),
  ]
  try {
    return [...machine, ...(await examineDatabase(folder))]
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    return [
      ...machine,
      fail(
        'database 数据库',
        message.split('\n')[0] ?? message,
        'see what the message says; with DATABASE_URL check address, user and password',
      ),
    ]
  }
}
