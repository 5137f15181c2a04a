import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { shapeOf } from '../../kit/tag.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useWedge } from '../../scan/use-wedge.ts'
import { useField } from '../engine/use-field.ts'
import type { Acts } from './use-acts.ts'

/** The open tube and the last word on it, where people are sampled away from the sampler's page; hears the gun. */
export function ActLine({ acts }: { acts: Acts }) {
  const { t } = useLingui()
  const { station } = useField()
  const { open } = station
  const { said, again } = acts
  const [code, setCode] = useState('')
  const { typed } = useWedge({ onScan: (text) => void acts.scan(text) })
  const tone = said?.tone ?? 'idle'
  return (
    <section className="fh-form" aria-label={t`Tube`}>
      <p className={`fh-said k-tone-${tone}`} role="status">
        <i aria-hidden="true">{shapeOf[tone]}</i>
        <span>
          {typed || said?.title || (open ? t`Ready` : t`Scan a tube first`)}
          {said?.note && !typed ? <small> {said.note}</small> : null}
        </span>
      </p>
      {open ? (
        <div className="fh-tube-line">
          <p>
            <b>{open.tube}</b>{' '}
            <Trans>
              {open.members.length} of {open.capacity}
            </Trans>
          </p>
          <Button disabled={open.members.length === 0} onClick={() => void acts.undo()}>
            <Trans>Undo</Trans>
          </Button>
          <Button
            disabled={open.members.length === 0}
            onClick={() => void acts.seal(open.members.length)}
          >
            <Trans>{open.members.length} swabs counted: seal</Trans>
          </Button>
        </div>
      ) : (
        <form
          className="fh-code"
          onSubmit={(event) => {
            event.preventDefault()
            if (code.trim() === '') return
            setCode('')
            void acts.scan(code)
          }}
        >
          <TextField
            label={t`Code of a tube`}
            value={code}
            onChange={(event) => setCode(event.target.value)}
          />
          <Button type="submit">
            <Trans>Take</Trans>
          </Button>
        </form>
      )}
      {again ? (
        <Button onClick={() => void acts.add(again, { anyway: true })}>
          <Trans>Sample all the same</Trans>
        </Button>
      ) : null}
    </section>
  )
}
