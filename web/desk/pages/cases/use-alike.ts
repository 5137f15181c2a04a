import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { write } from '../../../api/client.ts'
import { Problem } from '../../../api/problem.ts'
import type { Purpose } from '../../../api/wire.ts'
import type { Alike } from './questions.ts'

export type Typing = {
  name: string
  phone: string
  documentTail: string
  address: string
  sex: string
  bornOn: string
}

const pauseMs = 250

/** The last value that stood still for a moment: nobody is looked for at each letter. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value)
  const text = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the value is compared by its text
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs)
    return () => clearTimeout(timer)
  }, [text])
  return settled
}

/** What is sent: only what is whole. */
function bodyOf({ name, phone, documentTail, address, sex, bornOn }: Typing, purpose: Purpose) {
  return {
    purpose,
    ...(name.trim() === '' ? {} : { name: name.trim() }),
    ...(phone.replace(/\D/g, '').length < 7 ? {} : { phone: phone.trim() }),
    ...(/^[0-9]{3}[0-9Xx]$/.test(documentTail) ? { documentTail } : {}),
    ...(address.trim() === '' ? {} : { address: address.trim() }),
    ...(sex === '' ? {} : { sex }),
    ...(/^\d{4}-\d\d-\d\d$/.test(bornOn) ? { bornOn } : {}),
  }
}

/** People of the register alike to what is being typed. Asked by POST: a name never stands in an address. Too little to ask is no fault. */
export function useAlike(typing: Typing, purpose: Purpose) {
  const body = bodyOf(useSettled(typing), purpose)
  const isSomething = Object.keys(body).length > 1
  return useQuery({
    queryKey: ['alike', body],
    enabled: isSomething,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    gcTime: 60_000,
    retry: false,
    queryFn: async (): Promise<Alike | null> => {
      try {
        return await write<Alike>('/alike-people', body)
      } catch (cause) {
        if (cause instanceof Problem && cause.code === 'case.type-more') return null
        throw cause
      }
    },
  })
}
