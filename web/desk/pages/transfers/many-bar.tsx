import { cityDateOf } from '@bihuan/core/time/instant.ts'
import { Plural, Trans, useLingui } from '@lingui/react/macro'
import { useQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useFormats } from '../../../i18n/format.ts'
import { useCityNow } from '../../../shell/city-clock.ts'
import { ErrorState } from '../../../ui/desk/error-state.tsx'
import { useSend } from '../orders/use-send.ts'
import { Faults } from './faults.tsx'
import { type ManyErrors, type TransferRow, tripsQuestion } from './questions.ts'
import { cohortWords } from './words.ts'

type Act = 'tell-text' | 'tell-phone' | 'tell-visit' | 'confirmed' | 'not-reached' | 'take-off'
type Draft = { act: Act; transfers: string[] }
const paths: Record<Act, { path: string; more: object }> = {
  'tell-text': { path: '/transfers/tell', more: {} },
  'tell-phone': { path: '/transfers/tell', more: { how: 'phone' } },
  'tell-visit': { path: '/transfers/tell', more: { how: 'visit' } },
  confirmed: { path: '/transfers/note-reached', more: { heard: 'confirmed' } },
  'not-reached': { path: '/transfers/note-reached', more: { heard: 'not-reached' } },
  'take-off': { path: '/transfers/take-off', more: {} },
}

/** What is done to many at once: a seat on a trip, told, confirmed, taken off; with what could not be done and why. */
export function ManyBar(props: {
  rows: readonly TransferRow[]
  ticked: ReadonlySet<string>
  setTicked: (ticked: ReadonlySet<string>) => void
  onDone: () => void
}) {
  const { t } = useLingui()
  const { rows, ticked, setTicked, onDone } = props
  const [errors, setErrors] = useState<ManyErrors['errors']>([])
  const [noPhone, setNoPhone] = useState(0)
  const transfers = [...ticked]
  const send = useSend<Draft, Partial<ManyErrors> & { noPhone?: string[] }>(
    ({ act }) => paths[act].path,
    (outcome) => {
      setErrors(outcome.errors ?? [])
      setNoPhone(outcome.noPhone?.length ?? 0)
      onDone()
    },
    ({ act, transfers: whom }) => ({ transfers: whom, ...paths[act].more }),
  )
  const acts: { act: Act; word: string }[] = [
    { act: 'tell-text', word: t`Tell by text` },
    { act: 'tell-phone', word: t`I told them by phone` },
    { act: 'tell-visit', word: t`I told them at the door` },
    { act: 'confirmed', word: t`They confirmed` },
    { act: 'not-reached', word: t`Not reached` },
    { act: 'take-off', word: t`Take off the trip` },
  ]
  return (
    <div className="transfers-acts no-print">
      <Button
        onClick={() =>
          setTicked(ticked.size > 0 ? new Set() : new Set(rows.map(({ transfer }) => transfer)))
        }
      >
        {ticked.size > 0 ? <Trans>Choose nobody</Trans> : <Trans>Choose all that are shown</Trans>}
      </Button>
      <span>
        <Plural value={ticked.size} one="# chosen" other="# chosen" />
      </span>
      <GiveSeats transfers={transfers} setErrors={setErrors} onDone={onDone} />
      {acts.map(({ act, word }) => (
        <Button
          key={act}
          disabled={transfers.length === 0}
          loading={send.isPending && send.variables?.act === act}
          onClick={() => send.mutate({ act, transfers })}
        >
          {word}
        </Button>
      ))}
      {send.isError ? <ErrorState cause={send.error} /> : null}
      <Faults errors={errors} />
      {noPhone > 0 ? (
        <p role="status" className="transfer-faults">
          <Plural
            value={noPhone}
            one="# has no phone on record: tell them at the door"
            other="# have no phone on record: tell them at the door"
          />
        </p>
      ) : null}
    </div>
  )
}

function GiveSeats(props: {
  transfers: string[]
  setErrors: (errors: ManyErrors['errors']) => void
  onDone: () => void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const day = cityDateOf(useCityNow())
  const [trip, setTrip] = useState('')
  const trips = useQuery(tripsQuestion(day, ''))
  const open = (trips.data?.trips ?? []).filter(({ state }) => state === 'planned')
  const send = useSend<{ trip: string; transfers: string[] }, ManyErrors>(
    (input) => `/trips/${input.trip}/assign`,
    (outcome) => {
      props.setErrors(outcome.errors)
      props.onDone()
    },
    ({ transfers }) => ({ transfers }),
  )
  return (
    <>
      <label>
        {t`Trip of today`}
        <select value={trip} onChange={(event) => setTrip(event.target.value)}>
          <option value="">{t`Choose a trip`}</option>
          {open.map((one) => (
            <option key={one.trip} value={one.trip}>
              {`${one.number} · ${format.time(one.departAt)} · ${one.plate} ${one.riders}/${one.seats} · ${t(cohortWords[one.cohort].word)} · ${one.site?.name ?? ''}`}
            </option>
          ))}
        </select>
      </label>
      <Button
        disabled={trip === '' || props.transfers.length === 0}
        loading={send.isPending}
        onClick={() => send.mutate({ trip, transfers: props.transfers })}
      >
        <Trans>Give seats</Trans>
      </Button>
      {send.isError ? <ErrorState cause={send.error} /> : null}
    </>
  )
}
