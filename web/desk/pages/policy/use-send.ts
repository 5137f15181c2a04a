import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'

/** Sends a command; the same input goes with the same id until the server has said yes or no, so that nothing is drafted twice. */
export function useSend<Input extends object, Outcome>(
  path: string,
  onDone?: (outcome: Outcome) => void,
) {
  const open = useRef<{ sign: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      const sign = JSON.stringify(input)
      if (open.current?.sign !== sign) open.current = { sign, key: newKey() }
      return write<Outcome>(path, input, { key: open.current.key })
    },
    onSuccess: (outcome) => {
      open.current = null
      onDone?.(outcome)
    },
    onError: (cause) => {
      if (isFinal(cause)) open.current = null
    },
  })
}
