import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { Button } from 'antd'
import { useState } from 'react'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import type { ContactRow } from './questions.ts'
import { faultWords } from './words.ts'

type Act = 'assign' | 'locate' | 'inform' | 'decide'
type Draft = { act: Act; contacts: string[]; how?: 'phone' | 'visit' | 'text' }
type Errors = { errors: { contact: string; code: string }[] }

/** What is done to many contacts at once, with what could not be done and why. */
export function ManyBar(props: {
  rows: readonly ContactRow[]
  ticked: ReadonlySet<string>
  setTicked: (ticked: ReadonlySet<string>) => void
  onDone: () => void
}) {
  const { t } = useLingui()
  const { actor } = useMe()
  const { rows, ticked, setTicked, onDone } = props
  const [errors, setErrors] = useState<Errors['errors']>([])
  const send = useSend<Draft, Errors>(
    ({ act }) => `/contacts/${act}`,
    (outcome) => {
      setErrors(outcome.errors)
      onDone()
    },
    ({ contacts, how }) => (how ? { contacts, how } : { contacts }),
  )
  const contacts = [...ticked]
  const role = actor?.role
  const may = (...roles: (typeof role)[]) => roles.includes(role)
  const acts: { key: string; word: string; draft: Draft; is: boolean }[] = [
    {
      key: 'assign',
      word: t`Give to the grid workers of each community`,
      draft: { act: 'assign', contacts },
      is: may('case-investigator', 'district-commander', 'city-commander'),
    },
    {
      key: 'decide',
      word: t`Decide as proposed`,
      draft: { act: 'decide', contacts },
      is: may('case-investigator'),
    },
    {
      key: 'locate',
      word: t`Located`,
      draft: { act: 'locate', contacts },
      is: may('case-investigator', 'grid-worker'),
    },
    {
      key: 'phone',
      word: t`Told by phone`,
      draft: { act: 'inform', contacts, how: 'phone' },
      is: may('case-investigator', 'grid-worker'),
    },
    {
      key: 'visit',
      word: t`Told at the door`,
      draft: { act: 'inform', contacts, how: 'visit' },
      is: may('case-investigator', 'grid-worker'),
    },
  ]
  const byCode = Map.groupBy(errors, ({ code }) => code)
  return (
    <div className="many-bar">
      <Button
        onClick={() =>
          setTicked(ticked.size > 0 ? new Set() : new Set(rows.map(({ contact }) => contact)))
        }
      >
        {ticked.size > 0 ? <Trans>Choose nobody</Trans> : <Trans>Choose all that are shown</Trans>}
      </Button>
      <span>
        <Plural value={ticked.size} one="# chosen" other="# chosen" />
      </span>
      {acts
        .filter(({ is }) => is)
        .map(({ key, word, draft }) => (
          <Button
            key={key}
            disabled={contacts.length === 0}
            loading={send.isPending && send.variables?.act === draft.act}
            onClick={() => send.mutate(draft)}
          >
            {word}
          </Button>
        ))}
      {send.isError ? <ErrorState cause={send.error} /> : null}
      {errors.length > 0 ? (
        <div role="status">
          <ul className="name-faults">
            {[...byCode].map(([code, all]) => (
              <li key={code}>
                {all.length} · {faultWords[code] ? t(faultWords[code]) : code}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}
