import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Segmented } from 'antd'
import { type FormEvent, useState } from 'react'
import { useNavigate } from 'react-router'
import { useMe } from '../../../shell/use-me.ts'
import { useTitle } from '../../../shell/use-title.ts'
import { EmptyState } from '../../../ui/desk/empty-state.tsx'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { PageHead, Panel } from '../../../ui/desk/panel.tsx'
import { Skeleton } from '../../../ui/desk/skeleton.tsx'
import { StatusTag } from '../../../ui/desk/status-tag.tsx'
import { momentIn } from '../orders/city-time.ts'
import { useSend } from '../orders/use-send.ts'
import { AlikeList } from './alike-list.tsx'
import { CaseLink } from './case-table.tsx'
import { Field } from './field.tsx'
import { type CaseOpened, casePath } from './questions.ts'
import {
  type NewPerson,
  newIds,
  newPersonOf,
  type Registered,
  RegisterFields,
} from './register-fields.tsx'
import { type Typing, useAlike } from './use-alike.ts'
import { investigates, opensCases } from './who-may.ts'
import './cases.css'

type FoundHow = 'clinic' | 'self-report' | 'inbound'
type Body = {
  person?: string
  newPerson?: NewPerson
  report: { number: string; foundAt: string }
  foundHow: FoundHow
  onsetAt?: string
}

const nothing: Typing = { name: '', phone: '', documentTail: '', address: '', sex: '', bornOn: '' }

/** A case from a report card: who it is, found in the register while typing or registered here, and what the card says. */
export function NewCase() {
  const { t } = useLingui()
  const { actor } = useMe()
  useTitle(t`New case`)
  if (actor && !opensCases(actor.role))
    return (
      <>
        <PageHead title={t`New case`} />
        <EmptyState title={t`This role opens no cases`}>
          <Trans>Investigators and registrars write report cards down.</Trans>
        </EmptyState>
      </>
    )
  if (!actor) return <Skeleton rows={6} />
  return <Form isInvestigator={investigates(actor.role)} city={actor.areaCode.slice(0, 4)} />
}

function Form({ isInvestigator, city }: { isInvestigator: boolean; city: string }) {
  const { t } = useLingui()
  const navigate = useNavigate()
  const [typing, setTyping] = useState(nothing)
  const [person, setPerson] = useState('')
  const [isNew, setNew] = useState(false)
  const [registered, setRegistered] = useState<Registered>({ building: '', unit: '1', door: '' })
  const [ids] = useState(() => newIds(city))
  const [number, setNumber] = useState('')
  const [foundAt, setFoundAt] = useState('')
  const [onsetAt, setOnsetAt] = useState('')
  const [foundHow, setFoundHow] = useState<FoundHow>('clinic')
  const alike = useAlike(typing, isInvestigator ? 'case-investigation' : 'sampling')
  const send = useSend<Body, CaseOpened>(
    () => '/cases',
    (opened) => {
      if (isInvestigator) void navigate(casePath(opened.case))
    },
  )
  const set = (name: keyof Typing) => (value: string) =>
    setTyping((before) => ({ ...before, [name]: value }))
  const found = momentIn(foundAt)
  const onset = momentIn(onsetAt)
  const whole = newPersonOf(typing, registered, ids)
  const isReady =
    number.trim() !== '' && found !== null && (person !== '' || (isNew && whole !== null))
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (found === null || !isReady) return
    send.mutate({
      ...(person === '' && whole !== null ? { newPerson: whole } : { person }),
      report: { number: number.trim(), foundAt: found },
      foundHow,
      ...(onset === null ? {} : { onsetAt: onset }),
    })
  }
  return (
    <div className="cases narrow">
      <PageHead
        title={t`New case`}
        line={
          <Trans>
            Who is in the register is taken, not typed again. Whoever is shown here finds a trace of
            it.
          </Trans>
        }
      />
      <form className="new-case" onSubmit={submit}>
        <Panel title={t`Who it is`}>
          <div className="case-fields">
            <Field
              label={t`Name, or its initials`}
              value={typing.name}
              onChange={set('name')}
              isFirst
            />
            <Field label={t`Phone`} value={typing.phone} onChange={set('phone')} />
            <Field
              label={t`Last four of the document`}
              value={typing.documentTail}
              onChange={set('documentTail')}
            />
            <Field label={t`Born on`} type="date" value={typing.bornOn} onChange={set('bornOn')} />
            <Field
              label={t`Compound and building`}
              value={typing.address}
              onChange={set('address')}
            />
            <div className="case-field">
              <span id="new-sex">
                <Trans>Sex</Trans>
              </span>
              <Segmented
                aria-labelledby="new-sex"
                value={typing.sex}
                onChange={set('sex')}
                options={[
                  { value: '', label: t`not said` },
                  { value: 'female', label: t`female` },
                  { value: 'male', label: t`male` },
                ]}
              />
            </div>
          </div>
          {alike.isError ? <ErrorState cause={alike.error} /> : null}
          <AlikeList
            found={alike.data ?? undefined}
            chosen={person}
            onTake={(one) => {
              setPerson(one)
              setNew(false)
            }}
          />
          {person === '' ? (
            <Button aria-expanded={isNew} onClick={() => setNew(!isNew)}>
              <Trans>None of these: register them</Trans>
            </Button>
          ) : null}
          {isNew && person === '' ? (
            <RegisterFields value={registered} typing={typing} onChange={setRegistered} />
          ) : null}
        </Panel>
        <Panel title={t`The report`}>
          <div className="case-fields">
            <Field label={t`Number of the report card`} value={number} onChange={setNumber} />
            <Field
              label={t`Found positive at`}
              type="datetime-local"
              value={foundAt}
              onChange={setFoundAt}
            />
            <Field
              label={t`Onset, if known`}
              type="datetime-local"
              value={onsetAt}
              onChange={setOnsetAt}
            />
            <div className="case-field">
              <span id="new-found">
                <Trans>How it was found</Trans>
              </span>
              <Segmented<FoundHow>
                aria-labelledby="new-found"
                value={foundHow}
                onChange={setFoundHow}
                options={[
                  { value: 'clinic', label: t`at a clinic` },
                  { value: 'self-report', label: t`by their own report` },
                  { value: 'inbound', label: t`on arrival` },
                ]}
              />
            </div>
          </div>
          {send.isError ? <ErrorState cause={send.error} /> : null}
          {send.data ? (
            <p role="status">
              <StatusTag tone="ok">
                {send.data.isNew ? (
                  <Trans>Case opened</Trans>
                ) : (
                  <Trans>This card has a case already</Trans>
                )}
              </StatusTag>{' '}
              {isInvestigator ? (
                <CaseLink line={send.data} />
              ) : (
                <b className="code">{send.data.number}</b>
              )}
            </p>
          ) : null}
          <Button type="primary" htmlType="submit" disabled={!isReady} loading={send.isPending}>
            <Trans>Open the case</Trans>
          </Button>
        </Panel>
      </form>
    </div>
  )
}
