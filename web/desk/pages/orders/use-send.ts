import { useMutation } from '@tanstack/react-query'
import { useRef } from 'react'
import { isFinal, newKey, write } from '../../../api/client.ts'

/**
 * Sends a command; the same input goes with the same id until the server has said yes or no, so that nothing is done twice. `bodyOf` is
 * what is sent, where that is not all of the input.
 */
export function useSend<Input extends object, Outcome>(
  path: (input: Input) => string,
  onDone: (outcome: Outcome) => void,
  bodyOf: (input: Input) => object = (input) => input,
) {
  const open = useRef<{ sign: string; key: string } | null>(null)
  return useMutation({
    mutationFn: (input: Input) => {
      const sign = JSON.stringify(input)
      if (open.current?.sign !== sign) open.current = { sign, key: newKey() }
      return write<Outcome>(path(input), bodyOf(input), { key: open.current.key })
    },
    onSuccess: (outcome) => {
      open.current = null
      onDone(outcome)
    },
    onError: (cause) => {
      if (isFinal(cause)) open.current = null
    },
  })
}
