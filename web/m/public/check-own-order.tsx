import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { read } from '../../api/client.ts'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { Tag } from '../../kit/tag.tsx'
import { cityNow } from '../../shell/city-clock.ts'
import { verifyEd25519 } from './ed25519.ts'
import { type Checked, checkProof } from './verify-proof.ts'
import type { OwnOrderProof } from './wire.ts'
import './public.css'

type State =
  | { is: 'idle' | 'busy' }
  | { is: 'fault'; cause: unknown }
  | { is: 'checked'; checked: Checked; proof: OwnOrderProof }

const part = encodeURIComponent

/** The proof as a file, for whoever wants to check it on another machine or show it to a lawyer. */
function keepFile(proof: OwnOrderProof, order: string): void {
  const url = URL.createObjectURL(
    new Blob([`${JSON.stringify(proof, null, 2)}\n`], { type: 'application/json' }),
  )
  const link = document.createElement('a')
  link.href = url
  link.download = `order-${order}.json`
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 1_000)
}

function Outcome({ checked, proof }: { checked: Checked; proof: OwnOrderProof }) {
  const format = useFormats()
  if (checked === null || !checked.saysSame)
    return (
      <p className="m-public-warning" role="alert">
        <Trans>
          What the city sent is no proof of this order. Keep the order, and appeal: say that it
          cannot be proven.
        </Trans>
      </p>
    )
  const { proven } = checked
  if (!proven.ok)
    return (
      <p className="m-public-warning" role="alert">
        {format.text(proven.text)}
      </p>
    )
  const names = proven.witnesses.map(({ name }) => name).join(' · ')
  return (
    <div role="status">
      <p>
        <Tag tone="ok">
          <Trans>It is there</Trans>
        </Tag>
      </p>
      <p>
        <Trans>
          This order stands in the public log word for word, as entry {format.number(proven.index)}{' '}
          of {format.number(proven.size)}. This phone has worked it out by itself.
        </Trans>
      </p>
      {proven.seenAt === null ? (
        <p className="m-public-warning">
          <Trans>
            No outside witness has signed the log of this city, so this rests on the city's own
            word.
          </Trans>
        </p>
      ) : (
        <p>
          <Trans>
            Witnesses outside the city who have seen it: {names}. Seen at the latest on{' '}
            {format.dayAndTime(proven.seenAt)}.
          </Trans>
        </p>
      )}
      <p className="m-soft">
        <Trans>
          It says that the order is on record and cannot be changed any more. It does not say that
          the order is right: for that there is the appeal.
        </Trans>
      </p>
      {proof.witnesses.length === 0 ? null : (
        <details className="m-more">
          <summary>
            <Trans>Keys, to compare with the witnesses' own pages</Trans>
          </summary>
          {proof.witnesses.map((line) => (
            <p key={line}>
              <code className="m-public-key">{line}</code>
            </p>
          ))}
        </details>
      )}
    </div>
  )
}

/** Checks on this phone that an order is in the public log, and says in plain words what was found out and by whom it was seen. */
export function CheckOwnOrder({ person, order }: { person: string; order: string }) {
  const { t } = useLingui()
  const [state, setState] = useState<State>({ is: 'idle' })
  async function check() {
    setState({ is: 'busy' })
    try {
      const proof = await read<OwnOrderProof>(`/family/${part(person)}/orders/${part(order)}/proof`)
      const checked = await checkProof(proof, order, cityNow(), verifyEd25519)
      setState({ is: 'checked', checked, proof })
    } catch (cause) {
      setState({ is: 'fault', cause })
    }
  }
  return (
    <div className="m-public-check">
      {state.is === 'checked' ? <Outcome checked={state.checked} proof={state.proof} /> : null}
      {state.is === 'fault' ? <ErrorState cause={state.cause} /> : null}
      <div className="m-public-buttons">
        <Button disabled={state.is === 'busy'} onClick={() => void check()}>
          {state.is === 'busy'
            ? t`Checking …`
            : state.is === 'checked'
              ? t`Check again`
              : t`Check that it is in the public log`}
        </Button>
        {state.is === 'checked' && state.checked?.proven.ok ? (
          <Button onClick={() => keepFile(state.proof, order)}>
            <Trans>Keep the proof as a file</Trans>
          </Button>
        ) : null}
      </div>
    </div>
  )
}
