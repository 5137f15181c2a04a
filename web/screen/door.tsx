import { useLingui } from '@lingui/react/macro'
import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { isFinal, signIn } from '../api/client.ts'
import { questions } from '../api/questions.ts'
import { useMe } from '../shell/use-me.ts'
import { hasLeft } from '../shell/use-sign-in.ts'
import { Waiting } from './waiting.tsx'

// The wall is the commander's page; a city that is no demo refuses this and asks for a password at the desk.
const demoAccount = 'commander'
const deskDoor = '/desk/?return=/screen/'
const againMs = 5_000

/** Shows the wall to somebody who is signed in. A demo opens by itself; elsewhere one signs in at the desk and is led back. */
export function Door({ children }: { children: ReactNode }) {
  const { t } = useLingui()
  const { me, isPending, fault, retry } = useMe()
  const client = useQueryClient()
  const [tries, setTries] = useState(0)
  const isOut = me === null && !isPending && fault === null
  // biome-ignore lint/correctness/useExhaustiveDependencies: each try is one more knock
  useEffect(() => {
    if (!isOut) return
    if (hasLeft()) {
      location.replace(deskDoor)
      return
    }
    let timer: ReturnType<typeof setTimeout> | undefined
    signIn(demoAccount)
      .then(() => client.fetchQuery({ ...questions.me(), staleTime: 0 }))
      .catch((cause: unknown) => {
        if (isFinal(cause)) location.replace(deskDoor)
        else timer = setTimeout(() => setTries((before) => before + 1), againMs)
      })
    return () => clearTimeout(timer)
  }, [isOut, tries, client])
  useEffect(() => {
    if (!fault) return
    const timer = setInterval(retry, againMs)
    return () => clearInterval(timer)
  }, [fault, retry])
  if (me) return children
  return <Waiting word={t`Opening the wall`} cause={fault} />
}
