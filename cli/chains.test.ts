import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { attributeFiles } from './commands/chains-attribute.ts'
import { describeFiles } from './commands/chains-describe.ts'
import { readChainFiles } from './commands/chains-files.ts'

const folder = mkdtempSync(join(tmpdir(), 'chains-'))
afterAll(() => rmSync(folder, { recursive: true }))
const file = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
// 编号 and 姓名 in GB18030.
const chineseHead = Uint8Array.from([0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0xd0, 0xd5, 0xc3, 0xfb])
const gb = Buffer.concat([chineseHead, Buffer.from('\r\nA,"x, y"\r\nB,z\r\nC,z\r\n')])

describe('chains describe', () => {
  test('reads GB18030, marks and quotes, and knows the columns by their heads', () => {
    const linelist = file('list.csv', gb)
    const links = file('links.csv', '\ufeff"from","to"\n"A","B"\n"A","B"\n"X","C"\n')
    expect(describeFiles(readChainFiles({ linelist, links })).json).toEqual({
      cases: 3,
      links: 2,
      components: 2,
      largest: 2,
      isolated: 0,
      maxOutDegree: 1,
      generations: 1,
    })
  })

  test('takes the columns that are named, and refuses what it cannot know', () => {
    const linelist = file('odd.csv', 'who,x\nA,1\nB,2\n')
    const links = file('odd-links.csv', 'giver,taker\nA,B\n')
    expect(() => readChainFiles({ linelist, links })).toThrow(/--id.*who, x/)
    const named = { linelist, links, id: 'who', from: 'giver', to: 'taker' }
    expect(describeFiles(readChainFiles(named)).json).toMatchObject({ cases: 2, links: 1 })
  })

  test('refuses a list with one id twice, and says where', () => {
    const linelist = file('twice.csv', 'id\nA\nA\n')
    const links = file('few.csv', 'from,to\nA,A\n')
    expect(() => readChainFiles({ linelist, links })).toThrow(/row 3.*same id as row 2/)
  })
})

describe('chains attribute', () => {
  test('judges the sources of clusters without the links, and holds them against the links', () => {
    const days = ['A,1/1/20,1', 'B,6/1/20,1', 'C,11/1/20,1', 'D,20/1/20,2']
    const linelist = file('dated.csv', `id,onset date,cluster id\n${days.join('\n')}\n`)
    const links = file('dated-links.csv', 'from,to\nA,B\nB,C\n')
    const { json } = attributeFiles(readChainFiles({ linelist, links }), {
      interval: { mean: 5, sd: 2 },
    })
    expect(json).toMatchObject({ judged: 2, first: 1, baseline: { judged: 2, first: 1 } })
    expect(() => attributeFiles(readChainFiles({ linelist, links }), {})).toThrow(/--interval/)
  })
})
