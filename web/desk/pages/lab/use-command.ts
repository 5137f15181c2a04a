import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'
import { cityNow } from '../../../shell/city-clock.ts'

export type Command = { path: string; input: object; isTimed?: boolean }

// What a command of the laboratory can change.
const touched = [
  'assays',
  'board',
  'box',
  'boxes',
  'charts',
  'loops',
  'plate',
  'plates',
  'tube',
  'waiting',
]

/**
 * Sends a command. Until the server has said yes or no, the same command goes with the same id and the same time, so that
 * pressing again after a broken line never does it twice.
 */
export function useCommand<Body>() {
  const client = useQueryClient()
  const open = useRef<{ sign: string; key: string; at: string } | null>(null)
  return useMutation({
    mutationFn: ({ path, input, isTimed = true }: Command) => {
      const sign = JSON.stringify([path, input])
      if (open.current?.sign !== sign) {
        const at = new Date(cityNow()).toISOString()
        open.current = { sign, key: newKey(), at }
      }
      const { key, at } = open.current
      return write<Body>(path, isTimed ? { ...input, at } : input, { key })
    },
    onSuccess: () => {
      open.current = null
      return client.invalidateQueries({
        predicate: ({ queryKey }) => touched.includes(String(queryKey[0])),
      })
    },
    onError: (cause) => {
      if (isFinal(cause)) open.current = null
    },
  })
}
