import { isoOf } from '@bihuan/core/time/instant.ts'
import { Trans, useLingui } from '@lingui/react/macro'
import { useState } from 'react'
import { useFormats } from '../../i18n/format.ts'
import { Button } from '../../kit/button.tsx'
import { Notice, StatusCard } from '../../kit/status-card.tsx'
import { toast } from '../../kit/toast-list.ts'
import { fieldEngine } from '../engine/field-engine.ts'
import { useField } from '../engine/use-field.ts'
import { tell } from '../sound/tell.ts'
import { CountBeside } from './count-beside.tsx'
import { noteCarried } from './courier-diary.ts'
import { type Counted, TakeCount } from './take-count.tsx'
import type { BoxHeard } from './use-courier.ts'
import { useThere } from './use-there.ts'
import { refusalOf } from './why.ts'

/** Which of the three screens one is at. */
export function Steps({ at }: { at: 0 | 1 | 2 }) {
  const { t } = useLingui()
  const words = [t`Box`, t`Count`, t`Sign`]
  return (
    <ol className="fh-steps">
      {words.map((word, n) => (
        <li key={word} aria-current={n === at ? 'step' : undefined}>
          {word}
        </li>
      ))}
    </ol>
  )
}

/** What the giver's side still lacks, in words; null when the giver has signed for this courier. */
export function GiverMissing({ heard, me }: { heard: BoxHeard; me: string }) {
  const isThere = useThere()
  const open = heard.story?.legs.find(({ acceptedAt }) => acceptedAt === null)
  if (open?.to === me) return null
  if (open)
    return (
      <Notice tone="late" title={<Trans>The box is offered to somebody else</Trans>}>
        <p>
          <Trans>Ask the giver to take the offer back and to offer the box to you.</Trans>
        </p>
      </Notice>
    )
  if (!isThere)
    return (
      <Notice tone="info" title={<Trans>No network</Trans>}>
        <p>
          <Trans>
            Your signature waits on this phone. Whether the giver has signed shows when there is
            network.
          </Trans>
        </p>
      </Notice>
    )
  return (
    <Notice
      tone="wait"
      title={
        heard.story === null ? (
          <Trans>Missing: the site has not reported this box yet</Trans>
        ) : (
          <Trans>Missing: the giver's signature for you</Trans>
        )
      }
    >
      <p>
        <Trans>
          Their phone may have no network. Your signature waits on this phone and is sent as soon as
          theirs is there.
        </Trans>
      </p>
    </Notice>
  )
}

/** The courier's third screen: both counts, both names; signing is the courier's own act. */
function SignBox(props: {
  box: string
  counted: Counted
  heard: BoxHeard
  me: string
  system: number | null
  onBack(): void
}) {
  const { t } = useLingui()
  const format = useFormats()
  const { account } = useField()
  const { box, counted, heard, me, system } = props
  const { story } = heard
  const open = story?.legs.find(({ acceptedAt, to }) => acceptedAt === null && to === me)
  const sign = async () => {
    const engine = fieldEngine()
    const at = isoOf(engine.now())
    const { count, celsius } = counted
    const body = { count, at, ...(celsius === null ? {} : { temperatureC: celsius }) }
    const outcome = await engine.command(`/boxes/${box}/accept`, body, t`Box ${box} taken over`)
    const refusal = refusalOf(outcome)
    if (refusal) {
      tell('wrong', t(refusal))
      toast({ tone: 'late', text: t(refusal) })
      return
    }
    tell('ok', t`Signed, ${count}`)
    noteCarried({
      box,
      takenAt: at,
      count,
      system,
      laboratory: null,
      site: story?.siteName ?? '',
      celsius: celsius === null ? null : { value: celsius, at },
      offer: null,
      lostAt: null,
    })
  }
  return (
    <div className="fh-form">
      <Steps at={2} />
      <div className="fh-signers">
        {open ? (
          <StatusCard tone="ok" title={<Trans>Giver: {open.offeredBy}</Trans>}>
            <p>
              <Trans>
                {open.offered} tubes, signed at {format.time(open.offeredAt)}
              </Trans>
            </p>
          </StatusCard>
        ) : (
          <GiverMissing heard={heard} me={me} />
        )}
        <StatusCard tone="info" title={<Trans>Courier: {account?.name ?? ''}</Trans>}>
          <p>
            <Trans>{counted.count} tubes, signed by the button below</Trans>
          </p>
        </StatusCard>
      </div>
      <CountBeside counted={counted.count} system={open?.offered ?? system} />
      <div className="fh-row">
        <Button size="big" onClick={props.onBack}>
          <Trans>Count again</Trans>
        </Button>
        <Button size="big" tone="main" onClick={() => void sign()}>
          <Trans>I sign: {counted.count} tubes</Trans>
        </Button>
      </div>
    </div>
  )
}

/** From the scanned box to both signatures. */
export function TakeBox({ box, heard, me }: { box: string; heard: BoxHeard; me: string }) {
  const [counted, setCounted] = useState<Counted | null>(null)
  const { story } = heard
  const system = story?.tubes.length ?? null
  if (counted)
    return <SignBox {...{ box, counted, heard, me, system }} onBack={() => setCounted(null)} />
  return (
    <>
      <Steps at={1} />
      {story ? <p className="fh-note">{story.siteName}</p> : null}
      <GiverMissing heard={heard} me={me} />
      <TakeCount manifest={story?.tubes ?? null} system={system} onCounted={setCounted} />
    </>
  )
}
