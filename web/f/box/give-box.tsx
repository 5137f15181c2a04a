import { isoOf, minuteMs } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { clockSpan } from '../../i18n/duration.ts'
import { StatusCard } from '../../kit/status-card.tsx'
import { toast } from '../../kit/toast-list.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import type { FieldBook } from '../engine/types.ts'
import { useTick } from '../shell/use-tick.ts'
import { tell } from '../sound/tell.ts'
import { ChooseCourier } from './choose-courier.tsx'
import { CountBeside } from './count-beside.tsx'
import { badgeOf, boxDiary, noteCourier, noteOffer, type Offer } from './diary.ts'
import { useKept } from './kept.ts'
import { OfferForm } from './offer-form.tsx'
import { ScanLine } from './scan-line.tsx'
import type { SiteBox } from './site-boxes.tsx'
import { refusalOf } from './why.ts'

/** Signs the offer of a box as its giver; kept on this phone before it is said. */
function useOffer(box: string) {
  const { t } = useLingui()
  return async (to: string, count: number, celsius: number | null): Promise<Offer | null> => {
    const engine = fieldEngine()
    const at = isoOf(engine.now())
    const body = { to, count, at, ...(celsius === null ? {} : { temperatureC: celsius }) }
    const outcome = await engine.command(`/boxes/${box}/offer`, body, t`Box ${box} offered`)
    const refusal = refusalOf(outcome)
    tell(refusal ? 'wrong' : 'ok', refusal ? t(refusal) : t`Signed, ${count}`)
    if (refusal) {
      toast({ tone: 'late', text: t(refusal) })
      return null
    }
    return { to, count, celsius, at }
  }
}

/** How long until the courier should have the box. */
function HandOverClock({ sealedAt, book }: { sealedAt: string; book: FieldBook }) {
  const now = useTick(10_000)
  const minutes = book.limits.find(({ step }) => step === 'box-handed-over')?.minutes
  if (minutes === undefined) return null
  const left = Date.parse(sealedAt) + minutes * minuteMs - now
  const span = clockSpan(left)
  return left >= 0 ? (
    <StatusCard tone="info" title={<Trans>Hand over within {span}</Trans>} />
  ) : (
    <StatusCard tone="late" title={<Trans>Hand-over late by {span}</Trans>} />
  )
}

/** The site's side of a hand-over: choose or scan the courier, count, sign. */
export function GiveBox({ box, book }: { box: SiteBox; book: FieldBook }) {
  const { t } = useLingui()
  const [courier, setCourier] = useState<string | null>(null)
  const offer = useOffer(box.box)
  const mine = useKept(boxDiary).find((one) => one.box === box.box)
  if (box.place === 'offered')
    return (
      <>
        <StatusCard tone="info" title={t`Offered: the courier signs now`}>
          <p>
            {box.isWaiting ? (
              <Trans>Your signature waits on this phone and is sent with the next network.</Trans>
            ) : (
              <Trans>Your signature has arrived.</Trans>
            )}
          </p>
        </StatusCard>
        {mine?.offer ? <CountBeside counted={mine.offer.count} system={box.tubes} /> : null}
      </>
    )
  if (box.place !== 'here') return <StatusCard tone="ok" title={t`This box has left the site`} />
  return (
    <>
      <HandOverClock sealedAt={box.sealedAt} book={book} />
      <ScanLine
        label={t`Code on the courier's badge`}
        ready={t`Scan the courier's badge`}
        onScan={(text) => {
          const id = badgeOf(text)
          if (id === null)
            return { tone: 'late', tune: 'wrong', text: t`Not a courier's badge: ${text}` }
          noteCourier(id, '')
          setCourier(id)
          return { tone: 'ok', tune: 'ok', text: t`Courier …${id.slice(-6)}: now count` }
        }}
      />
      <OfferForm
        system={box.tubes}
        to={courier}
        word={t`Sign and offer`}
        onSign={(count, celsius) =>
          void offer(`courier:${courier}`, count, celsius).then((made) => {
            if (made) noteOffer(box.box, made)
          })
        }
      >
        <ChooseCourier courier={courier} onChoose={(id) => setCourier(id === '' ? null : id)} />
      </OfferForm>
    </>
  )
}
