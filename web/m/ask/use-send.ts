import { useRef, useState } from 'react'
import { isFinal, newKey, write } from '../../api/client.ts'

export type Sent<Body> = { ok: true; body: Body } | { ok: false }

/**
 * Sends a command. While it is on its way a second press does nothing; after a broken line the same content goes with the
 * same key, so that it is never done twice.
 */
export function useSend() {
  const open = useRef<{ sign: string; key: string } | null>(null)
  const isBusy = useRef(false)
  const [busy, setBusy] = useState(false)
  const [fault, setFault] = useState<unknown>(null)
  async function send<Body>(path: string, input: object): Promise<Sent<Body>> {
    if (isBusy.current) return { ok: false }
    isBusy.current = true
    setBusy(true)
    setFault(null)
    const sign = JSON.stringify([path, input])
    if (open.current?.sign !== sign) open.current = { sign, key: newKey() }
    try {
      const body = await write<Body>(path, input, { key: open.current.key })
      open.current = null
      return { ok: true, body }
    } catch (cause) {
      if (isFinal(cause)) open.current = null
      setFault(cause)
      return { ok: false }
    } finally {
      isBusy.current = false
      setBusy(false)
    }
  }
  return { send, busy, fault, forget: () => setFault(null) }
}
