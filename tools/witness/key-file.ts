import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { type NoteSigner, noteSigner } from '@bihuan/server/transparency/ed25519.ts'
import { WitnessStop } from './state-file.ts'

/** Makes the key of a witness, in a file that only its owner may read: its name on the first line, PKCS #8 below. */
export function makeKey(path: string, name: string): NoteSigner {
  if (existsSync(path))
    throw new WitnessStop(2, `${path} is there already: a witness keeps its key. 密钥文件已存在`)
  const { privateKey } = generateKeyPairSync('ed25519')
  const signer = noteSigner(name, 'witness', privateKey)
  const pem = privateKey.export({ format: 'pem', type: 'pkcs8' })
  writeFileSync(path, `${name}\n${pem}`, { mode: 0o600, flag: 'wx' })
  return signer
}

/** The signer in such a file. */
export function readKey(path: string): NoteSigner {
  try {
    const text = readFileSync(path, 'utf8')
    const end = text.indexOf('\n')
    return noteSigner(text.slice(0, end), 'witness', createPrivateKey(text.slice(end + 1)))
  } catch (cause) {
    if (cause instanceof WitnessStop) throw cause
    throw new WitnessStop(
      2,
      `${path} holds no key of a witness: make one with keygen. 密钥文件无效`,
    )
  }
}
