import { createHash } from 'node:crypto'
import type { KeyCertificate } from '@bihuan/core/pass/key-certificate.ts'
import { cityDateOf, cityIsoOf } from '@bihuan/core/time/instant.ts'

const grouped = (text: string) => text.replace(/(.{4})(?=.)/g, '$1 ')

/** The print of a root as guards' devices show it: 8 bytes of its hash in groups of four. */
export const printOf = (publicKey: string): string =>
  grouped(
    createHash('sha256').update(Buffer.from(publicKey, 'base64url')).digest('hex').slice(0, 16),
  )

/** What two people write into the book when a root was made. */
export const rootWords = (city: string, publicKey: string): string[] => [
  `The root of the passes of city ${city} is made. 本市通行码根密钥已生成。`,
  '',
  'Write into the book, both of you, and sign 请两人共同记入登记簿并签名：',
  `  1. The print 指纹:        ${printOf(publicKey)}`,
  `  2. The public key 公钥:   ${publicKey}`,
  '  3. Day and hour, place, who was present 日期时间、地点、在场人员',
  '  4. Number of the seal on the medium 介质封条编号',
  '',
  'The passphrase goes into an envelope of its own, to another house than the medium.',
  '口令单独封存，与介质分处存放。',
  `In the city's data folder, trust.json gets  "passRoot": "${publicKey}"`,
  'Print the print and hang it up at every gate. 把指纹打印张贴在每个卡口。',
]

/** What is read out before anything is signed: every key of the request, and what it is for. */
export function requestWords(keys: readonly KeyCertificate[]): string[] {
  const days = keys.filter(({ purpose }) => purpose === 'pass').map(({ until }) => until)
  const lines = keys.map(
    ({ key, purpose, from, until }) =>
      `  ${String(key).padStart(5)}  ${purpose}  ${cityIsoOf(from).slice(0, 16)} – ${cityIsoOf(until).slice(0, 16)}`,
  )
  const span =
    days.length === 0
      ? []
      : [`Passes until 通行码密钥到: ${cityDateOf(Math.max(...days) - 1)} 24:00`]
  return [`${keys.length} keys 把密钥:`, ...lines, ...span]
}

/** What is written down after a list of the root. */
export const listWords = (number: number, revoked: readonly number[]): string[] => [
  `List of the root, number ${number}: ${revoked.length === 0 ? 'nothing revoked 无吊销' : `revoked 吊销 ${revoked.join(', ')}`}`,
  'Write the number into the book: the next one must be higher. 记下编号，下一份必须更大。',
]

/** What goes with the shares. */
export const shareWords = (shares: readonly string[], needed: number): string[] => [
  `Any ${needed} of these ${shares.length} give the root back; fewer tell nothing. Write each on a sheet of its own, by hand, in block letters.`,
  `任意 ${needed} 份可恢复根密钥，少于 ${needed} 份得不到任何信息。每份单独手写在一张纸上，分人保管。`,
  '',
  ...shares.map((share, at) => `  ${at + 1}: ${share}`),
]
