import { documentKinds } from '@bihuan/core/identity/document.ts'
import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { read, write } from '../../api/client.ts'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { ErrorState } from '../../kit/states.tsx'
import { StatusCard } from '../../kit/status-card.tsx'
import { toast } from '../../kit/toast-list.ts'
import { useThere } from '../box/use-there.ts'
import { refusalOf } from '../box/why.ts'
import type { Acts } from '../doors/use-acts.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { tell } from '../sound/tell.ts'
import { DocumentFields } from './document-fields.tsx'
import { documentOf, emptyDraft } from './draft.ts'
import type { KnownPerson } from './look-up.ts'

/** Queues an act about a known person, and says it. */
function useAct() {
  const { t } = useLingui()
  return async (path: string, body: object, words: string): Promise<boolean> => {
    const outcome = await fieldEngine().command(path, body, words)
    const refusal = refusalOf(outcome)
    tell(refusal ? 'wrong' : 'ok', refusal ? t(refusal) : words)
    toast(refusal ? { tone: 'late', text: t(refusal) } : { tone: 'ok', text: words })
    return refusal === null
  }
}

/** A second document of the same person, after both were seen. */
function AnotherDocument({ person }: { person: string }) {
  const { t } = useLingui()
  const act = useAct()
  const [draft, setDraft] = useState(emptyDraft('passport'))
  const document = documentOf(draft)
  const isReady = document !== null && typeof document !== 'string'
  const add = async () => {
    if (!isReady) return
    if (await act(`/people/${person}/documents`, document, t`Second document added`))
      setDraft(emptyDraft('passport'))
  }
  return (
    <section className="fh-form">
      <h3>
        <Trans>A second document</Trans>
      </h3>
      <DocumentFields
        draft={draft}
        kinds={documentKinds.filter((kind) => kind !== 'none')}
        onChange={(change) => setDraft({ ...draft, ...change })}
      />
      <Button disabled={!isReady} onClick={() => void add()}>
        <Trans>I have seen both: add it</Trans>
      </Button>
    </section>
  )
}

/** A code on paper for the phone page of somebody without a phone number on record; needs the network. */
function PhonePageCode({ person }: { person: string }) {
  const { t } = useLingui()
  const format = useFormats()
  const [code, setCode] = useState<{ code: string; expiresAt: string } | null>(null)
  const [cause, setCause] = useState<unknown>(null)
  const isThere = useThere()
  const issue = async () => {
    try {
      const { activation } = await write<{ activation: string }>('/activations', { person })
      setCode(await read(`/activations/${activation}`))
      setCause(null)
    } catch (failed) {
      setCause(failed)
    }
  }
  if (code)
    return (
      <StatusCard tone="info" title={t`Code for the phone page`}>
        <p className="fh-label">{code.code}</p>
        <p>
          <Trans>
            Good until {format.dayAndTime(code.expiresAt)}, once. Write it down for the person, with
            the document in hand.
          </Trans>
        </p>
      </StatusCard>
    )
  return (
    <>
      {cause === null ? null : <ErrorState cause={cause} />}
      <Button disabled={!isThere} onClick={() => void issue()}>
        {isThere ? <Trans>Code for the phone page</Trans> : <Trans>Code: needs network</Trans>}
      </Button>
    </>
  )
}

/** Somebody whom the city knows: sample, and what a registrar may add. */
export function KnownPersonCard(props: { known: KnownPerson; acts: Acts; onDone(): void }) {
  const { t } = useLingui()
  const act = useAct()
  const { account } = useField()
  const { known, acts } = props
  const { person, name, masked, age } = known
  const isRegistrar = account?.role === 'registrar'
  const sample = async () => {
    const outcome = await acts.add({ person, name })
    if (outcome.kind === 'taken') props.onDone()
  }
  const see = () =>
    act(
      `/people/${person}/see-document`,
      { at: isoOf(fieldEngine().now()) },
      t`Document seen and noted`,
    )
  return (
    <>
      <StatusCard tone="ok" title={t`The city knows this person`}>
        <p className="fh-label">
          {masked === null ? (
            <Trans>Name shown only to registrars</Trans>
          ) : (
            <span lang="zh-CN">{masked}</span>
          )}{' '}
          {age === null ? null : <Trans>{age} years</Trans>}
        </p>
      </StatusCard>
      <div className="fh-row">
        <Button size="big" onClick={props.onDone}>
          <Trans>Somebody else</Trans>
        </Button>
        <Button size="big" tone="main" onClick={() => void sample()}>
          <Trans>Sample</Trans>
        </Button>
      </div>
      {isRegistrar ? (
        <>
          <div className="fh-row">
            <Button onClick={() => void see()}>
              <Trans>I have seen the document</Trans>
            </Button>
            <PhonePageCode person={person} />
          </div>
          <AnotherDocument person={person} />
        </>
      ) : null}
    </>
  )
}
