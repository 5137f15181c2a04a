import { siteSteps } from '@bihuan/contract/isolation-sites.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { Button, Input } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useMe } from '../../../shell/use-me.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { Panel } from '../../../ui/desk/panel.tsx'
import { useSend } from '../orders/use-send.ts'
import { Field } from './field.tsx'
import type { SiteView } from './questions.ts'
import { eventWords, zoneWords } from './words.ts'

function Closing({ closing }: { closing: SiteView['closing'] }) {
  const { t } = useLingui()
  const zones = closing.zonesNotDisinfected.map((zone) => {
    const word = zoneWords[zone]
    return word ? t(word) : zone
  })
  const { openStays, coming, roomsNotDisinfected, bagsLeft } = closing
  return (
    <ul>
      <li>
        {openStays + coming === 0 ? '✓' : '✗'}{' '}
        <Trans>
          people inside {openStays}, on their way {coming}
        </Trans>
      </li>
      <li>
        {roomsNotDisinfected === 0 ? '✓' : '✗'}{' '}
        <Trans>rooms without a checked terminal disinfection: {roomsNotDisinfected}</Trans>
      </li>
      <li>
        {zones.length === 0 ? '✓' : '✗'}{' '}
        <Trans>zones without a checked terminal disinfection: {zones.join(', ') || '–'}</Trans>
      </li>
      <li>
        {bagsLeft === 0 ? '✓' : '✗'} <Trans>bags of waste not handed over: {bagsLeft}</Trans>
      </li>
    </ul>
  )
}

function Requisition({ view, onDone }: { view: SiteView; onDone: () => void }) {
  const [draft, setDraft] = useState({
    authority: view.requisition?.authority ?? '',
    number: view.requisition?.number ?? '',
    day: '',
  })
  const send = useSend<object, unknown>(
    () => `/isolation-sites/${view.row.site}/requisition`,
    onDone,
  )
  const set = (part: Partial<typeof draft>) => setDraft({ ...draft, ...part })
  return (
    <div className="supply-form">
      <Field word={<Trans>By which authority</Trans>}>
        {(id) => (
          <Input
            id={id}
            value={draft.authority}
            maxLength={80}
            onChange={(event) => set({ authority: event.target.value })}
          />
        )}
      </Field>
      <Field word={<Trans>Number of the decree</Trans>}>
        {(id) => (
          <Input
            id={id}
            value={draft.number}
            maxLength={60}
            onChange={(event) => set({ number: event.target.value })}
          />
        )}
      </Field>
      <Field word={<Trans>Until the end of</Trans>}>
        {(id) => (
          <Input
            id={id}
            type="date"
            value={draft.day}
            onChange={(event) => set({ day: event.target.value })}
          />
        )}
      </Field>
      <Button
        disabled={!draft.authority || !draft.number || !draft.day}
        loading={send.isPending}
        onClick={() =>
          send.mutate({
            version: view.row.version,
            authority: draft.authority,
            number: draft.number,
            until: `${draft.day}T23:59:59+08:00`,
          })
        }
      >
        {view.requisition ? <Trans>Renew the requisition</Trans> : <Trans>Requisition it</Trans>}
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </div>
  )
}

/** What can be done to a site now; what cannot be says why. */
export function StepsPart({ view, onDone }: { view: SiteView; onDone: () => void }) {
  const { t } = useLingui()
  const format = useFormats()
  const { actor } = useMe()
  const { site, version, state } = view.row
  const send = useSend<{ step: string }, unknown>(
    ({ step }) => `/isolation-sites/${site}/${step === 'close' ? 'close' : 'move'}`,
    onDone,
    ({ step }) => (step === 'close' ? { version } : { version, step }),
  )
  const role = actor?.role
  const mayMove =
    role === 'site-manager' || role === 'district-commander' || role === 'city-commander'
  const mayTake = role === 'district-commander' || role === 'city-commander'
  const moves = view.moves.filter(
    ({ event }) => event === 'close' || (siteSteps as readonly string[]).includes(event),
  )
  const canBe = moves.filter(({ to }) => to !== null)
  const takes = view.moves.find(({ event }) => event === 'requisition')
  const inspection = view.moves.find(({ event }) => event === 'pass')
  return (
    <Panel title={t`Next steps`}>
      {state === 'found' && inspection?.to ? (
        <p>
          <Trans>It is inspected first, by somebody who does not run it.</Trans>
        </p>
      ) : null}
      {mayTake && takes?.to ? <Requisition key={version} view={view} onDone={onDone} /> : null}
      {mayTake && takes?.why && state === 'found' ? (
        <p className="faint">{format.text(takes.why)}</p>
      ) : null}
      {state === 'closing' || state === 'active' ? (
        <>
          <p>
            <Trans>Before it is closed for good:</Trans>
          </p>
          <Closing closing={view.closing} />
        </>
      ) : null}
      {mayMove ? (
        <p className="supply-bar">
          {canBe.map(({ event }) => (
            <Button
              key={event}
              type={event === 'activate' || event === 'make-ready' ? 'primary' : 'default'}
              loading={send.isPending}
              onClick={() => send.mutate({ step: event })}
            >
              {t(eventWords[event])}
            </Button>
          ))}
        </p>
      ) : (
        <p className="faint">
          <Trans>Steps are taken by the site’s manager and the commanders.</Trans>
        </p>
      )}
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </Panel>
  )
}
