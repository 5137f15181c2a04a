import { existsSync, mkdirSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { NoteKey } from '@bihuan/core/transparency/note-key.ts'
import type { Witness } from '@bihuan/server/trust/anchors.ts'
import { inventedTime } from './fetch-step.ts'
import { makeKey, readKey } from './key-file.ts'
import { witnessServer } from './serve.ts'

const names = ['court.example/practice', 'university.example/practice'] as const

/**
 * Two witnesses of an invented city, on loopback and with that city's time, so that its pages have somebody to show. They run on the
 * same machine as the city and so prove nothing to anybody: the quorum of an invented city stays 0. Keys and records lie in
 * `folder`, so that they know the log again after a stop.
 */
export async function practiceWitnesses(
  folder: string,
  { log, cityUrl }: { log: NoteKey; cityUrl: string },
): Promise<{ witnesses: Witness[]; close(): void }> {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const started = await Promise.all(
    names.map(async (name) => {
      const file = join(folder, `${name.split('.')[0]}.key`)
      const signer = existsSync(file) ? readKey(file) : makeKey(file, name)
      const state = join(folder, `${name.split('.')[0]}-seen`)
      const server = witnessServer({ signer, logs: [log], folder: state, first: true }, () =>
        inventedTime(cityUrl),
      )
      await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
      server.unref()
      const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
      return { server, witness: { name, publicKey: signer.key.publicKey, url } }
    }),
  )
  return {
    witnesses: started.map(({ witness }) => witness),
    close() {
      for (const { server } of started) server.close()
    },
  }
}
