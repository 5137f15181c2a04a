import { readFileSync, statSync } from 'node:fs'
import { sizeText } from './print.ts'
import { Refusal } from './refusal.ts'

/** The bytes of a file that a person named. Refuses what is not there, not a file, or beyond `bytesMax`, before reading it. */
export function readInput(path: string, bytesMax: number): Buffer {
  try {
    const { size, isFile } = factsOf(path)
    if (!isFile)
      throw new Refusal(
        'file.not-a-file',
        `${path} 不是文件，请给出文件名`,
        `${path} is not a file: name a file`,
      )
    if (size > bytesMax) {
      const most = sizeText(bytesMax)
      throw new Refusal(
        'file.too-large',
        `文件 ${path} 有 ${sizeText(size)}，上限为 ${most}：请核对是否选错文件`,
        `${path} has ${sizeText(size)}, more than the ${most} that can be right: is it the file you meant?`,
      )
    }
    return readFileSync(path)
  } catch (error) {
    throw asRefusal(error, path)
  }
}

function factsOf(path: string): { size: number; isFile: boolean } {
  const stat = statSync(path)
  return { size: stat.size, isFile: stat.isFile() }
}

/** The words for a file that cannot be opened. */
export function asRefusal(error: unknown, path: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new Refusal(
      'file.missing',
      `没有文件 ${path}：请检查路径`,
      `There is no file ${path}: check the path`,
    )
  if (code === 'EACCES' || code === 'EPERM')
    return new Refusal(
      'file.not-allowed',
      `无权读取 ${path}：请检查文件权限`,
      `${path} may not be read: check its permissions`,
    )
  if (code === 'EISDIR')
    return new Refusal(
      'file.not-a-file',
      `${path} 不是文件，请给出文件名`,
      `${path} is not a file: name a file`,
    )
  return error
}
