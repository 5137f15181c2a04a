import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { CheckField } from '../../kit/check-field.tsx'
import type { FoundPerson } from '../engine/types.ts'

/** The household of the last person: tick who stands here, add them in one act each. */
export function FamilyPane(props: {
  family: readonly FoundPerson[]
  onAdd(people: readonly FoundPerson[], at: number): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const [here, setHere] = useState<ReadonlySet<string>>(new Set())
  const due = props.family.filter((one) => one.sampledAt === null && one.sampledHereAt === null)
  const done = props.family.filter((one) => !due.includes(one))
  const turn = (person: string, isHere: boolean) =>
    setHere((before) => {
      const next = new Set(before)
      if (isHere) next.add(person)
      else next.delete(person)
      return next
    })
  const ticked = due.filter(({ person }) => here.has(person))
  return (
    <section className="f-pane" aria-labelledby="f-family">
      <h2 id="f-family">
        <Trans>Of the same family: who is here?</Trans>
      </h2>
      {due.map(({ person, name, age }) => (
        <CheckField
          key={person}
          label={t`${maskName(name)}, aged ${age}`}
          checked={here.has(person)}
          onChange={(isHere) => turn(person, isHere)}
        />
      ))}
      {done.map(({ person, name, sampledHereAt, sampledAt }) => (
        <p key={person} className="f-done">
          ● {maskName(name)}{' '}
          <Trans>sampled at {format.time(sampledHereAt ?? sampledAt ?? 0)}</Trans>
        </p>
      ))}
      {due.length === 0 ? (
        <p>
          <Trans>Nobody else of this family is due.</Trans>
        </p>
      ) : (
        <Button
          tone="main"
          disabled={ticked.length === 0}
          onClick={(event) => props.onAdd(ticked, event.timeStamp)}
        >
          <Trans>Add {ticked.length}</Trans>
        </Button>
      )}
    </section>
  )
}
