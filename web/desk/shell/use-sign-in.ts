import { useMutation, useQueryClient } from '@tanstack/react-query'
import { write } from '../../api/client.ts'
import type { Actor, Role } from '../../api/types.ts'

/** Enters the demo as a role, and forgets all that the role before was allowed to see. */
export function useSignIn(done?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (role: Role) => write<Actor>('/demo/sign-in', { role }),
    onSuccess: async (actor) => {
      client.setQueryData(['me'], actor)
      client.removeQueries({ queryKey: ['person'] })
      await client.invalidateQueries()
      done?.()
    },
  })
}
