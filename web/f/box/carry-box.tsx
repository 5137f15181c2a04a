import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { Button } from '../../kit/button.tsx'
import { Sheet } from '../../kit/sheet.tsx'
import { Notice, StatusCard } from '../../kit/status-card.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { toast } from '../../kit/toast-list.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { tell } from '../sound/tell.ts'
import { CountBeside } from './count-beside.tsx'
import { type CarriedBox, changeCarried } from './courier-diary.ts'
import { OfferForm } from './offer-form.tsx'
import { GiverMissing } from './take-box.tsx'
import { celsiusOf } from './typed.ts'
import type { BoxHeard } from './use-courier.ts'
import { useUnsent } from './use-unsent.ts'
import { WayBar } from './way-bar.tsx'
import { refusalOf } from './why.ts'

/** Queues an act about this box; says it, or why it was not kept. Whether it was. */
function useAct() {
  const { t } = useLingui()
  return async (path: string, body: object, words: string): Promise<boolean> => {
    const outcome = await fieldEngine().command(path, body, words)
    const refusal = refusalOf(outcome)
    tell(refusal ? 'wrong' : 'ok', refusal ? t(refusal) : words)
    if (refusal) toast({ tone: 'late', text: t(refusal) })
    return refusal === null
  }
}

/** A temperature read on the way: it stands in the bar, and goes along with the next signature. */
function ReadTemperature({ box }: { box: string }) {
  const { t } = useLingui()
  const [text, setText] = useState('')
  const value = celsiusOf(text)
  return (
    <form
      className="fh-code"
      onSubmit={(event) => {
        event.preventDefault()
        if (typeof value !== 'number') return
        changeCarried(box, { celsius: { value, at: isoOf(fieldEngine().now()) } })
        setText('')
      }}
    >
      <TextField
        label={t`Temperature now, ℃`}
        inputMode="decimal"
        value={text}
        onChange={(event) => setText(event.target.value)}
        fault={value === 'wrong' ? t`Degrees Celsius, such as 4.1` : undefined}
      />
      <Button type="submit" disabled={typeof value !== 'number'}>
        <Trans>Note down</Trans>
      </Button>
    </form>
  )
}

function ReportLoss({ box, onClose }: { box: string; onClose(): void }) {
  const { t } = useLingui()
  const act = useAct()
  const [reason, setReason] = useState('')
  const report = async () => {
    const at = isoOf(fieldEngine().now())
    if (!(await act('/losses', { box, reason: reason.trim(), at }, t`Box ${box} reported lost`)))
      return
    changeCarried(box, { lostAt: at })
    onClose()
  }
  return (
    <div className="fh-form">
      <p>
        <Trans>
          Everybody whose swab is in this box is asked to be sampled again at once. This cannot be
          taken back.
        </Trans>
      </p>
      <TextField
        label={t`What happened`}
        value={reason}
        maxLength={200}
        onChange={(event) => setReason(event.target.value)}
      />
      <Button
        tone="danger"
        size="big"
        disabled={reason.trim() === ''}
        onClick={() => void report()}
      >
        <Trans>Report the box lost</Trans>
      </Button>
    </div>
  )
}

/** The hand-over at the laboratory's door: the courier signs as the giver. */
function ToLaboratory({ carried, laboratory }: { carried: CarriedBox; laboratory: string | null }) {
  const { t } = useLingui()
  const act = useAct()
  const [typed, setTyped] = useState('')
  const chosen = laboratory ?? (/^[1-9]\d{0,8}$/.test(typed) ? typed : null)
  const { box } = carried
  const offer = async (count: number, read: number | null) => {
    const at = isoOf(fieldEngine().now())
    const to = `laboratory:${chosen}`
    const celsius = read ?? carried.celsius?.value ?? null
    const body = { to, count, at, ...(celsius === null ? {} : { temperatureC: celsius }) }
    if (await act(`/boxes/${box}/offer`, body, t`Box ${box} offered to laboratory ${chosen}`))
      changeCarried(box, {
        offer: { to, count, celsius, at },
        ...(celsius === null ? {} : { celsius: { value: celsius, at } }),
      })
  }
  return (
    <OfferForm
      system={carried.system}
      to={chosen}
      word={t`Sign and offer to the laboratory`}
      onSign={(count, celsius) => void offer(count, celsius)}
    >
      {laboratory === null ? (
        <TextField
          label={t`Number of the laboratory`}
          inputMode="numeric"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      ) : (
        <p className="fh-label">
          <Trans>Laboratory {laboratory}</Trans>
        </p>
      )}
    </OfferForm>
  )
}

/** A box in the courier's hands: what it still lacks, its clock, and the way out of the hands. */
export function CarryBox(props: {
  carried: CarriedBox
  heard: BoxHeard
  me: string
  laboratory: string | null
  limitMinutes: number | null
}) {
  const { t } = useLingui()
  const { carried, heard, me, limitMinutes } = props
  const [isLosing, setLosing] = useState(false)
  const waiting = useUnsent().filter(({ words }) => words.includes(carried.box))
  const leg = heard.story?.legs.findLast(({ to, acceptedAt }) => to === me && acceptedAt !== null)
  return (
    <>
      {leg ? (
        <StatusCard tone="ok" title={t`Both have signed`}>
          <p>
            {leg.offeredBy} → {leg.acceptedBy}
          </p>
        </StatusCard>
      ) : (
        <GiverMissing heard={heard} me={me} />
      )}
      {waiting.length > 0 ? (
        <Notice tone="wait" title={t`Waits on this phone to be sent`}>
          <ul>
            {waiting.map(({ id, words }) => (
              <li key={id}>{words}</li>
            ))}
          </ul>
        </Notice>
      ) : null}
      <CountBeside
        counted={leg?.accepted ?? carried.count}
        system={leg?.offered ?? carried.system}
      />
      {carried.offer ? (
        <StatusCard tone="info" title={t`Offered to the laboratory: it signs by receiving`}>
          <p>
            <Trans>{carried.offer.count} tubes</Trans>
          </p>
        </StatusCard>
      ) : (
        <>
          <ReadTemperature box={carried.box} />
          <h2>
            <Trans>At the laboratory</Trans>
          </h2>
          <ToLaboratory carried={carried} laboratory={props.laboratory} />
        </>
      )}
      <WayBar carried={carried} limitMinutes={limitMinutes} />
      <Button onClick={() => setLosing(true)}>
        <Trans>The box is lost …</Trans>
      </Button>
      <Sheet title={t`Report a loss`} open={isLosing} onClose={() => setLosing(false)}>
        <ReportLoss box={carried.box} onClose={() => setLosing(false)} />
      </Sheet>
    </>
  )
}
