import type { Notice } from '@bihuan/core/notice/notice.ts'
import { parseNotice } from '@bihuan/core/notice/parse-notice.ts'
import { readInput } from './read-input.ts'
import { Refusal } from './refusal.ts'

// Ten times the longest notice in policies/notices: anything larger is another file.
const bytesMax = 200_000

/** A notice from its YAML file, as plain data and as core reads it. All faults are told at once, each with its place. */
export async function readNoticeFile(file: string): Promise<{ value: unknown; notice: Notice }> {
  const text = readInput(file, bytesMax).toString('utf8')
  const { parseDocument } = await import('yaml')
  const document = parseDocument(text)
  if (document.errors.length > 0) {
    const faults = document.errors.map(({ message, linePos }) => ({
      code: 'yaml',
      message: message.split('\n')[0] ?? message,
      messageZh: 'YAML 格式有误',
      row: linePos?.[0].line ?? null,
      column: linePos ? String(linePos[0].col) : null,
    }))
    throw new Refusal(
      'round.notice-faulty',
      '通告文件不是有效的 YAML',
      'The notice file is not valid YAML',
      faults,
    )
  }
  const value: unknown = document.toJS()
  const read = parseNotice(value)
  if (read.ok) return { value, notice: read.notice }
  const faults = read.faults.map(({ path, code, zh, en }) => ({
    code,
    message: en,
    messageZh: zh,
    pointer: path,
  }))
  throw new Refusal(
    'round.notice-faulty',
    '通告内容有误，请逐项更正',
    'The notice has faults: correct each of them',
    faults,
  )
}
