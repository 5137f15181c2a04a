import { acceptPersonCode, parsePersonCode } from '@bihuan/core/person-code/person-code.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Notice } from '../../kit/status-card.tsx'
import { Tag } from '../../kit/tag.tsx'
import { type Said, ScanLine } from '../box/scan-line.tsx'
import { refusalOf } from '../box/why.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { Outcome } from '../engine/types.ts'
import { verifyEd25519 } from '../engine/verify.ts'
import {
  type Done,
  type DriveBook,
  findRider,
  type Rider,
  riderState,
  stopsOf,
  type Trip,
  tripStep,
} from './drive-view.ts'
import { cohortWords } from './drive-words.ts'
import { MissedSheet } from './missed-sheet.tsx'
import { OneRider } from './one-rider.tsx'
import { driveTrip, getOff, getOn, missRider } from './use-drive.ts'

/** One trip on the phone in the vehicle: the stops in order, scan on and off, and the one thing that is next. Works without network. */
export function OneTrip({ book, trip, done }: { book: DriveBook; trip: Trip; done: Done }) {
  const { t } = useLingui()
  const format = useFormats()
  const [missed, setMissed] = useState<Rider | null>(null)
  const [fault, setFault] = useState('')
  const step = tripStep(trip, done)
  const states = trip.people.map((rider) => riderState(trip, rider, done))
  const count = (state: string) => states.filter((one) => one === state).length
  const tell = (outcome: Outcome): boolean => {
    const why = refusalOf(outcome)
    setFault(why ? t(why) : '')
    return why === null
  }
  const board = async (rider: Rider, how: 'code' | 'card' | 'name') =>
    tell(await getOn(trip, rider, how, t`Somebody got on, trip ${trip.number}`))
  const leave = async (rider: Rider) =>
    tell(await getOff(trip, rider, t`Somebody got off, trip ${trip.number}`))
  const letAllOut = async () => {
    for (const rider of trip.people) if (riderState(trip, rider, done) === 'on') await leave(rider)
  }
  const go = async (act: 'depart' | 'arrive' | 'clean') => {
    const words = {
      depart: t`Set out, trip ${trip.number}`,
      arrive: t`Arrived, trip ${trip.number}`,
      clean: t`Disinfected, trip ${trip.number}`,
    }
    tell(await driveTrip(trip, act, words[act]))
  }

  const onScan = async (text: string): Promise<Said> => {
    const keys = book.codeKeys.map(({ id, publicKey }) => ({ id: Number(id), publicKey }))
    const code = await acceptPersonCode(
      text,
      { city: book.city, keys },
      fieldEngine().now(),
      verifyEd25519,
    )
    const read = parsePersonCode(text)
    if (!code.ok && (code.fault !== 'expired' || !read.ok))
      return { tone: 'late', tune: 'wrong', text: t`Not a code of this city: choose by name` }
    const claims = code.ok ? code.claims : read.ok ? read.claims : null
    const found = claims ? findRider(book, trip, claims.person) : null
    if (!claims || !found)
      return { tone: 'late', tune: 'wrong', text: t`${claims?.name ?? ''} is not on your trips` }
    const { rider } = found
    if (found.trip.trip !== trip.trip)
      return {
        tone: 'late',
        tune: 'wrong',
        text: t`${rider.name} rides on trip ${found.trip.number}`,
      }
    if (!code.ok)
      return {
        tone: 'wait',
        tune: 'wrong',
        text: t`The code is old. Ask the name, then choose ${rider.name} below`,
      }
    const state = riderState(trip, rider, done)
    if (state === 'order-over')
      return {
        tone: 'late',
        tune: 'wrong',
        text: t`${rider.name}: the order has ended, do not fetch`,
      }
    if (state === 'on' && step === 'unloading') {
      const isKept = await leave(rider)
      return isKept
        ? { tone: 'ok', tune: 'ok', text: t`${rider.name} got off` }
        : { tone: 'late', tune: 'wrong', text: t`Nothing was kept` }
    }
    if (state === 'on' || state === 'off')
      return { tone: 'wait', tune: 'again', text: t`${rider.name} was noted already` }
    const isKept = await board(rider, claims.form === 'paper' ? 'card' : 'code')
    return isKept
      ? { tone: 'ok', tune: 'ok', text: t`${rider.name} got on` }
      : { tone: 'late', tune: 'wrong', text: t`Nothing was kept` }
  }

  const next = {
    'to-depart': { word: t`Set out`, act: () => void go('depart') },
    collecting: { word: t`Arrived`, act: () => void go('arrive') },
    unloading: { word: t`All got off`, act: () => void letAllOut() },
    'to-clean': { word: t`Vehicle disinfected`, act: () => void go('clean') },
    over: null,
  }[step]
  const waiting = count('waits')
  return (
    <div className="dr-trip">
      <p className="dr-head">
        <Tag tone={cohortWords[trip.cohort].tone}>{t(cohortWords[trip.cohort].word)}</Tag>
        <span>{trip.plate}</span>
        <span>
          {format.time(trip.departAt)}–{format.time(trip.arriveAt)}
        </span>
        <strong>{trip.site ? `${trip.site.number} ${trip.site.name}` : ''}</strong>
        <span>{trip.site?.address}</span>
      </p>
      <p className="dr-head" role="status">
        <Trans>
          On board {count('on')} · waiting {waiting} · not on {count('no-show')} · off{' '}
          {count('off')}
        </Trans>
      </p>
      {fault ? <Notice tone="late" title={fault} /> : null}
      {step === 'collecting' || step === 'unloading' ? (
        <ScanLine
          label={t`Code of a person`}
          ready={step === 'unloading' ? t`Scan who gets off` : t`Scan who gets on`}
          onScan={onScan}
        />
      ) : null}
      <ol className="dr-stops">
        {stopsOf(trip).map(({ stop, people }) => (
          <li key={stop} className="dr-stop">
            <p className="dr-line">
              <strong>
                <Trans>Stop {stop}</Trans>
              </strong>{' '}
              {people[0]?.pickUpAt ? format.time(people[0].pickUpAt) : ''}
            </p>
            {people.map((rider) => (
              <OneRider
                key={rider.transfer}
                rider={rider}
                state={riderState(trip, rider, done)}
                isUnloading={step === 'unloading'}
                onOn={() => void board(rider, 'name')}
                onOff={() => void leave(rider)}
                onMissed={() => setMissed(rider)}
              />
            ))}
          </li>
        ))}
      </ol>
      <MissedSheet
        key={missed?.transfer ?? ''}
        rider={missed}
        onClose={() => setMissed(null)}
        onSay={async (said) => {
          if (missed)
            tell(
              await missRider(trip, missed, said, t`Somebody did not get on, trip ${trip.number}`),
            )
          setMissed(null)
        }}
      />
      {next ? (
        <div className="dr-main">
          {step === 'collecting' && waiting > 0 ? (
            <p className="dr-line">
              <Trans>{waiting} still wait: note each before you go in.</Trans>
            </p>
          ) : null}
          <Button tone="main" size="big" onClick={next.act}>
            {next.word}
          </Button>
        </div>
      ) : (
        <Notice tone="ok" title={t`This trip is over`} />
      )}
    </div>
  )
}
