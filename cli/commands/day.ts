import { existsSync, readFileSync } from 'node:fs'
import type { Command } from 'commander'
import { exitCode } from '../exit-code.ts'
import { answering } from './answering.ts'
import { Refusal } from './refusal.ts'

type Options = { trust: string }

function readJson(path: string): unknown {
  if (!existsSync(path))
    throw new Refusal('day.no-file', `没有文件 ${path}`, `There is no file ${path}`)
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    throw new Refusal('day.not-json', `${path} 不是 JSON`, `${path} is no JSON`)
  }
}

/** `day verify`: whether the file of a closed day is genuine, by the trust anchors alone; needs no server and no database. */
export function registerDay(program: Command): void {
  const day = program.command('day').description('the close of a day · 日清日结')
  const verify = day
    .command('verify <file>')
    .description('check the signed close of a day, needs no server · 核验日清日结文件')
    .requiredOption(
      '--trust <file>',
      'the trust anchors of the city: trust.json of its data folder, or as its authority hands it out',
    )
  answering<Options>(verify, async ([file = ''], { trust }) => {
    const [{ verifyDayFile }, { anchorsInFile }] = await Promise.all([
      import('@bihuan/server/days/verify-paper.ts'),
      import('@bihuan/server/trust/anchors.ts'),
    ])
    readJson(trust)
    const found = verifyDayFile(readJson(file), anchorsInFile(trust))
    const by = found.signedBy.map(({ officer, unit }) => `${officer} (${unit})`).join(', ')
    return {
      json: found,
      code: found.ok ? exitCode.done : exitCode.refused,
      text: found.ok
        ? [
            `genuine · 核验通过  ${found.district} ${found.day}`,
            `signed · 签署 ${found.signedAt} ${by}`,
            `carried over · 转次日 ${found.carried}`,
            `digest · 校验码 ${found.digest}`,
          ].join('\n')
        : `NOT genuine · 核验不通过: ${found.faults.join(', ')}`,
    }
  })
}
