import '../box/box.css'
import '../doors/doors.css'
import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { List, ListRow } from '../../kit/list.tsx'
import { Page } from '../../kit/page.tsx'
import { EmptyState, ErrorState } from '../../kit/states.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { useTitle } from '../../shell/use-title.ts'
import { useThere } from '../box/use-there.ts'
import { ActLine } from '../doors/act-line.tsx'
import { type Acts, useActs } from '../doors/use-acts.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { Head } from '../shell/head.tsx'
import { DocumentFields } from './document-fields.tsx'
import { type Draft, documentOf, emptyDraft, type Faults, toldByNumber, walkInOf } from './draft.ts'
import { KnownPersonCard } from './known-person.tsx'
import { type KnownPerson, type LookedUp, lookUp } from './look-up.ts'
import { PersonFields } from './person-fields.tsx'
import { QueueReport } from './queue-report.tsx'

/** First the document: whoever the city knows is not typed in again. */
function AskDocument(props: {
  draft: Draft
  onChange(change: Partial<Draft>): void
  onFound(found: LookedUp): void
}) {
  const isThere = useThere()
  const [isAsking, setAsking] = useState(false)
  const [cause, setCause] = useState<unknown>(null)
  const { draft, onFound } = props
  const document = documentOf(draft)
  const isReady = draft.kind === 'none' || (document !== null && typeof document !== 'string')
  const ask = async () => {
    setAsking(true)
    setCause(null)
    try {
      if (document === null) onFound({ kind: 'unknown', isOffline: false })
      else if (typeof document !== 'string') onFound(await lookUp(fieldEngine(), document, isThere))
    } catch (failed) {
      setCause(failed)
    } finally {
      setAsking(false)
    }
  }
  return (
    <form
      className="fh-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isReady && !isAsking) void ask()
      }}
    >
      <DocumentFields draft={draft} onChange={props.onChange} />
      {cause === null ? null : <ErrorState cause={cause} />}
      <Button type="submit" tone="main" size="big" disabled={!isReady || isAsking}>
        {draft.kind === 'none' ? <Trans>Go on</Trans> : <Trans>Look up</Trans>}
      </Button>
    </form>
  )
}

/** Without network: everybody near here whose number ends the same; the document decides. */
function MaybeKnown(props: {
  people: readonly KnownPerson[]
  onChoose(known: KnownPerson | null): void
}) {
  const { t } = useLingui()
  return (
    <section className="fh-form">
      <Notice tone="wait" title={t`No network: numbers of this phone's roster that end the same`}>
        <p>
          <Trans>Compare with the document and choose.</Trans>
        </p>
      </Notice>
      <List>
        {props.people.map((known) => (
          <ListRow
            key={known.person}
            title={<span lang="zh-CN">{known.masked}</span>}
            note={known.age === null ? null : <Trans>{known.age} years</Trans>}
            onClick={() => props.onChoose(known)}
          />
        ))}
      </List>
      <Button size="big" onClick={() => props.onChoose(null)}>
        <Trans>None of them: register</Trans>
      </Button>
    </section>
  )
}

/** Then, of somebody unknown, who it is; registering and sampling are one act. */
function NewPerson(props: {
  draft: Draft
  isOffline: boolean
  acts: Acts
  onChange(change: Partial<Draft>): void
  onDone(): void
}) {
  const { t } = useLingui()
  const [faults, setFaults] = useState<Faults>({})
  const { draft, acts } = props
  const register = async () => {
    const made = walkInOf(draft, cityDateOf(fieldEngine().now()))
    setFaults(made.ok ? {} : made.faults)
    if (!made.ok) return
    const outcome = await acts.add({ walkIn: made.walkIn })
    if (outcome.kind === 'taken') props.onDone()
  }
  return (
    <form
      className="fh-form"
      onSubmit={(event) => {
        event.preventDefault()
        void register()
      }}
    >
      <Notice
        tone="info"
        title={
          props.isOffline ? t`Not on this phone's roster` : t`The city does not know this person`
        }
      >
        <p>
          {props.isOffline ? (
            <Trans>If the city knows them, it notices when there is network again.</Trans>
          ) : (
            <Trans>Register them here; they are sampled with the same touch.</Trans>
          )}
        </p>
      </Notice>
      <PersonFields
        draft={draft}
        faults={faults}
        onChange={(by) => {
          // A field that is being mended is not called wrong any more.
          const left = Object.entries(faults).filter(([field]) => !(field in by))
          setFaults(Object.fromEntries(left))
          props.onChange(by)
        }}
      />
      <div className="fh-row">
        <Button size="big" onClick={props.onDone}>
          <Trans>Somebody else</Trans>
        </Button>
        <Button type="submit" size="big" tone="main">
          <Trans>Register and sample</Trans>
        </Button>
      </div>
    </form>
  )
}

function Inside() {
  const { t } = useLingui()
  const { book } = useField()
  const acts = useActs()
  const [draft, setDraft] = useState(emptyDraft('resident-id'))
  const [found, setFound] = useState<LookedUp | null>(null)
  useTitle(t`Register`)
  if (!book)
    return (
      <Page title={t`Register`}>
        <EmptyState title={t`This phone belongs to no site yet`}>
          <a href="/f/">
            <Trans>Join a site first</Trans>
          </a>
        </EmptyState>
      </Page>
    )
  const change = (by: Partial<Draft>) => setDraft((now) => ({ ...now, ...by }))
  const done = () => {
    setDraft(emptyDraft(draft.kind))
    setFound(null)
  }
  const take = (next: LookedUp) => {
    const document = documentOf(draft)
    if (document !== null && typeof document !== 'string') {
      const { sex, bornOn } = toldByNumber(document)
      change({ ...(sex ? { sex } : {}), ...(bornOn ? { bornOn } : {}) })
    }
    setFound(next)
  }
  return (
    <Page title={t`Register`}>
      <ActLine acts={acts} />
      {found === null ? (
        <>
          <AskDocument draft={draft} onChange={change} onFound={take} />
          <QueueReport book={book} />
        </>
      ) : found.kind === 'known' ? (
        <KnownPersonCard known={found.known} acts={acts} onDone={done} />
      ) : found.kind === 'maybe' ? (
        <MaybeKnown
          people={found.people}
          onChoose={(known) =>
            setFound(known ? { kind: 'known', known } : { kind: 'unknown', isOffline: true })
          }
        />
      ) : (
        <NewPerson
          draft={draft}
          isOffline={found.isOffline}
          acts={acts}
          onChange={change}
          onDone={done}
        />
      )}
    </Page>
  )
}

/** Whoever comes without a code: known by document, or new; and the queue of the site. */
export function RegisterPage() {
  return (
    <>
      <Head />
      <Inside />
    </>
  )
}
