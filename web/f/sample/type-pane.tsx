import { maskName } from '@bihuan/core/identity/mask.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useEffect, useState } from 'react'
import { List } from '../../kit/list.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FoundPerson } from '../engine/types.ts'

const tailLength = 6
type WhoNamed = { person: string; name: string }

/**
 * The last six of a document and the name, against the roster. Both must fit: a number alone finds a neighbour, and the
 * sampler asks the person for the name instead of reading it out.
 */
export function TypePane({ onChoose }: { onChoose(who: WhoNamed, at: number): void }) {
  const { t } = useLingui()
  const [tail, setTail] = useState('')
  const [name, setName] = useState('')
  const [found, setFound] = useState<FoundPerson[] | null>(null)
  const isWhole = tail.trim().length === tailLength && name.trim() !== ''
  useEffect(() => {
    let isOld = false
    setFound(null)
    if (!isWhole) return
    void fieldEngine()
      .findByTail(tail.trim().toUpperCase(), name.trim())
      .then((people) => {
        if (!isOld) setFound(people)
      })
    return () => {
      isOld = true
    }
  }, [isWhole, tail, name])
  return (
    <section className="f-pane" aria-labelledby="f-type">
      <h2 id="f-type">
        <Trans>Last six of the document, and the name</Trans>
      </h2>
      <div className="f-two">
        <TextField
          label={t`Last six`}
          value={tail}
          maxLength={tailLength}
          autoFocus
          autoCapitalize="characters"
          onChange={(event) => setTail(event.target.value)}
        />
        <TextField
          label={t`Full name`}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </div>
      {found?.length === 0 ? (
        <p role="status">
          <Trans>Nobody on the roster of this site fits. Register by hand.</Trans>{' '}
          <a href="/f/register">
            <Trans>Register</Trans>
          </a>
        </p>
      ) : null}
      {found && found.length > 0 ? (
        <List label={t`Found`}>
          {found.map((one) => (
            <li key={one.person}>
              <button
                type="button"
                className="k-row"
                onClick={(event) => onChoose(one, event.timeStamp)}
              >
                <span className="k-row-text">
                  <span className="k-row-title">{maskName(one.name)}</span>
                  <span className="k-row-note">
                    <Trans>
                      aged {one.age}, door {one.door}
                    </Trans>
                  </span>
                </span>
                <span className="k-row-aside">
                  <Trans>Add</Trans>
                </span>
              </button>
            </li>
          ))}
        </List>
      ) : null}
    </section>
  )
}
