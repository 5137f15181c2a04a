import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'
import { sealedParts } from '../../../f/receive/sealed-file.ts'
import type { SealedImported } from './questions.ts'

/** What became of the work of one device in a file. */
export type Brought =
  | { device: string; answer: SealedImported; cause?: undefined }
  | { device: string; answer?: undefined; cause: unknown }

/** Null where the text is no file of a field device. */
export type Opened = { name: string; brought: Brought[] | null }

/** Brings the parts of a sealed file in, one device after the other; what one part refuses leaves the others. */
export function useSealed() {
  const client = useQueryClient()
  // The same part goes with the same id until the server has said yes or no.
  const open = useRef(new Map<string, string>())
  const bring = async (device: string, sealed: string): Promise<Brought> => {
    const key = open.current.get(sealed) ?? newKey()
    open.current.set(sealed, key)
    try {
      const answer = await write<SealedImported>('/uploads/sealed', { device, sealed }, { key })
      open.current.delete(sealed)
      return { device, answer }
    } catch (cause) {
      if (isFinal(cause)) open.current.delete(sealed)
      return { device, cause }
    }
  }
  return useMutation({
    mutationFn: async ({ name, text }: { name: string; text: string }): Promise<Opened> => {
      const parts = sealedParts(text)
      if (parts === null) return { name, brought: null }
      const brought: Brought[] = []
      for (const { device, sealed } of parts) brought.push(await bring(device, sealed))
      return { name, brought }
    },
    // Swabs, seals, marks and walk-ins can change nearly every list.
    onSuccess: ({ brought }) => (brought ? client.invalidateQueries() : undefined),
  })
}
