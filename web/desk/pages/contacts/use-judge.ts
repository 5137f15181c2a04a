import { useState } from 'react'
import { useSend } from '../orders/use-send.ts'
import type { ContactRow, Kind } from './questions.ts'

type Decision = { contacts: string[]; kind?: Kind; words?: string; way?: string }
type Decided = { decided: string[]; errors: { contact: string; code: string }[] }
/** A decision that needs words before it can be sent. */
export type Wanted = { contact: string; kind: Kind; needsWay: boolean }

export type Judge = ReturnType<typeof useJudge>

/** Decides contacts: at once as it is proposed, with words and a way where it differs. */
export function useJudge(onDone: () => void) {
  const [wanted, setWanted] = useState<Wanted | null>(null)
  const [fault, setFault] = useState<string | null>(null)
  const send = useSend<Decision, Decided>(
    () => '/contacts/decide',
    ({ decided, errors }) => {
      setFault(errors[0]?.code ?? null)
      // An answer about another contact must not take away the words that are being written about this one.
      setWanted((one) => (one !== null && decided.includes(one.contact) ? null : one))
      onDone()
    },
  )
  return {
    wanted,
    fault,
    send,
    cancel: () => setWanted(null),
    decide(row: ContactRow, kind: Kind) {
      setFault(null)
      if (kind === row.proposed) send.mutate({ contacts: [row.contact], kind })
      else {
        const needsWay = (kind === 'close' || kind === 'secondary') && row.way === null
        setWanted({ contact: row.contact, kind, needsWay })
      }
    },
    /** Everybody who is not judged yet, each as it is proposed. */
    asProposed: (contacts: string[]) => send.mutate({ contacts }),
    say(words: string, way: string) {
      if (!wanted) return
      const { contact, kind } = wanted
      send.mutate({ contacts: [contact], kind, words, ...(way ? { way } : {}) })
    },
  }
}
