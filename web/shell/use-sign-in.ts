import { useMutation, useQueryClient } from '@tanstack/react-query'
import { signIn, signOut } from '../api/client.ts'
import { questions } from '../api/questions.ts'
import { choosePurpose } from './preferences.ts'

/** With a password, or in the demo by choice. */
export type Entry = { signInName: string; password?: string }

const lastKey = 'bihuan.demo-account'
const leftKey = 'bihuan.left'
// What is nobody's secret and would only flicker.
const kept = new Set(['me', 'clock', 'demo-accounts'])

/** Whom a newcomer of the demo looks over the shoulder of. */
export const firstDemoAccount = () => localStorage.getItem(lastKey) ?? 'commander'
/** Whether somebody signed out on purpose in this tab: then nobody is let in by the door itself. */
export const hasLeft = () => sessionStorage.getItem(leftKey) !== null

/** Signs in and forgets all that the one before was allowed to see. */
export function useSignIn(done?: () => void) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ signInName, password }: Entry) => signIn(signInName, password),
    onSuccess: async (_, { signInName, password }) => {
      if (password === undefined) localStorage.setItem(lastKey, signInName)
      sessionStorage.removeItem(leftKey)
      choosePurpose(null)
      client.removeQueries({ queryKey: ['person'] })
      await client.fetchQuery({ ...questions.me(), staleTime: 0 })
      done?.()
      // A turn for the page: what the new role does not ask must not be asked once more for the old one.
      await new Promise((resolve) => setTimeout(resolve))
      await client.resetQueries({ predicate: ({ queryKey }) => !kept.has(String(queryKey[0])) })
    },
  })
}

/** Signs out; the page gives way to the entrance. */
export function useSignOut() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: signOut,
    onSuccess: () => {
      sessionStorage.setItem(leftKey, '1')
      client.setQueryData(['me'], null)
      client.removeQueries({ predicate: ({ queryKey }) => !kept.has(String(queryKey[0])) })
    },
  })
}
