import { writeFileSync } from 'node:fs'
import { noAnchors } from '@bihuan/server/trust/anchors.ts'
import { authorityOf } from '@bihuan/server/trust/authority.ts'
import { refuseTaken } from './write-file.ts'

/** Makes the key of an appointing authority and the anchors that the city is told. Refuses to write over either. */
export async function makeAuthority(options: {
  key: string
  out: string
  site: string
  origin: string[]
}) {
  refuseTaken(options.key, false)
  refuseTaken(options.out, false)
  const { publicKey, privateKey } = authorityOf()
  const { file: _, ...rest } = noAnchors
  const anchors = {
    ...rest,
    authorityKey: publicKey,
    party: { id: options.site, origins: options.origin },
    log: { ...noAnchors.log, origin: `${options.site}/orders` },
  }
  writeFileSync(options.key, `${JSON.stringify({ privateKey })}\n`, { mode: 0o600, flag: 'wx' })
  writeFileSync(options.out, `${JSON.stringify(anchors, null, 1)}\n`, { flag: 'wx' })
  return {
    json: { key: options.key, trust: options.out, publicKey },
    text: [
      `${options.key}  the private key: keep it on a machine without network, and a copy in a safe · 私钥，离线保存`,
      `${options.out}  into the data folder of the city as trust.json, then start it anew · 放入数据目录`,
      'Witnesses of the public log and the root of the passes are added to trust.json: docs/transparency.md, docs/passes.md',
    ].join('\n'),
  }
}
